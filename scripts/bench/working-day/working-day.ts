// How fast days are worked out: plain facts on one core and on threads, and from the store.
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import { evaluatePerson } from "@hadir/backend/domain/attendance/evaluate-person.ts"
import { recapOf } from "@hadir/backend/domain/attendance/recap.ts"
import type { Entry } from "@hadir/backend/domain/entries/entry.ts"
import { bareMonth } from "./bare-month.ts"
import { office } from "./city-office.ts"
import { dates, plainPerson } from "./plain-city.ts"
import { openCity } from "./store-month.ts"

const people = 10_000
const rounds = 5
const days = people * dates.length

export async function workingDay(): Promise<void> {
	plainFigures()
	await threadFigures()
	await storeFigures()
}

function plainFigures(): void {
	const city = Array.from({ length: people }, (_, index) => plainPerson(index))
	const span = { from: dates[0] ?? "", through: dates.at(-1) ?? "" }
	const known = office()
	const ours = median(() => {
		for (const person of city) recapOf(evaluatePerson(person, span, known))
	})
	const bare = median(() => bareMonth(city))
	console.log(`one core                ${rate(ours)} employee-days/s`)
	console.log(
		`bare loop               ${rate(bare)} employee-days/s   ratio ${(bare / ours).toFixed(4)}`,
	)
}

async function threadFigures(): Promise<void> {
	const threads = availableParallelism()
	const share = Math.ceil(people / threads)
	const workers = Array.from({ length: threads }, (_, index) => {
		const workerData = { from: index * share, until: Math.min(people, (index + 1) * share) }
		return new Worker(new URL("./month-worker.ts", import.meta.url), { workerData })
	})
	await Promise.all(workers.map(heard))
	const times: number[] = []
	for (let round = 0; round < rounds; round++) {
		const startedAt = performance.now()
		await Promise.all(
			workers.map((worker) => {
				const answer = heard(worker)
				worker.postMessage("go")
				return answer
			}),
		)
		times.push(performance.now() - startedAt)
	}
	await Promise.all(workers.map((worker) => worker.terminate()))
	console.log(`${threads} threads               ${rate(middle(times))} employee-days/s`)
}

async function storeFigures(): Promise<void> {
	const city = await openCity(people, 1)
	try {
		const before = await timed(() => city.evaluate())
		await city.book.add([holiday])
		const lots: number[] = []
		let last = performance.now()
		const after = await timed(() =>
			city.evaluate(() => {
				lots.push(performance.now() - last)
				last = performance.now()
			}),
		)
		console.log(`from the store          ${rate(before)} employee-days/s`)
		console.log(
			`after a day off entered ${(after / 1000).toFixed(2)} s for ${people} people; told ${lots.length} times on the way`,
		)
	} finally {
		await city.close()
	}
	for (const months of [1, 24]) {
		const one = await openCity(200, months)
		const times: number[] = []
		for (let round = 0; round < 50; round++) times.push(await timed(() => one.evaluateOne()))
		console.log(
			`one late punch          ${middle(times).toFixed(2)} ms with ${months} months of 200 people`,
		)
		await one.close()
	}
}

const holiday: Entry = {
	...{ id: "libur", from: "2026-10-14", until: "2026-10-14", enteredBy: "bench", enteredAt: 1 },
	content: { kind: "holiday", holidayKind: "libur", name: "Libur daerah", cite: "Perda" },
	enteredAs: "bkpsdm",
	steps: [],
}

const rate = (ms: number): string => Math.round((days / ms) * 1000).toLocaleString("en")
const heard = (worker: Worker) => new Promise((done) => worker.once("message", done))

function median(run: () => void): number {
	run()
	return middle(
		Array.from({ length: rounds }, () => {
			const startedAt = performance.now()
			run()
			return performance.now() - startedAt
		}),
	)
}

const middle = (times: readonly number[]): number =>
	[...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

async function timed(run: () => Promise<unknown>): Promise<number> {
	const startedAt = performance.now()
	await run()
	return performance.now() - startedAt
}

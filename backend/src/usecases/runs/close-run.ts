// Closing: what was validated is frozen with its inputs and its hash, and the differences it took in are settled.
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import { shortDate } from "@hadir/shared/time/local-date.ts"
import type { Actor } from "../../domain/entries/entry.ts"
import type { OpenState } from "../../domain/runs/open-days.ts"
import { type RunKey, runId } from "../../domain/runs/run.ts"
import type { ListedPerson } from "../../domain/runs/run-person.ts"
import { standingOf } from "../../domain/runs/run-state.ts"
import { totalsOf } from "../../domain/runs/run-totals.ts"
import { heldIn, uncutIn } from "./held-people.ts"
import type { PackedPerson, RunVersion, Settlement } from "./run-book.ts"
import { packRow, runHash } from "./run-hash.ts"
import type { RunFault, RunParts } from "./run-parts.ts"
import { stepFault } from "./step-faults.ts"
import { budgetFault, overtaken, unconfirmedFault } from "./step-run.ts"

/** People with undecided open days are named so many at a time. */
const mostNamed = 20

export async function closeRun(
	parts: RunParts,
	key: RunKey,
	actor: Actor,
): Promise<Result<RunVersion, RunFault>> {
	const run = await parts.runs.run(key)
	const refused =
		stepFault(run, { kind: "closed", reason: "" }, actor) ?? unconfirmedFault(parts, key)
	if (refused !== undefined) return refused
	const { version: number } = standingOf(run)
	const [version, listed, decisions] = await Promise.all([
		parts.archive.version(key, number),
		parts.archive.listed(key, number),
		parts.runs.decisions(key),
	])
	if (version === undefined) return fail("not-next", "Daftar ini belum dihitung. Hitung dahulu.")
	const held = heldIn(decisions)
	const uncut = uncutIn(decisions)
	const paid = listed.filter(
		({ employee, summary }) => summary.standing === "worked" && !held.has(employee),
	)
	const open = openFault(paid, uncut)
	if (open !== undefined) return open
	const stale = await staleFault(parts, paid)
	if (stale !== undefined) return stale
	const changed: PackedPerson[] = []
	for (const one of listed)
		changed.push(...(await changedRow(parts, { key, number, one, held, uncut })))
	const changes = new Map(changed.map((one) => [one.employee, one]))
	const people = listed.map((one): ListedPerson => changes.get(one.employee) ?? one)
	const at = parts.now()
	const closed: RunVersion = {
		...{ header: version.header, hash: runHash(version.header, people) },
		...{ calculatedAt: version.calculatedAt, closedAt: at },
		totals: totalsOf(people.map(({ summary }) => summary)),
	}
	// Lists of one row may have been validated side by side.
	const over = await budgetFault(parts, key, closed.totals.beforeTax)
	if (over !== undefined) return over
	const step = {
		kind: "closed",
		by: actor.username,
		role: actor.role,
		at,
		reason: "",
		version: number,
	} as const
	const settlements = settlementsOf(key, number, people)
	const done = { version: closed, changed, settlements, step }
	return (await parts.archive.closed(run.steps.length, done)) ? succeed(closed) : overtaken
}

const stateWords: Readonly<Record<OpenState, string>> = {
	incomplete: "data belum lengkap",
	toDecide: "perlu putusan",
	unrostered: "tanpa jadwal",
	pending: "belum berakhir",
}

/** Each open day of whoever is paid needs a word; held people keep theirs open. */
function openFault(paid: readonly ListedPerson[], uncut: ReturnType<typeof uncutIn>) {
	const waiting = paid.flatMap(({ employee, identity, summary }) => {
		const decided = uncut(employee)
		const days = summary.open.filter(({ date }) => !decided.includes(date))
		const told = days.map(({ date, state }) => `${shortDate(date)} ${stateWords[state]}`)
		return days.length === 0 ? [] : [`${identity.name}: ${told.join(", ")}`]
	})
	if (waiting.length === 0) return undefined
	const more = waiting.length > mostNamed ? ` dan ${waiting.length - mostNamed} orang lain` : ""
	return fail(
		"open-days",
		`Hari yang belum diputuskan: ${waiting.slice(0, mostNamed).join("; ")}${more}. Putuskan dengan hadir run day, atau tahan orangnya dengan hadir run hold.`,
	)
}

/** A difference that another list has settled meanwhile, or whose run was reopened, is not settled twice. */
async function staleFault({ archive, runs }: RunParts, paid: readonly ListedPerson[]) {
	const sources = new Map(
		paid.flatMap(({ summary }) => summary.differences.map(({ run }) => [runId(run), run] as const)),
	)
	const settled = new Map<string, readonly Settlement[]>()
	const versions = new Map<string, number>()
	for (const [id, run] of sources) {
		settled.set(id, await archive.settlements(run))
		const { state, version } = standingOf(await runs.run(run))
		versions.set(id, state === "closed" || state === "paid" ? version : 0)
	}
	const isStale = paid.some(({ employee, summary }) =>
		summary.differences.some(({ run, version, settlements }) => {
			const own = settled.get(runId(run))?.filter((one) => one.employee === employee) ?? []
			return own.length !== settlements || versions.get(runId(run)) !== version
		}),
	)
	return isStale
		? fail(
				"stale",
				"Selisih di daftar ini sudah diperhitungkan di tempat lain. Kembalikan daftarnya dan hitung lagi.",
			)
		: undefined
}

/** The row of whoever is held becomes empty; decided days go into their row. Others stay as they were calculated. */
async function changedRow(
	parts: RunParts,
	given: {
		readonly key: RunKey
		readonly number: number
		readonly one: ListedPerson
		readonly held: ReturnType<typeof heldIn>
		readonly uncut: ReturnType<typeof uncutIn>
	},
): Promise<readonly PackedPerson[]> {
	const { key, number, one, held, uncut } = given
	const { employee, identity } = one
	const word = held.get(employee)
	if (word !== undefined) {
		const row = { employee, standing: "held" } as const
		return [packRow(parts, row, { ...identity, reason: word.reason })]
	}
	const days = uncut(employee).filter((date) => one.summary.open.some((open) => open.date === date))
	if (days.length === 0) return []
	const person = await parts.archive.person(key, number, employee)
	if (person === undefined || person.row.standing !== "worked") return []
	const { row } = person
	return [packRow(parts, { ...row, inputs: { ...row.inputs, uncut: days } }, identity)]
}

const settlementsOf = (
	by: RunKey,
	byVersion: number,
	people: readonly ListedPerson[],
): readonly Settlement[] =>
	people.flatMap(({ employee, summary }) =>
		summary.differences.map((difference) => {
			return { by, byVersion, n: difference.settlements + 1, employee, difference }
		}),
	)

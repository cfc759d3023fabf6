// Closing a month of a city from a real office.db: every OPD's list worked out, verified, validated, closed and proven,
// beside a bare synced insert of the very rows that closing keeps, in the same run.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { loadAllowancePolicy } from "@hadir/backend/domain/allowance/load-allowance-policy.ts"
import type { Actor } from "@hadir/backend/domain/entries/entry.ts"
import type { PayFact } from "@hadir/backend/domain/pay/pay-fact.ts"
import { canonicalJson } from "@hadir/backend/domain/runs/canonical-json.ts"
import { type RunKey, runOf } from "@hadir/backend/domain/runs/run.ts"
import { openStores } from "@hadir/backend/office-files.ts"
import { EntryStore } from "@hadir/backend/store/entry-store.ts"
import { JournalLogReader } from "@hadir/backend/store/journal-log-reader.ts"
import { PayFactStore } from "@hadir/backend/store/pay-fact-store.ts"
import { ProjectionStore } from "@hadir/backend/store/projection-store.ts"
import { RegistryStore } from "@hadir/backend/store/registry-store.ts"
import { RunArchiveStore } from "@hadir/backend/store/run-archive.ts"
import { RunStore } from "@hadir/backend/store/run-store.ts"
import { ServiceStore } from "@hadir/backend/store/service-store.ts"
import { calculateRun } from "@hadir/backend/usecases/runs/calculate-run.ts"
import { closeRun } from "@hadir/backend/usecases/runs/close-run.ts"
import { signedPolicy } from "@hadir/backend/usecases/runs/pay-office.fixture.ts"
import { proveRuns } from "@hadir/backend/usecases/runs/prove-runs.ts"
import type { RunParts } from "@hadir/backend/usecases/runs/run-parts.ts"
import { stepRun } from "@hadir/backend/usecases/runs/step-run.ts"
import { datesOfMonth, weekdayOf } from "@hadir/shared/time/local-date.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import Database from "better-sqlite3"
import { office } from "./working-day/city-office.ts"

const people = 10_000
const peopleAnOpd = 500
const month = "2026-09"
const zone = "Asia/Makassar"
const sampleMs = 50
const megabyte = 1024 * 1024
const budi: Actor = { username: "budi", role: "bkpsdm" }
const unitOf = (index: number): string => `u${Math.floor(index / peopleAnOpd)}`
const units = [...new Set(Array.from({ length: people }, (_, index) => unitOf(index)))]

type Stores = Awaited<ReturnType<typeof openStores>>

export async function allowanceClose(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "hadir-bench-"))
	const stores = await openStores(folder)
	await fill(stores.office)
	const parts = partsOn(stores)
	console.log(`${people} people of ${units.length} OPD, ${month}, from the store`)
	const atStart = process.memoryUsage.rss()
	const memory = peak()
	const worked = await timed(() =>
		each((key) => calculateRun(parts, { key, isWritten: true }, budi)),
	)
	const closed = await timed(() => each((key) => close(parts, key)))
	const proven = await timed(() => proveRuns(parts.archive, {}))
	const most = memory.stop()
	const reference = await bareInsert(stores, folder)
	const seconds = worked.seconds + closed.seconds
	const wrong = proven.value.filter((run) => run.wrong.length > 0).length
	console.log(`worked out and kept              ${worked.seconds.toFixed(1)} s`)
	console.log(`verified, validated, closed      ${closed.seconds.toFixed(1)} s`)
	console.log(
		`proven                           ${proven.seconds.toFixed(1)} s, ${wrong} of ${proven.value.length} differ`,
	)
	console.log(
		`peak                             ${(most / megabyte).toFixed(0)} MB resident, ${(atStart / megabyte).toFixed(0)} MB before`,
	)
	console.log(
		`the same rows inserted bare      ${reference.seconds.toFixed(2)} s, ${(reference.bytes / people / 1024).toFixed(1)} kB a person`,
	)
	console.log(`ratio, closing to bare insert    ${(seconds / reference.seconds).toFixed(1)}`)
	for (const store of [stores.reader, stores.log, stores.office]) await store.destroy()
	rmSync(folder, { recursive: true })
}

function partsOn(stores: Stores): RunParts {
	const classes = [{ class: 8, rupiah: 3_487_655 }]
	const raw = signedPolicy({ base: { rule: "byClass", classes } })
	const loaded = loadAllowancePolicy(raw)
	if (!loaded.ok) throw new Error(loaded.fault.message)
	const { policy, calendar } = office()
	const db = stores.office
	return {
		...{ registry: new RegistryStore(db), projections: new ProjectionStore(db) },
		...{
			book: new EntryStore(db),
			service: new ServiceStore(db),
			regulation: { policy, calendar },
		},
		...{ reader: new JournalLogReader(stores.reader), zone, now: () => Date.UTC(2026, 9, 5) },
		...{ payBook: new PayFactStore(db), runs: new RunStore(db), archive: new RunArchiveStore(db) },
		allowance: { policy: loaded.value, text: canonicalJson(raw) },
	}
}

async function each(work: (key: RunKey) => Promise<{ readonly ok: boolean }>): Promise<void> {
	for (const unit of units) {
		const done = await work(runOf({ month, unit, group: "PNS", list: "regular" }))
		if (!done.ok) throw new Error(JSON.stringify(done))
	}
}

async function close(parts: RunParts, key: RunKey) {
	const oka: Actor = { username: "oka", role: "operator", unit: key.unit }
	await stepRun(parts, { key, kind: "verified", reason: "" }, oka)
	await stepRun(parts, { key, kind: "validated", reason: "" }, budi)
	return closeRun(parts, key, { username: "sari", role: "bkpsdm" })
}

/** The packed rows of every person, written once more into a file of their own, synced, with nothing worked out. */
async function bareInsert({ office: db }: Stores, folder: string) {
	const rows = await db.selectFrom("run_person").selectAll().execute()
	const bare = new Database(join(folder, "bare.db"))
	bare.pragma("journal_mode = WAL")
	bare.pragma("synchronous = FULL")
	bare.exec(
		"CREATE TABLE row (run TEXT, employee TEXT, hash TEXT, content BLOB, summary TEXT, identity TEXT)",
	)
	const insert = bare.prepare("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?)")
	const byRun = Map.groupBy(rows, ({ run }) => run)
	const { seconds } = await timed(async () => {
		for (const some of byRun.values()) {
			bare.transaction(() => {
				for (const { run, employee, hash, content, summary, identity } of some) {
					insert.run(run, employee, hash, content, summary, identity)
				}
			})()
		}
	})
	bare.close()
	return { seconds, bytes: rows.reduce((sum, { content }) => sum + content.length, 0) }
}

async function timed<Value>(work: () => Promise<Value>) {
	const started = performance.now()
	const value = await work()
	return { value, seconds: (performance.now() - started) / 1000 }
}

function peak() {
	let most = 0
	const look = () => {
		most = Math.max(most, process.memoryUsage.rss())
	}
	const timer = setInterval(look, sampleMs)
	return {
		stop: () => {
			clearInterval(timer)
			look()
			return most
		},
	}
}

/** Rows as the projector and the imports write them; every seventh person is late once, every eleventh absent. */
async function fill(db: Stores["office"]): Promise<void> {
	await db
		.insertInto("unit")
		.values(units.map((id, position) => ({ id, name: `Dinas ${id}`, position })))
		.execute()
	const days = datesOfMonth(month).filter((date) => !["sabtu", "minggu"].includes(weekdayOf(date)))
	const payBook = new PayFactStore(db)
	for (let index = 0; index < people; index++) {
		const id = `p${String(index).padStart(5, "0")}`
		await db.insertInto("employee").values(employeeRow(id, index)).execute()
		await payBook.add(factsOf(id))
		const punches = days.flatMap((date, day) => {
			if (index % 11 === 0 && day === 3) return []
			const late = index % 7 === 0 && day === 5
			return [
				late ? "08:12:40" : "07:20:00",
				weekdayOf(date) === "jumat" ? "16:30:00" : "16:00:00",
			].map((clock) => punchRow(id, index, `${date} ${clock}`))
		})
		await db.insertInto("punch").values(punches).execute()
	}
}

const employeeRow = (id: string, index: number) => ({
	...{ id, nip: `198609262015${String(index).padStart(6, "0")}`, name: `Pegawai ${index}` },
	...{ short_name: id, unit: unitOf(index), grade: "III/c", schedule: "lima-hari" },
	...{ employed_from: "2020-01-01", employed_until: null },
})

function factsOf(employee: string): PayFact[] {
	const source = { paper: "SK 1/2026", date: "2026-01-02" }
	const own = { employee, source, enteredBy: "budi", enteredAs: "bkpsdm", enteredAt: 1 } as const
	const until = `${month}-30`
	return [
		{
			...own,
			id: `${employee}-post`,
			from: "2020-01-01",
			content: { kind: "post", name: "Analis", class: 8 },
		},
		{
			...own,
			id: `${employee}-score`,
			from: `${month}-01`,
			until,
			content: { kind: "score", basisPoints: 9_000 },
		},
	]
}

function punchRow(employee: string, index: number, when: string) {
	const [date = "", clock = ""] = when.split(" ")
	const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number)
	const at = instantMs({ date, second: hour * 3600 + minute * 60 + second }, zone)
	return {
		...{ record: `${employee} ${when}`, journal: "j", chain: "c", kiosk: unitOf(index), n: 1 },
		...{ at, err: 0, basis: "measured", boot: 1, mono: 1, wall: at, q: 3, stamped_err: 0 },
		...{
			reader: "card-1",
			answer: "recorded",
			credential: null,
			tag: null,
			sealed: null,
			employee,
		},
		...{ work_date: date, received_at: at, dispute: null, terminal: null, terminal_key: null },
	}
}

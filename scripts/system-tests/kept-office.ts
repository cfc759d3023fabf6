// An office's files at rest, of one kiosk whose records were written by hand, and commands run on them.
import { spawn } from "node:child_process"
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { officeKeys } from "@hadir/backend/identity/office-keys.ts"
import { CityStore } from "@hadir/backend/store/city-store.ts"
import { JournalLogStore } from "@hadir/backend/store/journal-log-store.ts"
import { logFolding } from "@hadir/backend/store/office-disk.ts"
import { dropMonths, leastKeptMs } from "@hadir/backend/usecases/drop-months.ts"
import type { CityMessage } from "@hadir/backend/usecases/found-city.ts"
import { atMs, code, type HandKiosk } from "@hadir/backend/usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "@hadir/backend/usecases/office-log.fixture.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import Database from "better-sqlite3"
import { z } from "zod"
import { query, root } from "./city.ts"

/** Exit code and everything said. */
export function runHadir(
	args: readonly string[],
	environment: Record<string, string>,
	cwd = root,
): Promise<string> {
	const child = spawn(process.execPath, [join(root, "scripts/hadir.ts"), ...args], {
		env: { ...process.env, HADIR_LOG: "silent", ...environment },
		stdio: ["ignore", "pipe", "pipe"],
		cwd,
	})
	let said = ""
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk) => {
			said += chunk
		})
	}
	return new Promise((done) => child.once("close", (exit) => done(`${exit} ${said}`)))
}

/** Two batches of ten records from two years ago and one of five from now, all worked in. */
export class KeptOffice {
	readonly data = mkdtempSync(join(tmpdir(), "hadir-kept-"))
	readonly kiosk: HandKiosk
	readonly #log: OfficeLog

	private constructor(log: OfficeLog, kiosk: HandKiosk) {
		this.#log = log
		this.kiosk = kiosk
	}

	static async make(): Promise<KeptOffice> {
		const log = await OfficeLog.open()
		const kiosk = await log.enrol()
		const office = new KeptOffice(log, kiosk.record(25))
		await log.worker().hello(code, kiosk.hello())
		await office.#take(1, 10)
		await office.#take(11, 20)
		log.now = atMs + 2 * leastKeptMs
		await office.#take(21, 25)
		await office.rest()
		officeKeys(join(office.data, "office-keys.json"), { isFirstStart: true })
		return office
	}

	get journalFile(): string {
		return join(this.data, "journal.db")
	}

	async #take(from: number, through: number): Promise<void> {
		await this.#log.worker().batch(code, this.kiosk.batch(from, through))
		const projector = this.#log.projector()
		projector.wake()
		await projector.settle()
	}

	/** Puts the files as they are now into `data`, folded, as an office leaves them that stopped. */
	async rest(): Promise<void> {
		await logFolding(this.#log.log)()
		await logFolding(this.#log.office)()
		for (const name of ["journal.db", "office.db"]) {
			for (const beside of ["-wal", "-shm"])
				rmSync(join(this.data, `${name}${beside}`), { force: true })
			cpSync(join(this.#log.folder, name), join(this.data, name))
		}
	}

	/** Drops the first two batches, as `hadir journal drop` does. */
	async drop(): Promise<void> {
		const { log, reader, projections, now } = this.#log
		const parts = { log: new JournalLogStore(log), reader, projections, note: () => undefined }
		const dropped = await dropMonths({ ...parts, now: () => now }, atMs + leastKeptMs)
		if (!dropped.ok) throw new Error(dropped.fault.message)
		await this.rest()
	}

	async found(city: CityMessage): Promise<void> {
		const cards = city.employees.map((_, index) => `card${String(index).padStart(12, "0")}`)
		await new CityStore(this.#log.office).found(city, cards, 0)
		await this.rest()
	}

	/** Changes journal.db behind the office's back. */
	change(statement: string, ...values: readonly unknown[]): void {
		const database = new Database(this.journalFile)
		database.prepare(statement).run(...values)
		database.close()
	}

	/** The page at which a table begins. */
	pageOf(table: string, file = this.journalFile): number {
		const [row] = z
			.array(z.object({ rootpage: z.number() }))
			.parse(query(file, `SELECT rootpage FROM sqlite_master WHERE name = '${table}'`))
		return row?.rootpage ?? 0
	}

	/** The kiosk's own file with these records, made by the kiosk's code. */
	kioskFile(through = this.kiosk.lines.length): string {
		const file = join(this.data, `kiosk-${through}`, "journal.db")
		const database = openDatabase(file)
		new JournalFile(database, () => this.kiosk.keys)
		const insert = database.prepare("INSERT INTO record VALUES (1, ?, ?, ?)")
		for (let n = 1; n <= through; n++) {
			insert.run(n, this.kiosk.lines[n - 1], Buffer.from(this.kiosk.hashAt(n), "hex"))
		}
		database.close()
		return file
	}

	hadir(...args: readonly string[]): Promise<string> {
		return runHadir(args, { HADIR_DATA: this.data })
	}

	async close(): Promise<void> {
		await this.#log.close()
		rmSync(this.data, { recursive: true })
	}
}

/** Turns every bit of these bytes over. */
export function flip(file: string, from: number, count: number): void {
	const bytes = readFileSync(file)
		.subarray(from, from + count)
		.map((byte) => byte ^ 0xff)
	const opened = openSync(file, "r+")
	writeSync(opened, bytes, 0, bytes.length, from)
	closeSync(opened)
}

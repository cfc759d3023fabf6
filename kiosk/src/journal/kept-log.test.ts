// A file set aside keeps its log of writes, which SQLite would delete while it fails to open the file.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openDatabase } from "./database.ts"
import { JournalFile } from "./journal-file.ts"
import { openKioskFile } from "./open-kiosk-file.ts"

let folder: string
let file: string
const open = () => {
	const opened = openKioskFile({
		...{ folder, now: 1, makeKeys: () => makeKeyPair("ed25519") },
		...{ makeRoom: () => false, makeRoomToOpen: () => false, onUnreadable: () => undefined },
	})
	opened.settleLogs()
	opened.database.close()
	return opened
}

/** The file as a power cut leaves it: half of the records in the log alone. */
function fill(): { main: Buffer; log: Buffer } {
	const database = openDatabase(file)
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	for (let mono = 1; mono <= 40; mono++) {
		if (mono === 20) journal.foldLog()
		const stamp = { boot: 1, mono, wall: 1_795_476_494_000, q: 3, err: 10 } as const
		journal.append({ k: "boot", ...stamp, release: "0.1.0" })
	}
	const files = { main: readFileSync(file), log: readFileSync(`${file}-wal`) }
	database.close()
	return files
}

function put({ main, log }: { main: Buffer; log: Buffer }): void {
	for (const name of readdirSync(folder)) rmSync(join(folder, name))
	writeFileSync(file, main)
	writeFileSync(`${file}-wal`, log)
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-log-"))
	file = join(folder, "journal.db")
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([
	["its head is gone", 0, 32],
	["a frame in it is gone", 32, 4_152],
])("the first page is gone, and of the log %s: the log lies beside the file", (_, from, to) => {
	const { main, log } = fill()
	put({ main: main.fill(0, 0, 4_096), log: log.fill(0, from, to) })
	expect(open().setAside).toBe(`${file}.damaged-1`)
	expect(readFileSync(`${file}.damaged-1-wal`).equals(log)).toBe(true)
	expect(readdirSync(folder).filter((name) => name.includes(".kept"))).toEqual([])
})

test("an opening that was cut off after SQLite deleted the log: it is still there", () => {
	const { main, log } = fill()
	put({ main: main.fill(0, 0, 4_096), log })
	rmSync(`${file}-wal`)
	writeFileSync(`${file}-wal.kept-1`, log)
	expect(open().setAside).toBe(`${file}.damaged-1`)
	expect(readFileSync(`${file}.damaged-1-wal`).equals(log)).toBe(true)
})

test("a file that opens leaves no second name of its log", () => {
	put(fill())
	expect(open().journal.last.n).toBe(40)
	expect(readdirSync(folder).filter((name) => name.includes(".kept"))).toEqual([])
})

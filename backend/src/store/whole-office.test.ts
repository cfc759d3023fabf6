// An office is started on a part of its files, or on another's: refused with what to do, and nothing made anew.
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync, truncateSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { code } from "../usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "../usecases/office-log.fixture.ts"
import { keepKey } from "./kept-key.ts"
import { logFolding } from "./office-disk.ts"
import { proveWhole } from "./whole-office.ts"

let office: OfficeLog
let data: string

beforeEach(async () => {
	office = await OfficeLog.open()
	data = mkdtempSync(join(tmpdir(), "hadir-whole-"))
	const kiosk = await office.enrol()
	await keepKey(office.office, office.keys)
	await office.worker().hello(code, kiosk.record(20).hello())
	await office.worker().batch(code, kiosk.batch(1, 10))
	await settle()
	await rest("earlier")
	await office.worker().batch(code, kiosk.batch(11, 20))
	await settle()
	await rest("")
})
afterEach(async () => {
	await office.close()
	rmSync(data, { recursive: true })
})

async function settle(): Promise<void> {
	const projector = office.projector()
	projector.wake()
	await projector.settle()
}

/** The files as they are now, folded, into a folder below `data`. */
async function rest(folder: string): Promise<void> {
	await logFolding(office.log)()
	await logFolding(office.office)()
	for (const name of ["journal.db", "office.db"]) {
		cpSync(join(office.folder, name), join(data, folder, name), { recursive: true })
	}
}

const start = (keys = office.keys) =>
	proveWhole(data, keys).then(
		() => "starts",
		(cause: unknown) => String(cause),
	)
const remove = (name: string) => rmSync(join(data, name))

test("whole, of nothing yet, or cut off in its very first start: it starts", async () => {
	expect(await start()).toBe("starts")
	remove("journal.db")
	remove("office.db")
	expect(await start()).toBe("starts")
	const fresh = await OfficeLog.open()
	await logFolding(fresh.office)()
	copyFileSync(join(fresh.folder, "office.db"), join(data, "office.db"))
	await fresh.close()
	expect(await start(), "office.db was made, journal.db not yet").toBe("starts")
})

test("without its log, or with an empty one, everybody would be absent: it does not start", async () => {
	truncateSync(join(data, "journal.db"), 0)
	expect(await start()).toMatch(/has no journal\.db.*everybody would be absent.*hadir restore/)
	remove("journal.db")
	expect(await start()).toMatch(/has no journal\.db/)
	expect(existsSync(join(data, "journal.db")), "and none is made").toBe(false)
})

test("without its facts it does not start", async () => {
	remove("office.db")
	expect(await start()).toMatch(/has no office\.db, though journal\.db holds what 1 journals sent/)
})

test("an older log, or another office's, is not taken for its own", async () => {
	copyFileSync(join(data, "earlier", "journal.db"), join(data, "journal.db"))
	expect(await start()).toMatch(
		/has worked in record 20 of journal .*does not hold it: it is older/,
	)
})

test("an older office.db is: what it lacks is worked in again", async () => {
	copyFileSync(join(data, "earlier", "office.db"), join(data, "office.db"))
	expect(await start()).toBe("starts")
})

test("another office's keys are told apart", async () => {
	expect(await start(makeKeyPair("ed25519"))).toMatch(/office-keys\.json is another office's/)
})

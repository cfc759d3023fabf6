import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { code } from "../usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "../usecases/office-log.fixture.ts"
import { BrokenLog, keepDailyHeads } from "./daily-heads.ts"
import { findBroken } from "./verify-in-thread.ts"

test("a day's heads are signed once, and of a log that does not hold never", async () => {
	const office = await OfficeLog.open()
	const kiosk = await office.enrol()
	await office.worker().hello(code, kiosk.record(5).hello())
	await office.worker().batch(code, kiosk.batch(1, 5))
	const folder = mkdtempSync(join(tmpdir(), "hadir-heads-"))
	const keep = (date: string) =>
		keepDailyHeads({
			...{ folder, date, now: office.now, reader: office.reader },
			officeKey: office.keys.privateKey,
			findBroken: () => findBroken(join(office.folder, "journal.db")),
		})
	expect(await keep("2026-11-24")).toBe(join(folder, "heads-2026-11-24.txt"))
	expect(await keep("2026-11-24"), "once").toBeUndefined()
	await office.log
		.updateTable("batch")
		.set({ last: "ab".repeat(32) })
		.execute()
	await expect(keep("2026-11-25")).rejects.toThrow(BrokenLog)
	expect(readdirSync(folder)).toEqual(["heads-2026-11-24.txt"])
	await office.close()
	rmSync(folder, { recursive: true })
})

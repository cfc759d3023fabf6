import { afterEach, beforeEach, expect, test } from "vitest"
import { alarmKinds } from "../usecases/alarms.ts"
import { OfficeLog } from "../usecases/office-log.fixture.ts"

let office: OfficeLog
beforeEach(async () => {
	office = await OfficeLog.open()
})
afterEach(() => office.close())

test("whatever may be told of can be read again", async () => {
	for (const kind of alarmKinds) {
		const alarm = { id: kind, kind, kiosk: undefined, subject: "Periksa.", facts: {}, raisedAt: 1 }
		expect(await office.alarms.raise(alarm)).toBe(true)
		expect(await office.alarms.raise(alarm), "once").toBe(false)
	}
	expect((await office.alarms.open()).map(({ kind }) => kind).sort()).toEqual(
		[...alarmKinds].sort(),
	)
	expect(await office.alarms.see("card", "staf", 2)).toBe(true)
	expect(await office.alarms.open()).toHaveLength(alarmKinds.length - 1)
})

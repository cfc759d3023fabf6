// Who a terminal's user is: what was punched before follows, on real files.

import { addDays } from "@hadir/shared/time/local-date.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { IdentityStore } from "../store/identity-store.ts"
import { leaveService } from "./leave-service.ts"
import { line, TerminalOffice, zone } from "./terminal.fixture.ts"

let desk: TerminalOffice
beforeEach(async () => {
	desk = await TerminalOffice.open()
	await desk.add([
		line("7", "2026-11-03 07:28:14"),
		line("7", "2026-11-04 07:31:00"),
		line("8", "2026-11-03 07:29:00"),
	])
})
afterEach(() => desk.office.close())

const whose = async () =>
	(await desk.punches())
		.map(({ employee = "nobody", workDate }) => `${workDate} ${employee}`)
		.sort()
const assigned = async (...order: Parameters<TerminalOffice["assign"]>) => {
	const done = await desk.assign(...order)
	return done.ok ? done.value.days : done.fault.code
}

test("past punches of that user, and of no other, get their person; the days are told", async () => {
	expect(await assigned("7", "maria")).toEqual([
		{ employee: "maria", workDate: "2026-11-03" },
		{ employee: "maria", workDate: "2026-11-04" },
	])
	expect(await whose()).toEqual(["2026-11-03 maria", "2026-11-03 nobody", "2026-11-04 maria"])
	expect(await assigned("7", "maria"), "twice changes nothing").toEqual([])
})

test("a number that a list pads with zeros is the same user's, and the same punch's", async () => {
	await desk.add([line("0007", "2026-11-05 07:30:00"), line("007", "2026-11-04 07:31:00")])
	expect(await assigned("00007", "maria")).toHaveLength(3)
	expect(await whose()).toEqual([
		...["2026-11-03 maria", "2026-11-03 nobody", "2026-11-04 maria", "2026-11-05 maria"],
	])
	expect(await assigned("7", "yusuf")).toBe("taken")
})

test.each([
	["1999-12-31", "bad-day"],
	["2000-01-01", undefined],
	["2099-01-01", "bad-day"],
])("a number changes hands on no day like %s: %s", async (from, fault) => {
	const done = await assigned("7", "maria", from)
	expect(typeof done === "string" ? done : undefined).toBe(fault)
})

test("a year ahead is the furthest that a number changes hands", async () => {
	const today = localMoment(desk.office.now, zone).date
	expect(await assigned("7", "maria", addDays(today, 366))).toEqual([])
	expect(await assigned("8", "maria", addDays(today, 367))).toBe("bad-day")
})

test("what a kiosk pulled before follows too, by its own tag", async () => {
	const kiosk = await desk.office.enrol()
	await desk.deliver(desk.pulled(kiosk, "7", "2026-11-05 07:30:00"))
	await desk.settle()
	expect(await assigned("7", "maria")).toHaveLength(3)
	expect(await whose()).toContain("2026-11-05 maria")
})

test("a punch whose terminal's clock nobody could measure is for a person to decide", async () => {
	const kiosk = await desk.office.enrol()
	await desk.deliver(desk.pulled(kiosk, "7", "2026-11-05 07:30:00", { err: 86_400_000 }))
	await desk.settle()
	await assigned("7", "maria")
	const doubts = (await desk.punches()).map(({ workDate, doubt }) => `${workDate} ${doubt}`)
	expect(doubts).toContain("2026-11-05 unsure")
	expect(doubts).toContain("2026-11-03 undefined")
})

test("what comes later finds its person, and a kiosk's list names the user", async () => {
	await assigned("7", "maria")
	await desk.add([line("7", "2026-11-06 07:30:00")])
	expect(await whose()).toContain("2026-11-06 maria")
	const kiosk = await desk.office.enrol()
	expect(await desk.office.registry.listedAt(kiosk.code, desk.office.now)).toMatchObject([
		{ kind: "terminal", shortName: "Maria Goreti Ndoen" },
	])
})

test("a number that changed hands is each one's in their time", async () => {
	await assigned("7", "maria")
	expect(await assigned("7", "yusuf"), "without a day it stays").toBe("taken")
	expect(await assigned("7", "yusuf", "2026-11-04")).toEqual([
		{ employee: "maria", workDate: "2026-11-04" },
		{ employee: "yusuf", workDate: "2026-11-04" },
	])
	expect(await whose()).toEqual(["2026-11-03 maria", "2026-11-03 nobody", "2026-11-04 yusuf"])
})

test("an earlier day, or the same one, leaves what was said of later days", async () => {
	await assigned("7", "yusuf", "2026-11-04")
	expect(await whose()).toEqual(["2026-11-03 nobody", "2026-11-03 nobody", "2026-11-04 yusuf"])
	await assigned("7", "maria", "2026-11-01")
	expect(await whose()).toContain("2026-11-04 yusuf")
	expect(await whose()).toContain("2026-11-03 maria")
	await assigned("7", "maria", "2026-11-04")
	expect(await whose(), "put right").toContain("2026-11-04 maria")
})

test("the same number at another terminal is somebody else", async () => {
	expect(await assigned("7", "maria", undefined, { serial: "OTHER" })).toBe("no-terminal")
	await assigned("7", "maria", undefined, { serial: "OTHER", isNew: true })
	await desk.add([line("7", "2026-11-05 07:30:00")])
	expect((await whose()).filter((one) => !one.endsWith("nobody"))).toEqual([])
})

const leave = (employee: string, lastDay: string) =>
	leaveService({ departures: new IdentityStore(desk.office.office), zone }, employee, lastDay)

test("a number handed over on its carrier's last day is the next one's for good", async () => {
	await assigned("7", "maria")
	await leave("maria", "2026-11-03")
	await assigned("7", "yusuf", "2026-11-03")
	expect(await whose()).toEqual(["2026-11-03 nobody", "2026-11-03 yusuf", "2026-11-04 yusuf"])
})

test("a number whose carrier left before having it can be given, from that day and from an earlier one", async () => {
	await assigned("7", "yusuf", "2026-11-04")
	await leave("yusuf", "2026-11-01")
	await assigned("7", "maria", "2026-11-04")
	expect(await whose()).toEqual(["2026-11-03 nobody", "2026-11-03 nobody", "2026-11-04 maria"])
	await assigned("8", "yusuf", "2026-11-03")
	await assigned("8", "maria")
	expect(await whose()).toContain("2026-11-03 maria")
})

test("who has left is that user no longer than the service, and is on no list after", async () => {
	await leave("maria", "2026-11-03")
	await assigned("7", "maria")
	expect(await whose()).toEqual(["2026-11-03 maria", "2026-11-03 nobody", "2026-11-04 nobody"])
	const kiosk = await desk.office.enrol()
	expect(await desk.office.registry.listedAt(kiosk.code, desk.office.now)).toEqual([])
	expect(await assigned("8", "maria", "2026-11-04")).toBe("left")
})

test("a punch that changes hands is one punch, however many days it touches; a NIP names its person", async () => {
	await assigned("7", "maria")
	const done = await desk.assign("7", "19860926201505100 1", "2026-11-04")
	expect(done).toMatchObject({ ok: true, value: { employee: "yusuf", punches: 1 } })
})

test("nobody who is not there is assigned", async () => {
	expect(await assigned("7", "ghost")).toBe("no-employee")
})

test("a serial that nobody has heard of is refused with those that were, or said to be new", async () => {
	const mistyped = await desk.assign("7", "maria", undefined, { serial: "CKJ1234568" })
	expect(mistyped).toMatchObject({
		fault: {
			message: expect.stringMatching(/CKJ1234568 has come yet, only of CKJ1234567\..*--new/),
		},
	})
	expect((await desk.assign("7", "maria")).ok).toBe(true)
})

test("a rebuilt projection says the same", async () => {
	await assigned("7", "maria")
	const before = await whose()
	const { office } = desk.office
	await office.deleteFrom("punch").execute()
	await office.deleteFrom("cursor").execute()
	await desk.settle()
	expect(await whose()).toEqual(before)
})

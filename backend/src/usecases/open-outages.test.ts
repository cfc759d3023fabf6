// A kiosk that is switched off every evening: only what it owed is listed, and nobody's day waits for it.
import { encodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { CityStore } from "../store/city-store.ts"
import { code, type HandKiosk } from "./hand-kiosk.fixture.ts"
import { writeEntries } from "./keep-entries.ts"
import { readService } from "./kiosk-services.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { openOutages } from "./open-outages.ts"
import { evaluatePeople } from "./person-month.ts"
import type { RecordJournal } from "./record-journal.ts"

const zone = "Asia/Makassar"
const credential = "CREDENTIALAAAAAA"
/** "24 07:05": a day of November 2026 and its local time. */
const at = (text: string): number => {
	const [day = "", clock = ""] = text.split(" ")
	const [hour = 0, minute = 0] = clock.split(":").map(Number)
	return instantMs({ date: `2026-11-${day}`, second: (hour * 60 + minute) * 60 }, zone)
}

let office: OfficeLog
let ingest: RecordJournal
let kiosk: HandKiosk
let boot = 0

beforeEach(async () => {
	office = await OfficeLog.open()
	ingest = office.worker()
	office.now = at("23 06:50")
	kiosk = await office.enrol()
	await office.office.updateTable("kiosk").set({ registered_at: office.now }).execute()
	const person = {
		...{ id: "rambu", nip: "198609262015051000", name: "Rambu", shortName: "Rambu" },
		...{ unit: "dinkes", grade: "PNS III/c", schedule: "lima-hari", employedFrom: "2020-01-01" },
		...{ cardFrom: 0, card: { kind: "iso14443a" as const, uid: "04a1b2c0" } },
	}
	const units = [{ id: "dinkes", name: "Dinas Kesehatan" }]
	const city = { government: "Kota", agency: "BKPSDM", units, employees: [person] }
	await new CityStore(office.office).found(city, [credential], 0)
	await ingest.hello(code, kiosk.hello())
	boot = 0
})
afterEach(() => office.close())

function keep(moment: string, k: object): void {
	const content = { boot, mono: 1_000, wall: at(moment), q: 3, err: 50, ...k }
	kiosk.keep(encodeRecord(kiosk.lines.length + 1, content as RecordContent))
}
function switchOn(moment: string, lastAlive?: string): void {
	boot++
	keep(moment, { k: "boot", release: "0.1.0", ...(lastAlive && { lastAlive: at(lastAlive) }) })
	keep(moment, { k: "reader", reader: "card-1", state: "ready" })
}
const tap = (moment: string) =>
	keep(moment, { k: "punch", reader: "card-1", answer: "recorded", credential })

async function arrive(moment: string): Promise<void> {
	office.now = at(moment)
	await ingest.batch(code, kiosk.batch(1, kiosk.lines.length))
	await office.hear(code, kiosk.heartbeat(kiosk.lines.length, office.now))
	const projector = office.projector()
	projector.wake()
	await projector.settle()
}

const parts = () => ({
	...{ registry: office.registry, projections: office.projections, reader: office.reader },
	book: office.book,
	...{ service: office.service, regulation: { policy, calendar }, zone, now: () => office.now },
})
const everybody = { unit: undefined }

async function outages() {
	const span = { from: at("01 00:00"), until: office.now }
	const found = await openOutages(parts(), await readService(parts(), span), span, everybody)
	return found.map(({ cause, from, until, personDays }) => [cause, from, until, personDays])
}
async function stateOn(date: string) {
	const employees = await office.registry.employees(everybody)
	const [person] = await evaluatePeople(parts(), employees, "2026-11")
	return person?.days.find((day) => day.date === date)?.state
}

test("off from half past six in the evening until ten to seven: nobody waits, nothing is listed", async () => {
	switchOn("23 06:50")
	tap("23 07:10")
	tap("23 16:05")
	switchOn("24 06:50", "23 18:30")
	tap("24 07:52")
	await arrive("24 22:00")
	expect(await outages()).toEqual([])
	expect(await stateOn("2026-11-23")).toBe("present")
	expect(await stateOn("2026-11-24"), "late, and no machine was why").toBe("partial")
})

test("switched on too late, or off too early: that much is listed, with whom it touches", async () => {
	switchOn("23 06:50")
	tap("23 07:10")
	switchOn("24 07:20", "23 17:00")
	tap("24 07:52")
	await arrive("24 22:00")
	expect(await outages()).toEqual([
		["lost", at("24 07:00"), at("24 07:20"), 1],
		["lost", at("23 17:00"), at("23 18:00"), 1],
	])
	expect([await stateOn("2026-11-23"), await stateOn("2026-11-24")]).toEqual([
		"toDecide",
		"toDecide",
	])
})

test("half a minute late in the morning: little, but it holds a day open, so it can be settled", async () => {
	const seconds = (text: string) => at(text) + 30_000
	switchOn("23 06:50")
	tap("23 07:10")
	tap("23 16:05")
	boot++
	const late = { wall: seconds("24 07:00") }
	keep("24 07:00", { k: "boot", release: "0.1.0", lastAlive: at("23 18:30"), ...late })
	keep("24 07:00", { k: "reader", reader: "card-1", state: "ready", ...late })
	tap("24 07:52")
	await arrive("24 22:00")
	expect(await outages()).toEqual([["lost", at("24 07:00"), seconds("24 07:00"), 1]])
	expect(await stateOn("2026-11-24")).toBe("toDecide")
})

test("a restart of seconds in the hours of work is listed while somebody's day waits for it", async () => {
	switchOn("23 06:50")
	boot++
	const back = { wall: at("23 09:30") + 40_000 }
	keep("23 09:30", { k: "boot", release: "0.1.0", lastAlive: at("23 09:30"), ...back })
	keep("23 09:30", { k: "reader", reader: "card-1", state: "ready", ...back })
	await arrive("23 22:00")
	expect(await stateOn("2026-11-23")).toBe("toDecide")
	expect(await outages()).toEqual([["lost", at("23 09:30"), at("23 09:30") + 40_000, 1]])
})

test("named guests of another unit wait for the kiosk too, and are counted", async () => {
	const db = office.office
	await db.insertInto("unit").values({ id: "dinsos", name: "Dinas Sosial", position: 1 }).execute()
	const own = await db.selectFrom("employee").selectAll().executeTakeFirstOrThrow()
	const guest = { ...own, id: "anna", nip: "198609262015051001", unit: "dinsos" }
	await db.insertInto("employee").values(guest).execute()
	switchOn("23 06:50")
	switchOn("24 07:20", "23 17:00")
	await arrive("24 22:00")
	const counted = async () => (await outages()).map(([, , , personDays]) => personDays)
	expect(await counted()).toEqual([1, 1])
	await db.insertInto("guest").values({ kiosk: code, employee: "anna" }).execute()
	expect(await counted()).toEqual([2, 2])
})

test("one of two readers dead: listed while somebody's day waits for it, and only then", async () => {
	switchOn("23 06:50")
	keep("23 06:50", { k: "reader", reader: "finger-1", state: "ready" })
	tap("23 07:10")
	keep("23 10:00", { k: "reader", reader: "card-1", state: "absent" })
	keep("23 12:00", { k: "reader", reader: "card-1", state: "ready" })
	tap("23 16:05")
	switchOn("24 06:50", "23 18:30")
	keep("24 06:51", { k: "reader", reader: "finger-1", state: "ready" })
	keep("24 06:55", { k: "reader", reader: "card-1", state: "absent" })
	keep("24 09:00", { k: "reader", reader: "card-1", state: "ready" })
	tap("24 09:05")
	await arrive("24 22:00")
	expect([await stateOn("2026-11-23"), await stateOn("2026-11-24")]).toEqual([
		"present",
		"toDecide",
	])
	expect(await outages()).toEqual([["lost", at("24 07:00"), at("24 09:00"), 1]])
})

describe("hours that the roster owes", () => {
	const roster = async (date: string, ...shifts: string[]) => {
		const made = { ...parts(), makeId: () => `roster-${date}` }
		const content = { kind: "rosterDay", shifts } as const
		const wish = { employee: "rambu", from: date, until: date, content }
		const written = await writeEntries(made, [wish], { username: "dewi", role: "bkpsdm" })
		if (!written.ok) throw new Error(written.fault.message)
	}

	test("off at the end of a night shift: counted on the date on which the shift began", async () => {
		await roster("2026-11-23", "malam")
		await roster("2026-11-24")
		switchOn("23 20:30")
		tap("23 20:55")
		switchOn("24 09:00", "24 06:30")
		await arrive("24 22:00")
		expect(await stateOn("2026-11-23")).toBe("toDecide")
		const found = await outages()
		expect(found.filter(([, , , personDays]) => personDays !== 0)).toEqual([
			["lost", at("24 06:30"), expect.any(Number), 1],
		])
	})

	test("of somebody with a week of their own, on a Saturday night over the end of a month", async () => {
		await roster("2026-10-31", "malam")
		await office.office
			.updateTable("kiosk")
			.set({ registered_at: at("01 00:00") - 7_200_000 })
			.execute()
		const quiet = at("01 00:00") - 3.6e6 * 4
		boot++
		const on = { wall: quiet }
		keep("01 00:00", { k: "boot", release: "0.1.0", ...on })
		keep("01 00:00", { k: "reader", reader: "card-1", state: "ready", ...on })
		keep("01 00:00", {
			k: "punch",
			reader: "card-1",
			answer: "recorded",
			credential,
			wall: quiet + 3.55e6,
		})
		switchOn("02 06:30", "01 06:00")
		await arrive("02 22:00")
		expect((await outages()).filter(([, , , personDays]) => personDays !== 0)).toEqual([
			["lost", at("01 06:00"), expect.any(Number), 1],
		])
	})
})

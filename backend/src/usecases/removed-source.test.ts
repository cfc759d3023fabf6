// Readers and a terminal taken out of a kiosk's settings, as the office sees it: on the machines page, and over the day.
import { encodeRecord, type RecordContent, takenOut } from "@hadir/shared/journal/record.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { CityStore } from "../store/city-store.ts"
import { DecisionStore } from "../store/decision-store.ts"
import { code, type HandKiosk } from "./hand-kiosk.fixture.ts"
import { KioskNewsBoard } from "./kiosk-news.ts"
import { machineList } from "./machine-list.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { evaluatePeople } from "./person-month.ts"

const zone = "Asia/Makassar"
const credential = "CREDENTIALAAAAAA"
/** "07:05" of Tuesday, 24 November 2026. */
const at = (clock: string): number => {
	const [hour = 0, minute = 0] = clock.split(":").map(Number)
	return instantMs({ date: "2026-11-24", second: (hour * 60 + minute) * 60 }, zone)
}

let office: OfficeLog
let kiosk: HandKiosk

beforeEach(async () => {
	office = await OfficeLog.open()
	office.now = at("06:30")
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
	await office.worker().hello(code, kiosk.hello())
})
afterEach(() => office.close())

function keep(clock: string, k: object): void {
	const content = { boot: 1, mono: 1_000, wall: at(clock), q: 3, err: 50, ...k }
	kiosk.keep(encodeRecord(kiosk.lines.length + 1, content as RecordContent))
}
const say = (clock: string, reader: string, state: "ready" | "absent", reason?: string) =>
	keep(clock, { k: "reader", reader, state, ...(reason && { reason }) })
/** The kiosk is started: its card reader is there, and these are taken out of its settings. */
function start(clock: string, gone: readonly string[] = []): void {
	keep(clock, { k: "boot", release: "0.1.0", lastAlive: at(clock) - 20_000 })
	for (const reader of gone) say(clock, reader, "absent", takenOut)
	say(clock, "card-1", "ready")
}

async function look() {
	office.now = at("22:00")
	await office.worker().batch(code, kiosk.batch(1, kiosk.lines.length))
	await office.hear(code, kiosk.heartbeat(kiosk.lines.length, office.now))
	const projector = office.projector()
	projector.wake()
	await projector.settle()
	const decisions = new DecisionStore(office.office)
	const parts = {
		...{
			registry: office.registry,
			projections: office.projections,
			reader: office.reader,
			book: office.book,
		},
		...{ service: office.service, regulation: { policy, calendar }, zone, now: () => office.now },
		...{ news: new KioskNewsBoard(), alarms: office.alarms },
		...{ settlements: decisions, disputes: decisions },
		connected: () => new Set([code]),
	}
	const everybody = { unit: undefined }
	const { machines, outages } = await machineList(parts, everybody, "anna")
	const employees = await office.registry.employees(everybody)
	const [person] = await evaluatePeople(parts, employees, "2026-11")
	const day = person?.days.find(({ date }) => date === "2026-11-24")
	return {
		machine: machines[0],
		outages: outages.map(({ cause, from, until }) => [cause, from, until]),
		day: day?.state,
	}
}
const punch = (clock: string) =>
	keep(clock, { k: "punch", reader: "card-1", answer: "recorded", credential })

test("a reader that was taken out is on the page no more, and nothing is to be done", async () => {
	start("06:50")
	say("06:50", "finger-1", "ready")
	punch("07:10")
	say("09:00", "finger-1", "absent", "no-port")
	start("10:00", ["finger-1"])
	punch("16:05")
	const { machine, outages, day } = await look()
	expect(machine?.readers).toMatchObject([{ name: "card-1", isReady: true }])
	expect(machine).not.toHaveProperty("advice")
	expect([machine?.state, outages, day]).toEqual(["ready", [], "present"])
})

test("one that is only unplugged stays there until it is back", async () => {
	start("06:50")
	say("06:50", "finger-1", "ready")
	say("09:00", "finger-1", "absent", "no-port")
	const { machine } = await look()
	expect(machine).toMatchObject({ advice: expect.stringMatching(/^Pembaca jari hilang 09:00/) })
})

test("what a terminal kept that was out of reach until it was taken out is missing, and can be settled", async () => {
	start("06:50")
	say("06:50", "terminal-1", "ready")
	say("07:05", "terminal-1", "absent", "no-port")
	punch("08:40")
	start("10:00", ["terminal-1"])
	punch("16:05")
	const { machine, outages, day } = await look()
	expect(machine?.readers).toMatchObject([{ name: "card-1" }])
	expect(machine?.completeUntil, "from then on it counts no more").toBe(at("22:00"))
	expect(outages).toEqual([["missing", at("07:05"), at("10:00")]])
	expect(day, "a punch of before 7:30 may lie in it").toBe("incomplete")
})

test("a day that waits for another reason does not wait for the reader that was taken out", async () => {
	start("07:20")
	say("07:20", "finger-1", "ready")
	punch("07:52")
	start("10:00", ["finger-1"])
	punch("16:05")
	const { outages, day } = await look()
	expect(day).toBe("toDecide")
	expect(outages.at(-1)).toEqual(["lost", at("07:00"), at("07:20")])
	const afterRemoval = outages.filter(([, from]) => Number(from) >= at("10:00"))
	expect(afterRemoval, "its card is read all the while").toEqual([])
})

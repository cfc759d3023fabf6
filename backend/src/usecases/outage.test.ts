// A kiosk is dead from 07:05 to 09:40: on real files, over the whole day, as the office sees it.
import { rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import type { SettlementMessage } from "@hadir/shared/wire/staff-machines.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { DecisionStore } from "../store/decision-store.ts"
import { KioskEnrolmentStore } from "../store/kiosk-enrolment-store.ts"
import { code, HandKiosk } from "./hand-kiosk.fixture.ts"
import { at, KioskDay, people } from "./kiosk-day.fixture.ts"
import { KioskNewsBoard } from "./kiosk-news.ts"
import { machineList } from "./machine-list.ts"
import type { OfficeLog } from "./office-log.fixture.ts"
import { approveSettlement, proposeSettlement } from "./settle-gap.ts"

let one: KioskDay
let office: OfficeLog
let kiosk: HandKiosk

const outageWish: Omit<SettlementMessage, "from" | "until"> = {
	...{ kiosk: code, reason: "listrik padam", letter: "12/X/2026" },
	cause: "lost",
	verdict: "excused",
}

beforeEach(async () => {
	one = await KioskDay.open()
	;({ office, kiosk } = one)
})
afterEach(() => one.close())

const start = (clock: string, lastAlive?: string) => one.start(clock, lastAlive)
const tap = (clock: string, person: string) => one.tap(clock, person)
const deliver = (clock: string) => one.deliver(clock)
const parts = () => one.parts()
const days = () => one.days()
const states = () => one.states()

/** The day as it went, looked at every ten minutes. */
async function live(look: (clock: string) => Promise<void>): Promise<void> {
	for (let minutes = 6 * 60; minutes < 24 * 60; minutes += 10) {
		const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`
		if (clock === "6:00") start("00:00")
		if (clock === "7:00") tap("06:58", "early")
		if (clock === "9:40") {
			start("09:40", "07:05")
			tap("09:40", "after")
		}
		if (clock === "16:10") for (const who of people.slice(0, 3)) tap("16:05", who)
		const isDead = minutes > 7 * 60 && minutes < 9 * 60 + 40
		if (isDead) office.now = at(clock)
		else await deliver(clock)
		if (clock === "7:00") await deliver("07:05")
		await look(clock)
	}
}

describe("out of service 07:05-09:40", () => {
	test("nobody is late or absent at any instant; who came before is whole", async () => {
		await live(async (clock) => {
			for (const [person, one] of await days()) {
				expect([one?.arrival.kind, one?.state, clock, person]).not.toContain("late")
				expect([one?.state, clock, person]).not.toContain("absent")
				expect(one?.cutBasisPoints).toBe(0)
			}
		})
		expect(await states()).toEqual({
			...{ early: "present", after: "toDecide", leaving: "toDecide", nobody: "toDecide" },
		})
	}, 30_000)

	test("one approval by a second person settles it", async () => {
		await live(async () => undefined)
		const decisions = new DecisionStore(office.office)
		const settling = { ...parts(), settlements: decisions, makeId: () => "s1" }
		const list = () =>
			machineList(
				{
					...settling,
					...{ news: new KioskNewsBoard(), alarms: office.alarms, disputes: decisions },
					connected: () => new Set([code]),
				},
				{ unit: undefined },
				"rambu",
			)
		const { outages } = await list()
		const outage = outages.find(({ from }) => from >= at("07:00") && from <= at("07:05"))
		expect(outage).toMatchObject({
			cause: "lost",
			from: at("07:05"),
			until: at("09:40"),
			personDays: 3,
		})
		const wish = { ...outageWish, from: at("07:05"), until: at("09:40") }
		expect(await proposeSettlement(settling, wish, "rambu")).toMatchObject({ ok: true })
		expect(await states()).toMatchObject({ after: "toDecide" })
		expect(await approveSettlement(settling, "s1", "rambu")).toMatchObject({
			fault: { code: "own-proposal" },
		})
		expect(await decisions.approve("s1", "rambu", 1), "nor past the rule").toBe(false)
		expect(await approveSettlement(settling, "s1", "sari")).toMatchObject({ ok: true })
		expect(await states()).toEqual({
			...{ early: "present", after: "present", leaving: "present", nobody: "partial" },
		})
		expect((await days()).get("after")?.reasons[0]).toMatchObject({
			...{ rule: "settledGap", settled: "listrik padam (12/X/2026)" },
		})
		expect((await list()).outages.some(({ from }) => from === at("07:05"))).toBe(false)
		expect(await approveSettlement(settling, "s1", "dewi")).toMatchObject({
			fault: { code: "settled" },
		})
	}, 30_000)

	test("a gap that has not ended, or of no kiosk, cannot be proposed", async () => {
		const settling = {
			...parts(),
			settlements: new DecisionStore(office.office),
			makeId: () => "s1",
		}
		const wish = { ...outageWish, from: at("07:05"), until: office.now + 1 }
		expect(await proposeSettlement(settling, wish, "rambu")).toMatchObject({
			fault: { code: "not-yet" },
		})
		const other = { ...wish, kiosk: "ZZZZZZ", until: office.now }
		expect(await proposeSettlement(settling, other, "rambu")).toMatchObject({
			fault: { code: "no-kiosk" },
		})
	})
})

test("a kiosk that never comes back keeps its people's days open until it is settled", async () => {
	start("00:00")
	tap("06:58", "early")
	await deliver("07:05")
	office.now = at("23:00")
	expect(await states()).toEqual({
		...{ early: "incomplete", after: "incomplete", leaving: "incomplete", nobody: "incomplete" },
	})
	await office.office
		.updateTable("kiosk")
		.set({ retired_at: at("07:05") })
		.execute()
	expect(await states()).toEqual({
		...{ early: "partial", after: "absent", leaving: "absent", nobody: "absent" },
	})
})

test("a full disk that still beats is out of service: the day is to be decided, not absent", async () => {
	start("00:00")
	tap("06:58", "early")
	await deliver("07:05")
	const n = kiosk.lines.length
	for (let minutes = 7 * 60 + 6; minutes < 24 * 60; minutes++) {
		office.now = at("00:00") + minutes * 60_000
		const beat = {
			...{ journal: kiosk.journal, time: office.now, sources: [] },
			journals: [{ id: kiosk.journal, n, hash: kiosk.hashAt(n) }],
			...{ fault: "full", freePercent: 0 },
		}
		await office.hear(code, sealJson("heartbeat", beat, kiosk.keys.privateKey))
	}
	expect(Object.values(await states())).not.toContain("absent")
})

test("registered again the next morning, the gap before it stays one to decide", async () => {
	start("00:00")
	tap("06:58", "early")
	await deliver("07:05")
	const store = new KioskEnrolmentStore(office.office)
	await store.inviteAgain({
		...{ kiosk: code, codeHash: "c".repeat(64), expiresAt: at("40:00"), mayReturn: false },
	})
	const registered = await store.register({
		...{ codeHash: "c".repeat(64), publicKey: "k2", passwordHash: "p", tagSecret: "t" },
		...{ tagSecretId: "t2", atMs: at("33:00") },
	})
	expect(registered).toMatchObject({ code })
	office.now = at("33:10")
	expect(Object.values(await states())).not.toContain("absent")
})

test("a successor that a person accepted is as out of service as any other", async () => {
	start("00:00")
	await deliver("00:10")
	const next = new HandKiosk(office.keys, code)
	const shared = { journal: next.journal, at: at("00:20") }
	await office.log
		.insertInto("journal")
		.values({
			...{ name: next.journal, kiosk: code, state: "disputed", admitted_at: shared.at },
			public_key: toBase64Url(rawPublicKey(next.keys.publicKey)),
		})
		.execute()
	await office.log
		.insertInto("chain")
		.values({
			...{ journal: next.journal, name: next.hashAt(0), is_first: 1, n: 0, hash: next.hashAt(0) },
			...{ parent_n: null, parent_hash: null, opened_at: shared.at },
		})
		.execute()
	await office.verdicts.give({
		...{ journal: next.journal, verdict: "accepted", reason: "diperiksa", by: "rambu" },
		at: at("00:30"),
	})
	one.goOnWith(next)
	start("00:20")
	tap("06:58", "early")
	await deliver("07:05")
	start("09:40", "07:05")
	tap("09:40", "after")
	for (const who of people.slice(0, 3)) tap("16:05", who)
	await deliver("16:10")
	await deliver("23:30")
	expect(await states()).toMatchObject({ early: "present", after: "toDecide", nobody: "toDecide" })
})

// A card becomes somebody's by three taps at a kiosk, and one that may change is seen again: on real files.
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { encodeRecord } from "@hadir/shared/journal/record.ts"
import { type Card, sealCard, tagOf } from "@hadir/shared/journal/sealed-card.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { AlarmStore } from "../store/alarm-store.ts"
import { CardStore } from "../store/card-store.ts"
import { type CardOrder, enrolCard, type NewCard } from "./enrol-card.ts"
import { atMs, code, type HandKiosk } from "./hand-kiosk.fixture.ts"
import { lookAgain } from "./look-again.ts"
import { TerminalOffice, zone } from "./terminal.fixture.ts"

const secret = Buffer.alloc(32, 1)
const card = (hex: string, kind: Card["kind"] = "iso14443a"): Card => ({
	...{ kind, uid: Uint8Array.from(Buffer.from(hex, "hex")) },
})
const green = card("04A1B2C3D4E5F6")
const dayMs = 86_400_000

let desk: TerminalOffice
let kiosk: HandKiosk
let cards: CardStore
let sent: number

beforeEach(async () => {
	desk = await TerminalOffice.open()
	kiosk = await desk.office.enrol()
	cards = new CardStore(desk.office.office)
	sent = 0
	await desk.office.worker().hello(code, kiosk.hello())
})
afterEach(() => desk.office.close())

/** Lays a card so many seconds after the beginning; it goes up at once. */
async function lay(presented: Card, seconds: number): Promise<void> {
	const tag = tagOf(secret, presented)
	const wall = atMs + seconds * 1000
	const carried = await desk.office.registry.credentialByCard(presented.kind, presented.uid)
	const n = kiosk.lines.length + 1
	const clock = { boot: 1, mono: 1_000 + seconds * 1000, wall, q: 4, err: 10 } as const
	const punch = { k: "punch", ...clock, reader: "card-1" } as const
	const sealed = sealCard(presented, tag, desk.office.sealing.publicKey, makeKeyPair("x25519"))
	kiosk.keep(
		carried === undefined
			? encodeRecord(n, { ...punch, answer: "unknown", tag, sealed })
			: encodeRecord(n, { ...punch, answer: "recorded", credential: carried }),
	)
	desk.office.now = wall + 100
	await desk.office.worker().batch(code, kiosk.batch(sent + 1, n))
	sent = n
}

async function enrol(
	order: Partial<CardOrder> = {},
	parts: Partial<Parameters<typeof enrolCard>[0]> = {},
) {
	const enrolled = await enrolCard(
		{
			...{ registry: desk.office.registry, cards, sealKey: desk.office.sealing, zone },
			...{ now: () => desk.office.now, makeCredentialId: () => "CARDCARDCARDCARD" },
			settle: desk.settle,
			...parts,
		},
		{ employee: "maria", kiosk: code, since: atMs, ...order },
	)
	return enrolled.ok ? enrolled.value : enrolled.fault
}

const mine = async () => (await desk.punches()).map(({ employee }) => employee ?? "nobody")

test("three taps of one card: it is the person's, from the first on, and the taps count", async () => {
	expect(await enrol()).toMatchObject({ state: "waiting", presented: 0 })
	await lay(green, 1)
	await lay(green, 4)
	expect(await enrol()).toMatchObject({ state: "waiting", presented: 2, cards: 1 })
	await lay(green, 7)
	const day = { employee: "maria", workDate: "2026-11-24" }
	expect(await enrol()).toEqual({
		...{ state: "given", employee: "maria", credential: "CARDCARDCARDCARD", secondLook: false },
		days: [day, day, day],
	})
	expect(await mine()).toEqual(["maria", "maria", "maria"])
	expect(await desk.office.registry.listedAt(code, desk.office.now)).toHaveLength(1)
	await lay(green, 60)
	await desk.settle()
	expect(await mine()).toHaveLength(4)
})

test("a tap that was looked up before the card was given, and written after, counts too", async () => {
	for (const second of [1, 4, 7, 10]) await lay(green, second)
	await desk.settle()
	const punches = desk.office.office
	const late = await punches
		.deleteFrom("punch")
		.where("at", "=", atMs + 10_000)
		.returningAll()
		.executeTakeFirstOrThrow()
	let written = Promise.resolve()
	const slowly = async () => {
		await new Promise((next) => setTimeout(next, 20))
		await punches.insertInto("punch").values(late).execute()
	}
	const given = await enrol(
		{},
		{
			cards: {
				presentedAt: (kiosk, since) => cards.presentedAt(kiosk, since),
				link: (...of) => cards.link(...of),
				give: async (card) => {
					const credential = await cards.give(card)
					written = slowly()
					return credential
				},
			},
			settle: () => written,
		},
	)
	await written
	expect(given).toMatchObject({ state: "given" })
	expect(await mine()).toEqual(["maria", "maria", "maria", "maria"])
})

test("what was cut off after the card was given is ended by asking again", async () => {
	for (const second of [1, 4, 7]) await lay(green, second)
	const cut = {
		presentedAt: (kiosk: string, since: number) => cards.presentedAt(kiosk, since),
		give: (card: NewCard) => cards.give(card),
		link: () => Promise.reject(new Error("disk full")),
	}
	await expect(enrol({}, { cards: cut })).rejects.toThrow("disk full")
	expect(await enrol({ employee: "yusuf" })).toMatchObject({ code: "taken" })
	expect(await enrol()).toMatchObject({ state: "given", credential: "CARDCARDCARDCARD" })
	expect(await mine()).toEqual(["maria", "maria", "maria"])
})

test("the NIP names the person too", async () => {
	for (const second of [1, 4, 7]) await lay(green, second)
	expect(await enrol({ employee: "198609262015051000" })).toMatchObject({ employee: "maria" })
})

test("taps of before nobody was waiting for, and those of another kiosk, are none", async () => {
	for (const second of [1, 4, 7]) await lay(green, second)
	expect(await enrol({ since: atMs + 5_000 })).toMatchObject({ state: "waiting", presented: 1 })
	expect(await enrol({ kiosk: "CDFGHJ" })).toMatchObject({ code: "no-kiosk" })
})

test("a card whose number is another at each tap is never anybody's", async () => {
	for (const [second, hex] of [
		[1, "50111111"],
		[4, "50222222"],
		[7, "50333333"],
	] as const) {
		await lay(card(hex, "iso14443b"), second)
	}
	expect(await enrol()).toMatchObject({ state: "waiting", presented: 1, cards: 3 })
})

test("two cards, each laid three times, are told apart by nobody", async () => {
	for (const second of [1, 4, 7]) {
		await lay(green, second)
		await lay(card("DEADBEEF"), second + 1)
	}
	expect(await enrol()).toMatchObject({ code: "two-cards" })
	expect(await mine()).not.toContain("maria")
})

test("a card that is somebody's stays theirs", async () => {
	for (const second of [1, 4, 7]) await lay(green, second)
	await enrol()
	for (const second of [70, 74, 78]) await lay(green, second)
	const since = atMs + 60_000
	const theirs = { presented: 0, known: 3, carriers: ["maria"] }
	expect(await enrol({ employee: "yusuf", since })).toMatchObject({ ...theirs, employee: "yusuf" })
	const nip = "198609262015051000"
	expect(await enrol({ employee: nip, since })).toMatchObject({ ...theirs, employee: "maria" })
})

test("nor is it given to a second person in between", async () => {
	const wish = { card: green, credentialId: "A".repeat(16), from: atMs, createdAt: atMs }
	const more = { lookAgainAfter: undefined }
	expect(await cards.give({ ...wish, ...more, employee: "maria" })).toBe("A".repeat(16))
	const again = { ...wish, credentialId: "B".repeat(16), employee: "yusuf" }
	expect(await cards.give({ ...again, ...more })).toBeUndefined()
	expect(await desk.office.registry.listedAt(code, atMs)).toMatchObject([
		{ credential: "A".repeat(16) },
	])
})

test.each([
	["nobody", { employee: "siapa" }, "no-employee"],
	["ten minutes are over", { since: atMs - 601_000 }, "too-long-ago"],
])("%s: refused", async (_, order, fault) => {
	await lay(green, 1)
	expect(await enrol(order)).toMatchObject({ code: fault })
})

test("hundreds of taps of another unknown card hide no second look", async () => {
	const [typeB, strange] = [card("50123456", "iso14443b"), card("04A1B2C3D4E5F6")]
	for (const second of [1, 4, 7]) await lay(typeB, second)
	expect(await enrol()).toMatchObject({ state: "given", secondLook: true })
	await lay(strange, dayMs / 1000)
	await lay(card("50999999", "iso14443b"), (2 * dayMs) / 1000)
	await desk.settle()
	const db = desk.office.office
	const tap = await db
		.selectFrom("punch")
		.selectAll()
		.where("at", "=", atMs + dayMs)
		.executeTakeFirstOrThrow()
	const more = Array.from({ length: 300 }, (_, n) => ({ ...tap, record: `more ${n}`, n: 100 + n }))
	await db.insertInto("punch").values(more).execute()
	const days = { after: "2026-11-24", through: "2026-12-31" }
	const unknown = await cards.unknownBetween("dinkes", days)
	expect(unknown.map(({ workDate }) => workDate)).toEqual(["2026-11-25", "2026-11-26"])
})

test("a card of type B is seen again on a later day, or a person is told", async () => {
	const typeB = card("50123456", "iso14443b")
	for (const second of [1, 4, 7]) await lay(typeB, second)
	expect(await enrol()).toMatchObject({ state: "given", secondLook: true })
	const alarms = new AlarmStore(desk.office.office)
	const look = () =>
		lookAgain({ looks: cards, alarms, sealKey: desk.office.sealing, now: () => desk.office.now })
	await lay(typeB, 600)
	await desk.settle()
	expect(await cards.confirm(desk.office.now), "the same day proves nothing").toHaveLength(1)
	await lay(card("04A1B2C3D4E5F6"), dayMs / 1000)
	await desk.settle()
	expect(await look(), "another kind of card is nobody's second look").toBe(0)
	await lay(card("50999999", "iso14443b"), dayMs / 1000 + 60)
	await desk.settle()
	expect(await look()).toBe(1)
	expect(await look(), "told once").toBe(0)
	expect(await alarms.open()).toMatchObject([{ kind: "card", facts: { employee: "maria" } }])
	await lay(typeB, dayMs / 1000 + 120)
	await desk.settle()
	expect(await cards.confirm(desk.office.now)).toEqual([])
})

test("two months after it was given nothing is searched for any more; its first tap confirms it still", async () => {
	const typeB = card("50123456", "iso14443b")
	for (const second of [1, 4, 7]) await lay(typeB, second)
	await enrol()
	const alarms = new AlarmStore(desk.office.office)
	let searches = 0
	const looks = {
		confirm: (at: number) => cards.confirm(at),
		unknownBetween: (...asked: Parameters<typeof cards.unknownBetween>) => {
			searches++
			return cards.unknownBetween(...asked)
		},
	}
	const look = (days: number) => {
		const now = () => atMs + days * dayMs
		return lookAgain({ looks, alarms, sealKey: desk.office.sealing, now })
	}
	await lay(card("50999999", "iso14443b"), (61 * dayMs) / 1000)
	await desk.settle()
	expect([await look(63), searches]).toEqual([0, 0])
	expect([await look(62), searches]).toEqual([1, 1])
	expect([await look(62), searches], "told once, and not searched for again").toEqual([0, 1])
	await lay(typeB, (90 * dayMs) / 1000)
	await desk.settle()
	expect(await cards.confirm(desk.office.now)).toEqual([])
})

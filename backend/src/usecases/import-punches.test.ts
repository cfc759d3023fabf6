// Punches out of files, on real files: proven like any record, once whatever the way and the order they came in.
import { decodeRecord, encodeRecord, maxRecordBytes } from "@hadir/shared/journal/record.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { verifyChains } from "../store/verify-log.ts"
import type { HandKiosk } from "./hand-kiosk.fixture.ts"
import { line, serial, start, TerminalOffice } from "./terminal.fixture.ts"

let desk: TerminalOffice
beforeEach(async () => {
	desk = await TerminalOffice.open()
})
afterEach(() => desk.office.close())

const day = (index: number) =>
	line(
		`${1 + (index % 7)}`,
		`2026-11-${String(2 + (index % 20)).padStart(2, "0")} 07:28:${10 + (index % 50)}`,
	)
const many = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		...day(index),
		userId: `${index}`,
		line: index + 1,
	}))

test("new punches become records of the office's own journal, which proves itself", async () => {
	expect(await desk.add(many(150))).toEqual({ added: 150, known: 0, history: 0, refused: [] })
	const [chain] = await verifyChains(desk.office.reading)
	expect(chain).toMatchObject({ records: 150 })
	expect(chain).not.toHaveProperty("brokenAt")
	const punches = await desk.punches()
	expect(punches).toHaveLength(150)
	expect(punches[0]).toMatchObject({ place: `Terminal ${serial}`, err: 300_000, doubt: undefined })
})

test("the same file again, and a longer one, add only what is new", async () => {
	await desk.add(many(70))
	expect(await desk.add(many(70))).toMatchObject({ added: 0, known: 70 })
	expect(await desk.add(many(80))).toMatchObject({ added: 10, known: 70 })
	expect(await desk.punches()).toHaveLength(80)
	expect((await verifyChains(desk.office.reading))[0]).toMatchObject({ records: 80 })
})

test("a line that stands twice is one punch; in and out within a second are two", async () => {
	const twice = [line("7", "2026-11-03 07:28:14"), line("7", "2026-11-03 07:28:14", { line: 2 })]
	expect(await desk.add(twice)).toMatchObject({ added: 1, known: 1 })
	const out = line("7", "2026-11-03 07:28:14", { state: 1 })
	expect(await desk.add([out])).toMatchObject({ added: 1 })
	expect(await desk.punches()).toHaveLength(2)
})

test.each([
	["2026-10-31 23:59:59", { history: 1, added: 0 }],
	["2026-11-01 00:00:00", { history: 0, added: 1 }],
	["2000-01-01 07:00:00", { refused: [{ line: 1, reason: "ghost-date" }] }],
	["2026-02-30 07:00:00", { refused: [{ line: 1, reason: "impossible-date" }] }],
	["2026-11-24 24:00:00", { refused: [{ line: 1, reason: "impossible-date" }] }],
	["2026-11-24 08:35:00", { added: 1 }],
	["2026-11-24 08:35:01", { refused: [{ line: 1, reason: "future-date" }] }],
])("the office's 24 November, 08:30, and five minutes of bound: %s", async (text, told) => {
	expect(await desk.add([line("7", text)])).toMatchObject(told)
	expect(await desk.punches()).toHaveLength("added" in told ? told.added : 0)
})

test("what is too old for any rows is history, whatever the start: the file again adds nothing", async () => {
	const old = [line("7", "2019-12-31 07:28:14"), line("7", "2020-01-02 07:28:14")]
	const since = Date.UTC(2015, 0, 1)
	expect(await desk.add(old, { since })).toMatchObject({ added: 1, history: 1 })
	expect(await desk.add(old, { since })).toMatchObject({ added: 0, known: 1 })
	expect(await desk.office.numbers()).toHaveLength(1)
})

test("a file without a user's number or without seconds", async () => {
	const punches = [
		line("", "2026-11-03 07:28:14"),
		line("7", "2026-11-03 07:28:00", { isMinute: true }),
	]
	expect(await desk.add(punches)).toMatchObject({ added: 1, refused: [{ reason: "no-user-id" }] })
	expect(await desk.punches(), "the minute is part of the bound").toMatchObject([{ err: 360_000 }])
})

test("no name, number or user id is in a record, and the longest one fits", async () => {
	const longest = "Z".repeat(24)
	await desk.add([line("9".repeat(24), "2026-11-03 07:28:14")], { serial: longest })
	const { chain, journal } = (await desk.office.reader.chains())[0] ?? { chain: "", journal: "" }
	const [stored] = await desk.office.reader.linesAfter({ journal, chain, n: 0 }, 1)
	const bytes = stored?.lines[0] ?? Buffer.of()
	expect(bytes.length).toBeLessThan(maxRecordBytes)
	expect(bytes.toString()).not.toContain("999999")
	expect(decodeRecord(bytes)).toMatchObject({
		ok: true,
		value: { q: 1, terminal: { serial: longest } },
	})
})

test("an import that is cut goes on when it is repeated", async () => {
	let appends = 0
	const order = { serial, since: start, clockErrorMs: 0, punches: many(200) }
	const failing = desk.office.worker(undefined, (log) => ({
		appendBatch: (...args) => {
			if (++appends > 2) throw new Error("the plug is pulled")
			return log.appendBatch(...args)
		},
	}))
	await expect(desk.imports(failing).add(order)).rejects.toThrow("plug")
	expect(await desk.office.numbers()).toHaveLength(128)
	expect(await desk.imports().add(order)).toMatchObject({
		ok: true,
		value: { added: 72, known: 128 },
	})
	expect((await verifyChains(desk.office.reading))[0]).toMatchObject({ records: 200 })
})

test("two imports at once sign no number twice", async () => {
	const imports = desk.imports()
	const order = { serial, since: start, clockErrorMs: 0, punches: many(100) }
	await Promise.all([imports.add(order), imports.add({ ...order, serial: "OTHER" })])
	const chains = await verifyChains(desk.office.reading)
	expect(chains).toHaveLength(1)
	expect(chains[0]).toMatchObject({ records: 200 })
})

const own = "2026-11-03 07:28:14"
const ways: readonly [string, (kiosk: HandKiosk) => Promise<unknown>][] = [
	[
		"stick, then live",
		async (kiosk) => {
			await desk.add([line("7", own)])
			await desk.deliver(desk.pulled(kiosk, "7", own))
		},
	],
	[
		"live, stored but not worked in, then stick",
		async (kiosk) => {
			await desk.deliver(desk.pulled(kiosk, "7", own))
			expect(await desk.add([line("7", own)])).toMatchObject({ added: 0, known: 1 })
		},
	],
]
test.each(ways)("pulled live and brought by a stick is one: %s", async (_, bring) => {
	const kiosk = await desk.office.enrol()
	await bring(kiosk)
	await desk.settle()
	const [punch, ...more] = await desk.punches()
	expect(more).toEqual([])
	expect(punch?.at).toBe(Date.UTC(2026, 10, 2, 23, 28, 14))
	expect(punch?.err, "the one that a kiosk has measured stands").toBe(600)
})

test("both records stay, and the other stands once the better one is gone, rejected or made again", async () => {
	const kiosk = await desk.office.enrol()
	await desk.add([line("7", own)])
	await desk.deliver(desk.pulled(kiosk, "7", own))
	await desk.settle()
	const { office } = desk.office
	expect(await office.selectFrom("punch").select("record").execute()).toHaveLength(2)
	const [live] = await desk.punches()
	await office.deleteFrom("punch").where("journal", "=", kiosk.journal).execute()
	expect(await desk.punches()).toMatchObject([{ err: 300_000 }])
	await office.deleteFrom("cursor").execute()
	await desk.settle()
	expect(await desk.punches(), "projected anew").toEqual([live])
	const no = { verdict: "rejected", by: "a", at: 1, reason: "a clone" }
	await office
		.insertInto("punch_verdict")
		.values({ record: live?.record ?? "", ...no })
		.execute()
	expect(await desk.punches()).toMatchObject([{ err: 300_000 }])
})

test("what only a clone delivered keeps no file out, and does not stand before it", async () => {
	const kiosk = await desk.office.enrol()
	await desk.deliver(kiosk.record(3))
	const clone = desk.pulled(kiosk.copyAt(2), "7", own)
	await desk.office.worker().batch(kiosk.code, clone.batch(3, 3))
	await desk.settle()
	const before = (await desk.punches()).filter(({ place }) => place.startsWith("Terminal"))
	expect(before).toMatchObject([{ doubt: "disputed" }])
	expect(await desk.add([line("7", own)])).toMatchObject({ added: 1, known: 0 })
	const made = (await desk.punches()).filter(({ place }) => place.startsWith("Terminal"))
	expect(made).toMatchObject([{ doubt: undefined, err: 300_000 }])
})

test("a punch that waited in a terminal was made when its clock, less what it was ahead, says", async () => {
	const kiosk = await desk.office.enrol()
	await desk.deliver(desk.pulled(kiosk, "7", own, { offset: 14_000 }))
	await desk.settle()
	expect(await desk.punches()).toMatchObject([{ at: Date.UTC(2026, 10, 2, 23, 28, 0) }])
})

test("a kiosk whose clock turns out to have been an hour late puts the punches it pulled right", async () => {
	const kiosk = await desk.office.enrol()
	await desk.deliver(desk.pulled(kiosk, "7", own))
	await desk.settle()
	const hour = 3_600_000
	const clock = { boot: 1, mono: 1000, wall: desk.office.now, q: 4, err: 10 } as const
	const heard = { cause: "head", server: desk.office.now + hour, roundTrip: 0 } as const
	kiosk.keep(encodeRecord(2, { k: "clock", ...clock, ...heard }))
	await desk.deliver(kiosk)
	await desk.settle()
	expect(await desk.punches()).toMatchObject([{ at: Date.UTC(2026, 10, 3, 0, 28, 14) }])
})

const monthMs = 30 * 86_400_000
test.each([
	["that nobody could measure", { err: 86_400_000 }, 86_400_000],
	["measured to half a second", { err: 600 }, 600],
	["measured by a kiosk that did not know the time itself", { q: 1, err: monthMs + 600 }, 600],
] as const)(
	"the office's time betters the kiosk's clock, not a terminal's %s",
	async (_, how, bound) => {
		const kiosk = await desk.office.enrol()
		const clock = { boot: 1, wall: desk.office.now, q: 4, err: 10 } as const
		const heard = { k: "clock", cause: "head", server: desk.office.now, roundTrip: 0 } as const
		await desk.deliver(desk.pulled(kiosk, "7", own, how))
		await desk.settle()
		kiosk.keep(encodeRecord(2, { ...clock, ...heard, mono: 1000 }))
		await desk.deliver(kiosk)
		await desk.settle()
		// Three weeks between punch and office's time, at 100 ppm.
		const drift = 200_000
		const isWithin = (punch: { readonly err: number } | undefined) => {
			expect(punch?.err).toBeGreaterThanOrEqual(bound)
			expect(punch?.err).toBeLessThan(bound + drift)
		}
		const [before] = await desk.punches()
		isWithin(before)
		await desk.deliver(desk.pulled(kiosk, "8", own, how), 3)
		await desk.settle()
		isWithin((await desk.punches()).find(({ record }) => record !== before?.record))
	},
)

test("of two disputed records of one punch, the one that a person has accepted counts", async () => {
	const kiosk = await desk.office.enrol()
	await desk.deliver(kiosk.record(3))
	const branch = desk.pulled(kiosk.copyAt(2), "7", own)
	await desk.office.worker().batch(kiosk.code, branch.batch(3, 3))
	const other = desk.pulled(kiosk.copyAt(1), "7", own, { err: 500 })
	await desk.office.worker().batch(kiosk.code, other.batch(2, 2))
	await desk.settle()
	const terminals = async () =>
		(await desk.punches()).filter(({ place }) => place.startsWith("Terminal"))
	const [shown, ...more] = await terminals()
	expect([shown?.err, shown?.doubt, more]).toEqual([500, "disputed", []])
	const { office } = desk.office
	const rows = await office.selectFrom("punch").select("record").where("err", "=", 600).execute()
	const yes = { verdict: "accepted", by: "a", at: 1, reason: "seen" }
	await office
		.insertInto("punch_verdict")
		.values(rows.map(({ record }) => ({ record, ...yes })))
		.execute()
	expect(await terminals()).toMatchObject([{ err: 600, doubt: undefined }])
})

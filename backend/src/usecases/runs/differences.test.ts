// What arrives after a month was closed, on a real office.db: where it settles, and what stays as it was.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { budi, key, oka, PayOffice, sari, signedPolicy } from "./pay-office.fixture.ts"

let office: PayOffice
beforeEach(async () => {
	office = await PayOffice.open()
})
afterEach(() => office.close())

const september = key("2026-09")
const october = key("2026-10")
const at = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day)
/** Of Rp1.000.000, 40 % discipline: a day of absence costs 3 % of Rp400.000. */
const aDay = 12_000

/** Absent on the 9th of each month told of. */
async function absentee(id: string, ...months: string[]): Promise<void> {
	await office.person(id)
	for (const month of months) await office.month(id, month, { [`${month}-09`]: "" })
}
async function cardFound(id: string, date: string): Promise<void> {
	await office.found(id, `${date} 07:20:00`)
	await office.found(id, `${date} 16:00:00`)
}

test("a card found after closing: September's hash stays, the difference is in October's run", async () => {
	await absentee("p1", "2026-09", "2026-10")
	const { hash } = await office.settle(september)
	expect(await office.payable(september, "p1")).toBe(940_000 - aDay)
	expect(await office.differences("2026-10")).toEqual([])

	await cardFound("p1", "2026-09-09")
	const [found] = await office.differences("2026-10")
	expect(found).toMatchObject({
		...{ employee: "p1", net: aDay, settledBy: "nextPeriod" },
		...{ before: { net: 928_000 }, after: { net: 940_000 } },
	})
	const absence = found?.lines.find(({ before }) => before?.what.rule === "absent")
	expect(absence).toMatchObject({ before: { amount: -aDay, days: ["2026-09-09"] } })

	office.office.now = at(2026, 11, 3)
	await office.settle(october)
	const row = await office.row(october, "p1")
	expect(row?.result).toMatchObject({
		// The month's own figures are its own: an absence of the 9th, which was a Friday.
		...{ figures: { net: 940_000 - aDay }, differencesNet: aDay, payable: 940_000 },
	})
	expect(row?.inputs.differences).toMatchObject([
		{ run: september, version: 1, net: aDay, left: 0 },
	])
	expect((await office.archive.version(september, 1))?.hash).toBe(hash)
	expect((await office.prove()).flatMap(({ wrong }) => wrong)).toEqual([])
	// Settled once, it is a difference no more.
	expect(await office.differences("2026-11")).toEqual([])
})

test("a second difference departs from what the first was settled at", async () => {
	await office.person("p1")
	await office.month("p1", "2026-09", { "2026-09-09": "", "2026-09-10": "" })
	await office.month("p1", "2026-10")
	await office.settle(september)
	await cardFound("p1", "2026-09-09")
	office.office.now = at(2026, 11, 3)
	await office.settle(october)
	await cardFound("p1", "2026-09-10")
	const [second] = await office.differences("2026-11")
	expect(second).toMatchObject({
		settlements: 1,
		net: aDay,
		before: { net: 928_000 },
		after: { net: 940_000 },
	})
	expect(second?.lines.filter(({ before }) => before?.what.rule === "absent").length).toBe(1)
})

test("a retired person's negative difference is on the repayment list, and on no regular one", async () => {
	await office.person("p1")
	await office.person("p2")
	for (const one of ["p1", "p2"]) await office.month(one, "2026-09")
	await office.settle(september)
	await office.leaves("p1", "2026-09-30")
	await office.payOf("p1", "2026-09", { kind: "score", basisPoints: 8_000 })
	await office.month("p2", "2026-10")
	office.office.now = at(2026, 11, 3)
	expect(await office.differences("2026-10")).toMatchObject([
		{ employee: "p1", net: -60_000, settledBy: "repayment" },
	])
	await office.settle(october)
	expect(await office.row(october, "p1")).toBeUndefined()
	const repayment = key("2026-10", "repayment")
	const closed = await office.settle(repayment)
	expect(closed.totals).toMatchObject({ people: 1, payable: -60_000 })
	expect(await office.payable(repayment, "p1")).toBe(-60_000)
	expect(await office.differences("2026-11")).toEqual([])
})

test("what a leaver is still owed comes on a supplementary list", async () => {
	await absentee("p1", "2026-09")
	await office.settle(september)
	await office.leaves("p1", "2026-09-30")
	await cardFound("p1", "2026-09-09")
	const list = key("2026-10", "supplementary")
	expect((await office.settle(list)).totals).toMatchObject({ people: 1, payable: aDay })
	expect(await office.calculate(key("2026-10", "repayment"))).toMatchObject({
		totals: { people: 0 },
	})
})

test("December's difference found in January is on a list of its own, of December's budget", async () => {
	await absentee("p1", "2026-12")
	await office.month("p1", "2027-01")
	await office.payOf("p1", "2027-01", { kind: "score", basisPoints: 9_000 })
	office.office.now = at(2027, 1, 5)
	const { hash } = await office.settle(key("2026-12"))
	await cardFound("p1", "2026-12-09")
	office.office.now = at(2027, 2, 5)
	const january = key("2027-01")
	await office.calculate(january)
	expect((await office.row(january, "p1"))?.inputs.differences).toEqual([])
	const own = key("2027-01", "supplementary", { budgetYear: 2026 })
	expect((await office.settle(own)).totals).toMatchObject({ payable: aDay })
	// The list of the new year's budget holds none of it.
	expect(await office.calculate(key("2027-01", "supplementary"))).toMatchObject({
		totals: { people: 0 },
	})
	expect((await office.archive.version(key("2026-12"), 1))?.hash).toBe(hash)
})

test("nobody is paid less than nothing: the rest of a difference stays open and goes on", async () => {
	await office.person("p1")
	for (const month of ["2026-09", "2026-10", "2026-11"]) await office.month("p1", month)
	await office.settle(september)
	// The post was a far smaller one in September, and is worth little from October on.
	await office.pay("p1", { kind: "post", name: "Staf", rupiah: 100_000 }, "2026-09-01")
	office.office.now = at(2026, 12, 3)
	await office.settle(october)
	expect((await office.row(october, "p1"))?.inputs.differences).toMatchObject([
		{ net: -94_000, left: -752_000 },
	])
	expect(await office.payable(october, "p1")).toBe(0)
	const [rest] = await office.differences("2026-11")
	expect(rest).toMatchObject({
		carried: -752_000,
		net: -752_000,
		before: { net: 94_000 },
		after: { net: 94_000 },
	})
	await office.settle(key("2026-11"))
	expect(await office.payable(key("2026-11"), "p1")).toBe(0)
})

test("whoever was held and is released after closing is a difference from nothing", async () => {
	await absentee("p1", "2026-09")
	await office.month("p1", "2026-10")
	const hold = { key: september, employee: "p1", reason: "LHKPN" } as const
	await office.calculate(september)
	await office.decide({ ...hold, kind: "held" })
	await office.settle(september)
	expect(await office.differences("2026-10")).toEqual([])
	await office.decide({ ...hold, kind: "released" })
	expect(await office.differences("2026-10")).toMatchObject([
		{ before: { net: 0 }, after: { net: 928_000 }, net: 928_000, settledBy: "nextPeriod" },
	])
})

test("an amended row of the policy that looks back makes differences by the new rule", async () => {
	await absentee("p1", "2026-09")
	await office.month("p1", "2026-10")
	await office.settle(september)
	office.amend(signedPolicy({ absence: { code: "TK", cost: { basisPoints: 100 } } }))
	expect(await office.differences("2026-10")).toMatchObject([{ net: 8_000 }])
	// The closed month is proven by the policy it was closed under.
	expect((await office.prove())[0]?.wrong).toEqual([])
})

test("no word of a paper goes with a difference", async () => {
	await office.person("p1")
	await office.month("p1", "2026-09")
	await office.settle(september)
	await office.pay("p1", { kind: "sanction", id: "tpp-6", letter: "SK hukdis 7" }, "2026-09-01")
	await office.pay("p1", { kind: "post", name: "Kepala", rupiah: 2_000_000 }, "2026-09-01")
	const [found] = await office.differences("2026-10")
	const said = JSON.stringify(found?.lines)
	expect(said).not.toMatch(/#\d|SK hukdis|Kepala|Analis/)
	expect(said).toContain("surat pada bulan itu")
})

describe("two lists never settle the same", () => {
	test("a list whose difference another one has settled must be calculated again", async () => {
		await absentee("p1", "2026-09")
		for (const month of ["2026-10", "2026-11"]) await office.month("p1", month)
		await office.settle(september)
		await cardFound("p1", "2026-09-09")
		office.office.now = at(2026, 12, 3)
		const november = key("2026-11")
		await office.calculate(november)
		await office.settle(october)
		await office.step(november, "verified", oka)
		await office.step(november, "validated", budi)
		expect(await office.closes(november)).toMatchObject({ ok: false, fault: { code: "stale" } })
		await office.step(november, "returned", budi)
		await office.step(november, "returned", budi)
		await office.settle(november)
		expect(await office.payable(november, "p1")).toBe(940_000)
	})

	test("a run whose differences are settled is not reopened before the one that settled them", async () => {
		await absentee("p1", "2026-09")
		await office.month("p1", "2026-10")
		await office.settle(september)
		await cardFound("p1", "2026-09-09")
		office.office.now = at(2026, 11, 3)
		await office.settle(october)
		expect(await office.step(september, "reopenAsked", budi)).toMatchObject({
			fault: { message: expect.stringContaining("Oktober 2026") },
		})
		await office.step(october, "reopenAsked", budi)
		await office.step(october, "reopenAgreed", sari)
		// What the reopened run had settled is open again.
		expect(await office.differences("2026-10")).toMatchObject([{ net: aDay, settlements: 0 }])
		expect(await office.step(september, "reopenAsked", budi)).toMatchObject({ ok: true })
	})
})

// THR and the 13th month on a real office.db: lists of their own, by their own basis month.
import { afterEach, beforeEach, expect, test } from "vitest"
import { key, oka, PayOffice, signedPolicy } from "./pay-office.fixture.ts"

const extra = (of: "nominal" | "paid") => ({
	extra: { list: [{ id: "thr", monthsBefore: 1, of, basisPoints: 5_000 }] },
})
let office: PayOffice
beforeEach(async () => {
	office = await PayOffice.open(signedPolicy(extra("paid")))
	await office.person("p1")
	await office.month("p1", "2026-08", { "2026-08-12": "" })
	await office.month("p1", "2026-09")
})
afterEach(() => office.close())

const september = key("2026-09")
const thr = key("2026-09", "thr")

test("half of what the month before earned, on a list beside the month's own, closed and proven", async () => {
	await office.settle(september)
	const closed = await office.settle(thr)
	// August: 940.000 less a day of absence at 12.000.
	expect(closed.totals).toMatchObject({ people: 1, payable: 464_000 })
	expect((await office.row(thr, "p1"))?.inputs.extra).toEqual({
		list: "thr",
		basisMonth: "2026-08",
	})
	expect(await office.payable(september, "p1")).toBe(940_000)
	expect((await office.prove()).flatMap(({ wrong }) => wrong)).toEqual([])
})

test("what departs from a closed THR comes on a supplementary list, never in a month's own", async () => {
	await office.settle(thr)
	await office.found("p1", "2026-08-12 07:20:00")
	await office.found("p1", "2026-08-12 16:00:00")
	expect(await office.differences("2026-10")).toMatchObject([
		{ run: thr, net: 6_000, settledBy: "supplementary" },
	])
	expect((await office.settle(key("2026-10", "supplementary"))).totals.payable).toBe(6_000)
	expect(await office.differences("2026-10")).toEqual([])
})

test("without a row there is no such list; its unconfirmed amounts hold no month's own list", async () => {
	await expect(office.calculate(key("2026-09", "thirteenth"))).rejects.toThrow('Isi tabel "extra"')
	await office.calculate(thr)
	await office.calculate(september)
	const signed = signedPolicy()
	const unsigned = {
		...extra("paid").extra,
		from: "2025-01-01",
		cite: "PP THR",
		status: "unconfirmed",
	}
	office.amend(typeof signed === "object" ? { ...signed, extra: [unsigned] } : signed)
	expect(await office.step(thr, "verified", oka)).toMatchObject({
		fault: { code: "unconfirmed", message: expect.stringContaining("THR dan TPP ke-13 (PP THR)") },
	})
	expect(await office.step(september, "verified", oka)).toMatchObject({ ok: true })
})

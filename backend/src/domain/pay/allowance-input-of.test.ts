import { expect, test } from "vitest"
import { allowanceInputOf } from "./allowance-input-of.ts"
import type { PayFact } from "./pay-fact.ts"
import { type PayFactContent, payFactContent } from "./pay-fact-contents.ts"

let made = 0
const fact = (from: string, until: string | undefined, content: unknown): PayFact => ({
	...{ id: `f${++made}`, employee: "p1", from, until, content: payFactContent.parse(content) },
	source: { paper: "SK 1/2026", date: "2026-08-01" },
	...{ enteredBy: "budi", enteredAs: "bkpsdm", enteredAt: made },
})
const post = (name: string, rupiah: number): PayFactContent =>
	payFactContent.parse({ kind: "post", name, rupiah })
const inputOf = (...facts: PayFact[]) => {
	const built = allowanceInputOf(facts, "2026-09", { grade: "III/c", leaveSince: {} })
	if (!built.ok) throw new Error(built.fault.message)
	return built.value
}
const analis = fact("2020-01-01", undefined, post("Analis", 3_500_000))

test("a post without an end ends where the next begins; one before the month is none of it", () => {
	expect(
		inputOf(analis, fact("2026-09-16", undefined, post("Kepala Seksi", 5_000_000))).posts,
	).toEqual([
		{ name: "Analis", rupiah: 3_500_000, from: "2020-01-01", until: "2026-09-15" },
		{ name: "Kepala Seksi", rupiah: 5_000_000, from: "2026-09-16", until: undefined },
	])
	const moved = inputOf(analis, fact("2026-09-01", undefined, post("Kepala Seksi", 5_000_000)))
	expect(moved.posts.map(({ name }) => name)).toEqual(["Kepala Seksi"])
})

test("whoever holds no post in the month is named, never paid nothing", () => {
	const built = allowanceInputOf([fact("2026-10-01", undefined, post("Analis", 1))], "2026-09", {
		...{ grade: "", leaveSince: {} },
	})
	expect(built).toMatchObject({ ok: false, fault: { code: "payFacts" } })
})

test("each month has its own score and payroll; what lasts counts on the month's last day", () => {
	const input = inputOf(
		analis,
		fact("2026-08-01", "2026-08-31", { kind: "score", basisPoints: 1 }),
		fact("2026-09-01", "2026-09-30", { kind: "score", predicate: "Baik" }),
		fact("2026-09-01", "2026-09-30", { kind: "payroll", ptkp: "K/2", salary: 4_200_000 }),
		fact("2026-01-01", "2026-09-29", { kind: "hold", id: "lhkpn" }),
		fact("2026-09-30", undefined, { kind: "hold", id: "tgr" }),
		fact("2026-07-01", undefined, { kind: "sanction", id: "ringan", letter: "SK 9" }),
		fact("2026-09-07", "2026-09-07", { kind: "activity", id: "apel", attended: false }),
		fact("2026-01-01", undefined, { kind: "deduction", id: "zakat" }),
	)
	expect(input).toMatchObject({
		score: { predicate: "Baik" },
		payroll: { grade: "III/c", ptkp: "K/2", salary: 4_200_000 },
		holds: ["tgr"],
		sanctions: [{ id: "ringan", from: "2026-07", letter: "SK 9" }],
		activities: [{ id: "apel", date: "2026-09-07", attended: false }],
		deductions: [{ id: "zakat" }],
		hasDied: false,
	})
})

test("payroll's grade goes before the list's; death before the month's end is known", () => {
	const input = inputOf(
		analis,
		fact("2026-09-01", "2026-09-30", { kind: "payroll", grade: "III/d" }),
		fact("2026-09-12", undefined, { kind: "death" }),
	)
	expect(input.payroll.grade).toBe("III/d")
	expect(input.hasDied).toBe(true)
})

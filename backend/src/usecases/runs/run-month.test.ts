// A month's run on a real office.db: worked out, and taken from step to step.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { rawPolicy } from "../../domain/allowance/allowance-month.fixture.ts"
import { budi, key, oka, PayOffice, sari, signedPolicy } from "./pay-office.fixture.ts"
import { headerOf, runHash } from "./run-hash.ts"

let office: PayOffice
beforeEach(async () => {
	office = await PayOffice.open()
})
afterEach(() => office.close())

const september = key("2026-09")

describe("V1", () => {
	/** 2 % of the discipline's share for a missed apel, as V1 assumes. */
	const apel = {
		...{ from: "2025-01-01", cite: "Perwali", status: "unconfirmed", onAbsentDay: "replaced" },
		list: [{ id: "apel", name: "Apel", cost: { basisPoints: 200 } }],
	}

	async function v1(): Promise<void> {
		await office.person("v1", { post: 3_500_000 })
		await office.payOf("v1", "2026-09", { kind: "score", predicate: "Baik" })
		const payroll = { kind: "payroll", ptkp: "K/2", salary: 4_200_000, salaryTax: 0 }
		await office.payOf("v1", "2026-09", payroll)
		const missed = { kind: "activity", id: "apel", attended: false }
		await office.pay("v1", missed, "2026-09-07", { until: "2026-09-07" })
		await office.month("v1", "2026-09", {
			"2026-09-01": "07:46:10 16:00:00",
			"2026-09-03": "08:12:40 15:40:00",
			"2026-09-09": "",
			"2026-09-11": "07:28:00",
			"2026-09-14": "",
			"2026-09-15": "",
			"2026-09-17": "",
			"2026-09-21": "",
			"2026-09-23": "09:05:59 16:00:00",
		})
		const letter = (letterKind: "dinasLuar" | "cutiSakit" | "cutiTahunan", words: string) => ({
			...{ kind: "letter" as const, letterKind, letter: words },
		})
		await office.write("v1", "2026-09-14", letter("dinasLuar", "ST 1/2026"), "2026-09-15")
		await office.write("v1", "2026-09-17", letter("cutiSakit", "Ket. dokter"))
		await office.write("v1", "2026-09-21", letter("cutiTahunan", "SIC 2/2026"))
	}

	test("to the rupiah, through the store: TPP 3.150.000, BPJS 31.500, PPh 73.500, net 3.045.000", async () => {
		office.amend({ ...rawPolicy("tpp-templat-nasional"), activities: [apel] })
		await v1()
		const { unconfirmed, mistakes } = await office.calculate(september)
		expect(mistakes).toEqual([])
		expect(unconfirmed.length).toBeGreaterThan(0)
		expect((await office.row(september, "v1"))?.result).toMatchObject({
			figures: { beforeTax: 3_150_000, tax: -73_500, contributions: -31_500, net: 3_045_000 },
			payable: 3_045_000,
		})
	})

	test("the words of papers stand beside the hashed row", async () => {
		office.amend(signedPolicy({ activities: { list: apel.list, onAbsentDay: "replaced" } }))
		await v1()
		await office.calculate(september)
		const person = await office.archive.person(september, 1, "v1")
		expect(person?.identity.words).toEqual(expect.arrayContaining(["ST 1/2026", "Ket. dokter"]))
		expect(JSON.stringify(person?.row)).not.toMatch(/ST 1|Ket\. dokter|Analis|Nama v1/)
	})
})

describe("a calculation", () => {
	test("is idempotent; a preview says who moves by how much and writes nothing", async () => {
		await office.person("p1")
		await office.month("p1", "2026-09")
		const preview = await office.calculate(september, false)
		expect(preview).toMatchObject({ isWritten: false, moved: [{ employee: "p1", after: 940_000 }] })
		expect(await office.archive.listed(september, 1)).toEqual([])
		const first = await office.calculate(september)
		expect(first).toMatchObject({ isWritten: true, hash: preview.hash })
		expect(await office.calculate(september)).toMatchObject({
			...{ isWritten: false, hash: first.hash, moved: [] },
		})
		expect((await office.runs.run(september)).steps.length).toBe(1)
		// An account changes no figure and no hash; it is kept with the list all the same.
		const account = { kind: "account", bank: "Bank NTT", number: "0012345678", holder: "Maria" }
		await office.pay("p1", account, "2026-01-01")
		expect(await office.calculate(september)).toMatchObject({
			...{ isWritten: true, hash: first.hash, moved: [] },
		})
		expect((await office.archive.listed(september, 1))[0]?.identity.account?.bank).toBe("Bank NTT")
		await office.payOf("p1", "2026-09", { kind: "score", basisPoints: 8_000 })
		expect(await office.calculate(september)).toMatchObject({
			...{ isWritten: true, moved: [{ before: 940_000, after: 880_000 }] },
		})
	})

	test("people who cannot be worked out are named and hold nobody", async () => {
		await office.person("p1")
		await office.person("p2")
		for (const one of ["p1", "p2"]) await office.month(one, "2026-09")
		await office.payOf("p2", "2026-09", { kind: "score", predicate: "Gemilang" })
		const { mistakes, totals } = await office.calculate(september)
		expect(mistakes).toEqual([expect.stringContaining("Nama p2")])
		expect(totals).toMatchObject({ people: 1, payable: 940_000 })
		expect(await office.settle(september)).toMatchObject({ totals: { people: 1 } })
	})

	test("each group and OPD has its own list; who has neither grade nor group is named", async () => {
		await office.person("pns")
		await office.person("pppk", { grade: "IX" })
		await office.person("blud", { grade: "IX" })
		await office.person("honorer", { grade: "" })
		await office.person("lain", { unit: "rsud" })
		await office.pay("blud", { kind: "paymentGroup", group: "BLUD" }, "2026-01-01")
		for (const one of ["pns", "pppk", "blud", "honorer", "lain"]) await office.month(one, "2026-09")
		const who = async (more: object) => {
			const run = { ...september, ...more }
			const { ungrouped } = await office.calculate(run)
			return {
				ungrouped,
				people: (await office.archive.listed(run, 1)).map(({ employee }) => employee),
			}
		}
		expect(await who({})).toEqual({ ungrouped: ["Nama honorer"], people: ["pns"] })
		expect((await who({ group: "PPPK" })).people).toEqual(["pppk"])
		expect((await who({ group: "BLUD" })).people).toEqual(["blud"])
		expect((await who({ unit: "rsud" })).people).toEqual(["lain"])
	})

	test("the order in which people came changes no hash, and the same inputs give the same", async () => {
		const hashOf = async (people: readonly string[]) => {
			const other = await PayOffice.open()
			for (const one of people) {
				await other.person(one)
				await other.month(one, "2026-09", { "2026-09-09": "" })
			}
			const { office: rows } = other.office
			// What names people is no part of the hash.
			await rows.updateTable("employee").set({ name: "X" }).execute()
			const { hash } = await other.settle(september)
			await other.close()
			return hash
		}
		const first = await hashOf(["p1", "p2", "p3"])
		expect(await hashOf(["p3", "p1", "p2"])).toBe(first)
		expect(await hashOf(["p1", "p2"])).not.toBe(first)
		const header = headerOf(office.parts, september, 1)
		const people = ["p1", "p2", "p3"].map((employee) => ({ employee, hash: employee }))
		expect(runHash(header, people.toReversed())).toBe(runHash(header, people))
		expect(runHash({ ...header, version: 2 }, people)).not.toBe(runHash(header, people))
	})
})

describe("steps", () => {
	test("an unconfirmed amount is named and nothing is verified, closed or paid by it", async () => {
		await office.person("p1")
		await office.month("p1", "2026-09")
		await office.calculate(september)
		const open = rawPolicy("tpp-templat-nasional")
		const refused = {
			ok: false,
			fault: { code: "unconfirmed", message: expect.stringContaining("Apel") },
		}
		office.amend(open)
		expect(await office.step(september, "verified", oka)).toMatchObject(refused)
		office.amend(signedPolicy())
		expect(await office.step(september, "verified", oka)).toMatchObject({ ok: true })
		office.amend(open)
		expect(await office.step(september, "validated", budi)).toMatchObject(refused)
		office.amend(signedPolicy())
		await office.step(september, "validated", budi)
		office.amend(open)
		expect(await office.closes(september)).toMatchObject(refused)
		office.amend(signedPolicy())
		expect(await office.closes(september)).toMatchObject({ ok: true })
		office.amend(open)
		expect(await office.step(september, "paid", sari)).toMatchObject(refused)
		office.amend(signedPolicy())
		expect(await office.step(september, "paid", sari)).toMatchObject({ ok: true })
	})

	test("validating above the budget is refused by how much; without a row it is said, not refused", async () => {
		await office.person("p1")
		await office.month("p1", "2026-09")
		await office.calculate(september)
		await office.step(september, "verified", oka)
		const row = (rupiah: number) => ({ kind: "budget", year: 2026, group: "PNS", rupiah })
		await office.pay(undefined, row(939_999), "2026-01-01", { unit: "dinkes" })
		expect(await office.step(september, "validated", budi)).toMatchObject({
			fault: { code: "over-budget", message: expect.stringContaining("kurang Rp1:") },
		})
		await office.pay(undefined, row(940_000), "2026-01-01", { unit: "dinkes" })
		expect(await office.step(september, "validated", budi)).toMatchObject({ ok: true })
	})

	test("closed lists of the year count against the budget", async () => {
		await office.person("p1")
		for (const month of ["2026-08", "2026-09"]) await office.month("p1", month)
		const row = { kind: "budget", year: 2026, group: "PNS", rupiah: 1_879_999 }
		await office.pay(undefined, row, "2026-01-01", { unit: "dinkes" })
		await office.settle(key("2026-08"))
		await expect(office.settle(september)).rejects.toThrow("kurang Rp1:")
	})

	test("two lists validated side by side are not both closed above the budget", async () => {
		await office.person("p1")
		const august = key("2026-08")
		for (const one of [august, september]) {
			await office.month("p1", one.month)
			await office.calculate(one)
			await office.step(one, "verified", oka)
		}
		const row = { kind: "budget", year: 2026, group: "PNS", rupiah: 1_879_999 }
		await office.pay(undefined, row, "2026-01-01", { unit: "dinkes" })
		for (const one of [august, september]) {
			expect(await office.step(one, "validated", budi)).toMatchObject({ ok: true })
		}
		expect(await office.closes(august)).toMatchObject({ ok: true })
		expect(await office.closes(september)).toMatchObject({ fault: { code: "over-budget" } })
	})

	test("reopening takes a reason and a second person, gives a new version and keeps the old one", async () => {
		await office.person("p1")
		await office.month("p1", "2026-09")
		const { hash } = await office.settle(september)
		expect(await office.step(september, "reopenAsked", budi, " ")).toMatchObject({ ok: false })
		expect(await office.step(september, "reopenAsked", budi)).toMatchObject({ ok: true })
		expect(await office.step(september, "reopenAgreed", budi)).toMatchObject({
			...{ ok: false, fault: { code: "same-person" } },
		})
		expect(await office.step(september, "reopenAgreed", sari)).toMatchObject({ ok: true })
		await office.payOf("p1", "2026-09", { kind: "score", basisPoints: 8_000 })
		const second = await office.settle(september)
		expect(second.header.version).toBe(2)
		expect(await office.payable(september, "p1", 1)).toBe(940_000)
		expect(await office.payable(september, "p1", 2)).toBe(880_000)
		expect((await office.archive.version(september, 1))?.hash).toBe(hash)
		const proven = await office.prove()
		expect(proven.map(({ version, wrong }) => ({ version, wrong }))).toEqual([
			...[
				{ version: 1, wrong: [] },
				{ version: 2, wrong: [] },
			],
		])
		await office.step(september, "paid", budi)
		expect(await office.step(september, "reopenAsked", budi)).toMatchObject({ ok: false })
	})
})

// A run's end on a real office.db: open days, people held, deadlines, and what a closed run can prove.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { IdentityStore } from "../../store/identity-store.ts"
import { listRuns } from "./list-runs.ts"
import { budi, key, oka, PayOffice } from "./pay-office.fixture.ts"

let office: PayOffice
beforeEach(async () => {
	office = await PayOffice.open()
})
afterEach(() => office.close())

const september = key("2026-09")

describe("closing", () => {
	test("each open day needs a word, or its person is held; a late OPD holds nobody", async () => {
		await office.person("p1")
		await office.person("p2")
		await office.person("other", { unit: "rsud" })
		for (const one of ["p1", "p2"]) await office.month(one, "2026-09")
		await office.office.office
			.updateTable("employee")
			.set({ schedule: "piket" })
			.where("id", "=", "p2")
			.execute()
		await office.calculate(september)
		await office.step(september, "verified", oka)
		await office.step(september, "validated", budi)
		const refused = await office.closes(september)
		expect(refused).toMatchObject({ ok: false, fault: { code: "open-days" } })
		expect(refused.ok ? "" : refused.fault.message).toMatch(/Nama p2: .*tanpa jadwal/)
		expect(refused.ok ? "" : refused.fault.message).not.toContain("Nama p1")
		await office.decide({
			key: september,
			employee: "p2",
			kind: "held",
			reason: "jadwal piket belum ada",
		})
		expect(await office.closes(september)).toMatchObject({
			ok: true,
			value: { totals: { people: 1 } },
		})
		expect((await office.archive.person(september, 1, "p2"))?.row.standing).toBe("held")
		expect((await office.prove())[0]?.wrong).toEqual([])
		const listed = await listRuns(office.parts, { month: "2026-09" })
		expect(listed.map(({ key: { unit }, state }) => [unit, state])).toEqual([
			...[
				["dinkes", "closed"],
				["rsud", "open"],
			],
		])
	})

	test("a decided day is paid uncut, stands in the snapshot, and only a day that is open can be", async () => {
		await office.person("p2")
		await office.month("p2", "2026-09", { "2026-09-30": "" })
		// The month is not over: its last day is open.
		office.office.now = Date.UTC(2026, 8, 30, 1)
		await office.calculate(september)
		await office.step(september, "verified", oka)
		await office.step(september, "validated", budi)
		expect(await office.closes(september)).toMatchObject({
			ok: false,
			fault: { code: "open-days" },
		})
		const uncut = { key: september, employee: "p2", kind: "uncut", reason: "dibayar awal" } as const
		expect(await office.decide({ ...uncut, date: "2026-09-29" })).toMatchObject({ ok: false })
		expect(await office.decide({ ...uncut, date: "2026-09-30" })).toMatchObject({ ok: true })
		expect(await office.closes(september)).toMatchObject({ ok: true })
		expect((await office.row(september, "p2"))?.inputs.uncut).toEqual(["2026-09-30"])
		// Nobody saw them on that day: what is known of it now is a difference.
		office.office.now = Date.UTC(2026, 9, 5)
		expect(await office.differences("2026-10")).toMatchObject([{ employee: "p2", net: -12_000 }])
		expect((await office.prove())[0]?.wrong).toEqual([])
	})

	test("which OPD is late for which step", async () => {
		await office.person("p1")
		await office.month("p1", "2026-09")
		await office.pay(undefined, { kind: "deadlines", calculated: 3, verified: 5 }, "2026-01-01")
		office.office.now = Date.UTC(2026, 9, 5)
		const late = async () => (await listRuns(office.parts, { month: "2026-09" }))[0]?.late
		expect(await late()).toEqual([{ step: "calculated", due: "2026-10-03" }])
		await office.calculate(september)
		expect(await late()).toEqual([])
		office.office.now = Date.UTC(2026, 9, 6)
		expect(await late()).toEqual([{ step: "verified", due: "2026-10-05" }])
	})

	test("a forgotten person's name, account and words go from the pay book and the runs, which still prove themselves", async () => {
		await office.person("p1")
		await office.month("p1", "2026-09")
		const account = { kind: "account", bank: "Bank NTT", number: "0012345678", holder: "Maria" }
		await office.pay("p1", account, "2026-01-01")
		await office.pay(
			"p1",
			{ kind: "sanction", id: "tpp-6", letter: "SK hukdis Maria" },
			"2026-09-01",
		)
		const { hash } = await office.settle(september)
		await office.leaves("p1", "2026-09-30")
		await new IdentityStore(office.office.office).erase("p1", office.office.now)
		for (const table of ["pay_fact", "run_person", "run_decision"] as const) {
			const rows = await office.office.office.selectFrom(table).selectAll().execute()
			const text = JSON.stringify(
				rows.map((row) =>
					"content" in row && typeof row.content !== "string" ? { ...row, content: "" } : row,
				),
			)
			expect(text, table).not.toMatch(/Nama p1|0012345678|Maria|Analis/)
		}
		const person = await office.archive.person(september, 1, "p1")
		expect(JSON.stringify(person)).not.toMatch(/Nama p1|0012345678|Maria|Analis/)
		expect(person?.hash).toBeDefined()
		expect(await office.prove()).toMatchObject([{ hash, wrong: [] }])
		// Nobody works out what a forgotten person is owed.
		expect(await office.differences("2026-10")).toEqual([])
	})

	test("what was changed on disk is noticed", async () => {
		await office.person("p1")
		await office.month("p1", "2026-09")
		await office.settle(september)
		const { office: rows } = office.office
		await rows
			.updateTable("run_version")
			.set({ hash: "0".repeat(64) })
			.execute()
		expect((await office.prove())[0]?.wrong).toEqual(["header"])
		await rows
			.updateTable("run_person")
			.set({ hash: "0".repeat(64) })
			.execute()
		await expect(office.prove()).rejects.toThrow("is not the one that was hashed")
	})
})

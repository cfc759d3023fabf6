// The year's counters on a real office.db: who has to be told, and the proof that they were.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { EntryContent } from "../domain/entries/entry-contents.ts"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { disciplineYear } from "./discipline-year.ts"
import { type EntryWish, stepEntry, writeEntries } from "./keep-entries.ts"
import { OfficeLog } from "./office-log.fixture.ts"

let office: OfficeLog
let made = 0

beforeEach(async () => {
	office = await OfficeLog.open()
	made = 0
	await office.office
		.insertInto("unit")
		.values({ id: "dinkes", name: "Dinas Kesehatan", position: 0 })
		.execute()
	const person = (id: string, nip: string, from: string) => ({
		...{ id, nip, name: id, short_name: id, unit: "dinkes", grade: "PNS III/c" },
		...{ schedule: "lima-hari", employed_from: from, employed_until: null },
	})
	// In service for the last days before the time of asking only: nobody punched.
	await office.office
		.insertInto("employee")
		.values([
			person("maria", "198609262015051001", "2026-12-07"),
			person("yusuf", "199003112014021002", "2026-12-10"),
		])
		.execute()
	await office.seenSince2025("dinkes")
})
afterEach(() => office.close())

const parts = () => ({
	...{ registry: office.registry, projections: office.projections, reader: office.reader },
	...{ book: office.book, service: office.service, regulation: { policy, calendar } },
	...{ zone: "Asia/Makassar", now: () => Date.UTC(2026, 11, 12, 4), makeId: () => `e${++made}` },
})

test("whoever reached a step is listed, and who has to be told by when; others are not", async () => {
	const people = await disciplineYear(parts(), 2026)
	expect(people).toMatchObject([
		{
			...{ employee: "maria", unitName: "Dinas Kesehatan", absentDays: 5, longestRun: 5 },
			sanction: { words: "Teguran tertulis" },
			notices: [
				{ because: "step", days: 3, reachedOn: "2026-12-09", dueOn: "2026-12-10" },
				{ because: "consecutive", days: 3, reachedOn: "2026-12-09" },
				{ because: "step", days: 4, reachedOn: "2026-12-10" },
			],
		},
	])
})

test("leave that is agreed to later takes the days off the count", async () => {
	const content = { kind: "letter", letterKind: "cutiSakit", letter: "445/1" } as const
	const wish = { employee: "maria", from: "2026-12-08", until: "2026-12-10", content }
	await writeEntries(parts(), [wish], { username: "rambu", role: "operator" })
	await stepEntry(
		parts(),
		{ entry: "e1", kind: "agreed", reason: "" },
		{ username: "dewi", role: "bkpsdm" },
	)
	expect(await disciplineYear(parts(), 2026)).toEqual([])
})

test("that the superior was told stands beside the notice, and can be taken back", async () => {
	const content: EntryContent = {
		kind: "noticeGiven",
		because: "consecutive",
		days: 3,
		to: "Kepala Dinas Kesehatan",
		how: "surat 800/1/2026, diterima 10 Desember",
	}
	const wish = { employee: "maria", from: "2026-12-09", until: "2026-12-09", content }
	const rambu = { username: "rambu", role: "operator" } as const
	await writeEntries(parts(), [wish], rambu)
	const [, run] = (await disciplineYear(parts(), 2026))[0]?.notices ?? []
	expect(run?.given).toMatchObject({ to: "Kepala Dinas Kesehatan", by: "rambu" })
	await stepEntry(parts(), { entry: "e1", kind: "withdrawn", reason: "salah orang" }, rambu)
	const [, after] = (await disciplineYear(parts(), 2026))[0]?.notices ?? []
	expect(after?.given).toBeUndefined()
})

describe("a proof holds for its notice when a letter that came later moves the day", () => {
	const rambu = { username: "rambu", role: "operator" } as const
	const told = (because: "step" | "consecutive", from: string): EntryWish => {
		const content: EntryContent = {
			...{ kind: "noticeGiven", because, days: 3, to: "Kepala Dinas", how: "surat 800/1" },
		}
		return { employee: "maria", from, until: from, content }
	}
	const sick = async (date: string, entry: string) => {
		const content = { kind: "letter", letterKind: "cutiSakit", letter: "445/1" } as const
		await writeEntries(parts(), [{ employee: "maria", from: date, until: date, content }], rambu)
		const dewi = { username: "dewi", role: "bkpsdm" } as const
		await stepEntry(parts(), { entry, kind: "agreed", reason: "" }, dewi)
	}
	const given = async () =>
		((await disciplineYear(parts(), 2026))[0]?.notices ?? []).map(
			({ because, reachedOn, given }) => `${because} ${reachedOn} ${given ? "told" : "open"}`,
		)

	test("of the step, and of the same days in a row", async () => {
		const both = [told("step", "2026-12-09"), told("consecutive", "2026-12-09")]
		await writeEntries(parts(), both, rambu)
		await sick("2026-12-07", "e3")
		expect(await given()).toEqual([
			...["step 2026-12-10 told", "consecutive 2026-12-10 told", "step 2026-12-11 open"],
		])
	})

	test("other days in a row are told anew", async () => {
		await office.office
			.updateTable("employee")
			.set({ employed_from: "2026-12-02" })
			.where("id", "=", "maria")
			.execute()
		await writeEntries(parts(), [told("consecutive", "2026-12-04")], rambu)
		await sick("2026-12-07", "e2")
		expect((await given()).filter((line) => line.startsWith("cons"))).toEqual([
			...["consecutive 2026-12-04 told", "consecutive 2026-12-10 open"],
		])
	})
})

test("tables that begin within the year: counted from then on, and that is told", async () => {
	const counting = policy.counting.map((row) => ({ ...row, from: "2026-12-09" }))
	const late = { ...parts(), regulation: { policy: { ...policy, counting }, calendar } }
	expect(await disciplineYear(late, 2026)).toMatchObject([
		{ employee: "maria", countedFrom: "2026-12-09", absentDays: 3 },
	])
	const never = { ...parts(), regulation: { policy: { ...policy, counting: [] }, calendar } }
	expect(await disciplineYear(never, 2026)).toEqual([])
	expect((await disciplineYear(parts(), 2026))[0]).not.toHaveProperty("countedFrom")
})

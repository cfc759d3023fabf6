// The year's counters on a real office.db: who has to be told, and the proof that they were.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { EntryContent } from "../domain/entries/entry-contents.ts"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { entryDoors } from "../entries.ts"
import { disciplineYear } from "./discipline-year.ts"
import { type EntryWish, stepEntry, writeEntries } from "./keep-entries.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { OneAtATime } from "./one-at-a-time.ts"

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

describe("proof of a notice", () => {
	const rambu = { username: "rambu", role: "operator" } as const
	const proof = (more: { because?: "step" | "unbroken"; days?: number; on?: string } = {}) => {
		const { because = "step", days = 3, on = "2026-12-09" } = more
		const content = {
			...{ kind: "noticeGiven" as const, because, days },
			...{ to: "Kepala Dinas", how: "surat 800/1" },
		}
		return { employee: "maria", from: on, until: on, content }
	}
	const prove = async (wish: ReturnType<typeof proof>) => {
		const doors = entryDoors({ ...parts(), turns: new OneAtATime() }, () => undefined)
		const done = await doors.write(wish, rambu)
		return done.ok ? "written" : done.fault.message
	}

	test.each([
		["another day", proof({ on: "2026-12-08" })],
		["other days", proof({ days: 5 })],
		["another ground", proof({ because: "unbroken" })],
		["another year", proof({ on: "2025-12-09" })],
	])("of %s than one that is due is refused, with those that are", async (_, wish) => {
		const said = await prove(wish)
		expect(said).toMatch(/^Tidak ada pemberitahuan seperti itu untuk maria/)
		expect(said).toMatch(
			wish.from.startsWith("2025")
				? /Tidak ada yang harus diberitahukan/
				: /step, 3 hari, tercapai 2026-12-09; consecutive, 3 hari, .*; step, 4 hari, tercapai 2026-12-10/,
		)
	})

	test("is kept once, and again after it was taken back", async () => {
		expect(await prove(proof())).toBe("written")
		expect(await prove(proof())).toBe(
			"Bukti pemberitahuan ini sudah dicatat rambu pada 2026-12-12: kepada Kepala Dinas, surat 800/1. Bila keliru, tarik kembali catatan e1 dahulu.",
		)
		await stepEntry(parts(), { entry: "e1", kind: "withdrawn", reason: "keliru" }, rambu)
		expect(await prove(proof())).toBe("written")
	})
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

test("dates without a row at the end of the year are left out, and the person is shown", async () => {
	const content: EntryContent = { kind: "spell", unit: "dinkes", schedule: "lima-hari" }
	const dewi = { username: "dewi", role: "bkpsdm" } as const
	await writeEntries(parts(), [{ employee: "maria", from: "2026-12-12", content }], dewi)
	const stored = office.office.updateTable("entry").where("id", "=", "e1")
	await stored.set({ content: JSON.stringify({ ...content, schedule: "jadwal-lama" }) }).execute()
	expect(await disciplineYear(parts(), 2026)).toMatchObject([
		{ employee: "maria", absentDays: 5, uncountedDates: 20 },
	])
	const counting = policy.counting.map((row) => ({ ...row, until: "2026-12-10" }))
	const ends = { ...parts(), regulation: { policy: { ...policy, counting }, calendar } }
	expect(await disciplineYear(ends, 2026)).toMatchObject([{ absentDays: 4, uncountedDates: 21 }])
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

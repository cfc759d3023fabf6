// Letters of the same days, asked for, agreed to and counted on a real office.db.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "../domain/entries/entry.ts"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { entryDoors } from "../entries.ts"
import { decideEntry } from "./decide-entry.ts"
import { stepEntry, writeEntries } from "./keep-entries.ts"
import { type AskedLeave, askLeave, leaveBalance } from "./leave-desk.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { OneAtATime } from "./one-at-a-time.ts"
import { evaluatePeople } from "./person-month.ts"
import { everyUnit } from "./ports.ts"

let office: OfficeLog
let made = 0
const rambu: Actor = { username: "rambu", role: "operator", unit: "dinkes" }
const dewi: Actor = { username: "dewi", role: "bkpsdm" }

beforeEach(async () => {
	office = await OfficeLog.open()
	made = 0
	await office.office
		.insertInto("unit")
		.values({ id: "dinkes", name: "Dinas Kesehatan", position: 0 })
		.execute()
	await office.office
		.insertInto("employee")
		.values({
			...{ id: "maria", nip: "198609262015051001", grade: "PNS III/c", name: "Maria" },
			...{ short_name: "Maria", unit: "dinkes", schedule: "lima-hari" },
			...{ employed_from: null, employed_until: null },
		})
		.execute()
})
afterEach(() => office.close())

const parts = () => ({
	...{ registry: office.registry, projections: office.projections, reader: office.reader },
	...{ book: office.book, service: office.service, regulation: { policy, calendar } },
	...{ zone: "Asia/Makassar", now: () => Date.UTC(2026, 11, 15), makeId: () => `e${++made}` },
})
/** Monday to Friday, 2 to 6 November 2026. */
const week = (more: Partial<AskedLeave> = {}): AskedLeave => ({
	...{ employee: "maria", kind: "cutiTahunan", from: "2026-11-02", until: "2026-11-06" },
	...{ letter: "851/7/2026", ...more },
})
const trip = (more: Partial<AskedLeave>) => week({ kind: "dinasLuar", letter: "090/1", ...more })
const ask = (wish: AskedLeave) => askLeave(parts(), wish, rambu)
const agree = (entry: string) => decideEntry(parts(), { entry, kind: "agreed", reason: "" }, dewi)
const refusal = async (done: ReturnType<typeof ask>) => {
	const answer = await done
	return answer.ok ? "" : answer.fault.message
}
const taken = async (year = 2026) => {
	const balance = await leaveBalance(parts(), { employee: "maria", year }, everyUnit)
	return balance.ok ? balance.value.taken : balance.fault.code
}
async function codes(): Promise<Record<string, string>> {
	const people = await office.registry.employees(everyUnit)
	const [evaluated] = await evaluatePeople(parts(), people, "2026-11")
	return Object.fromEntries(
		(evaluated?.days ?? []).map((day) => [day.date.slice(8), day.codes.join(" ")]),
	)
}

describe("a letter over another", () => {
	test("that counts is refused: which, its dates, and that it is taken back first", async () => {
		await ask(week())
		await agree("e1")
		expect(await refusal(ask(trip({ from: "2026-11-05", until: "2026-11-10" })))).toBe(
			"Bertumpuk pada 2026-11-05, 2026-11-06 dengan surat 851/7/2026 (cuti tahunan, 2026-11-02 s.d. 2026-11-06, catatan e1). Tarik kembali surat itu dahulu, atau perbaiki tanggalnya. (satu hari kerja diputuskan satu surat)",
		)
		expect(await office.book.entry("e2"), "nothing is written").toBeUndefined()
	})

	test("that waits is refused too, until that one is refused", async () => {
		await ask(week())
		const over = trip({ from: "2026-11-06", until: "2026-11-06" })
		expect(await refusal(ask(over))).toMatch(/masih menunggu persetujuan; tolak atau tarik/)
		await stepEntry(parts(), { entry: "e1", kind: "refused", reason: "tugas" }, dewi)
		expect(await ask(over)).toMatchObject({ ok: true })
	})

	test("on a day off alone meets nothing", async () => {
		await ask(trip({ from: "2026-11-02", until: "2026-11-07" }))
		expect(await ask(week({ from: "2026-11-07", until: "2026-11-10" }))).toMatchObject({ ok: true })
	})

	test("the very same is entered once", async () => {
		await ask(week())
		expect(await refusal(ask(week()))).toMatch(
			/^Surat ini sudah tercatat: surat 851\/7\/2026 .*catatan e1/,
		)
		const dayOff = trip({ from: "2026-11-07", until: "2026-11-08" })
		await ask(dayOff)
		expect(await refusal(ask(dayOff)), "on days off too").toMatch(/^Surat ini sudah tercatat/)
	})
})

test("a letter of more than ten years has mistaken one, and is told at once", async () => {
	const study = { kind: "tugasBelajar" as const, from: "2026-11-02" }
	expect(await refusal(ask(week({ ...study, until: "9206-11-02" })))).toMatch(/Periksa tahunnya/)
	expect(await ask(week({ ...study, until: "2030-11-02" }))).toMatchObject({ ok: true })
})

describe("parts of a day", () => {
	const part = (from: number, until: number, letter: string) =>
		trip({ from: "2026-11-02", until: "2026-11-02", letter, part: { from, until } })

	test("stand beside another part, not over it, and not beside a whole day", async () => {
		expect(await ask(part(450, 600, "090/1"))).toMatchObject({ ok: true })
		expect(await ask(part(600, 720, "090/2"))).toMatchObject({ ok: true })
		expect(await refusal(ask(part(719, 800, "090/3")))).toMatch(/surat 090\/2 /)
		expect(await refusal(ask(week()))).toMatch(/^Bertumpuk pada 2026-11-02 dengan surat 090\/1/)
	})
})

describe("sick leave within annual leave", () => {
	const sick = week({
		...{ kind: "cutiSakit", from: "2026-11-04", until: "2026-11-05", letter: "S/1" },
		paper: "doctor",
	})

	test("decides its days, and the annual leave is not charged for them", async () => {
		await ask(week())
		await agree("e1")
		expect(await taken()).toBe(5)
		expect(await ask(sick)).toMatchObject({ value: { toLookAt: [{ code: "interrupts" }] } })
		expect(await taken(), "not while it waits").toBe(5)
		await agree("e2")
		expect(await taken()).toBe(3)
		expect(await codes()).toMatchObject({ "03": "C", "04": "S", "05": "S", "06": "C" })
	})

	test("whichever began first, and whichever was entered first", async () => {
		const long = { ...sick, from: "2026-11-02", until: "2026-11-05" }
		await ask(long)
		await agree("e1")
		await ask(week({ from: "2026-11-04", until: "2026-11-09" }))
		await agree("e2")
		expect(await taken(), "6 and 9 November").toBe(2)
		expect(await codes()).toMatchObject({ "04": "S", "05": "S", "06": "C", "09": "C" })
	})

	test("costs what it decides alone: twelve days with two of them sick are ten", async () => {
		await ask(sick)
		await agree("e1")
		await ask(week({ from: "2026-11-02", until: "2026-11-17", letter: "851/8" }))
		await agree("e2")
		expect(await taken()).toBe(10)
		const two = { from: "2026-11-18", until: "2026-11-19", letter: "851/9" }
		expect(await ask(week(two))).toMatchObject({ ok: true })
	})

	test("annual leave of which every day is decided by it is refused", async () => {
		await ask(sick)
		expect(await refusal(ask(week({ from: "2026-11-04", until: "2026-11-05" })))).toMatch(
			/^Semua harinya sudah diputuskan surat sakit/,
		)
	})
})

describe("agreement asks again", () => {
	const eight = { from: "2026-11-02", until: "2026-11-11" }
	const later = { from: "2026-11-16", until: "2026-11-25", letter: "851/8/2026" }
	const letter = (more: { from: string; until: string; letter?: string }) => ({
		...{ employee: "maria", from: more.from, until: more.until },
		content: {
			kind: "letter" as const,
			letterKind: "cutiTahunan" as const,
			letter: more.letter ?? "851/7/2026",
		},
	})

	test("two letters of eight days that were both written: the second is refused its agreement", async () => {
		await writeEntries(parts(), [letter(eight), letter(later)], dewi)
		const sari: Actor = { username: "sari", role: "bkpsdm" }
		const step = (entry: string, kind: "agreed" | "refused") =>
			decideEntry(parts(), { entry, kind, reason: "sisa habis" }, sari)
		expect(await step("e1", "agreed"), "what waits beside it stops nobody").toMatchObject({
			ok: true,
		})
		expect(await step("e2", "agreed")).toMatchObject({
			fault: {
				code: "forbidden",
				message: /^Diminta 8 hari kerja, sisa cuti tahunan 4 hari\..*tolak atau tarik kembali/,
			},
		})
		expect((await office.book.entry("e2"))?.steps).toEqual([])
		expect(await step("e2", "refused")).toMatchObject({ ok: true })
	})

	test("one over another that counts by now", async () => {
		await writeEntries(
			parts(),
			[letter(eight), { ...letter({ ...eight, letter: "851/9" }), until: "2026-11-03" }],
			rambu,
		)
		await agree("e2")
		const refused = await agree("e1")
		expect(refused.ok ? "" : refused.fault.message).toMatch(
			/^Bertumpuk pada 2026-11-02, 2026-11-03 dengan surat 851\/9/,
		)
	})

	test("a first pilgrimage is one still, and waits for no years of service", async () => {
		await office.office.updateTable("employee").set({ employed_from: "2025-01-01" }).execute()
		const pilgrimage = { kind: "cutiBesar" as const, from: "2026-06-01", until: "2026-06-30" }
		expect(await refusal(ask(week(pilgrimage)))).toMatch(/Belum 5 tahun/)
		expect(await ask(week({ ...pilgrimage, isFirstPilgrimage: true }))).toMatchObject({ ok: true })
		expect(await agree("e1")).toMatchObject({ ok: true })
	})
})

test("two who ask at the same moment do not both get the last days", async () => {
	const doors = entryDoors({ ...parts(), turns: new OneAtATime() }, () => undefined)
	const asked = await Promise.all([
		doors.askLeave(week({ from: "2026-11-02", until: "2026-11-11" }), rambu),
		doors.askLeave(week({ from: "2026-11-16", until: "2026-11-25", letter: "851/8" }), rambu),
	])
	expect(asked.map(({ ok }) => ok)).toEqual([true, false])
})

// Letters taken in on a real office.db, row by row under the rules of the desk.
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ImportSheet } from "../../domain/imports/import-rows.ts"
import {
	ayu,
	budi,
	ImportOffice,
	maria,
	sari,
	threePeople,
	twoUnits,
	yusuf,
} from "./import-office.fixture.ts"

let office: ImportOffice
beforeAll(async () => {
	office = await ImportOffice.open()
	await office.run(twoUnits)
	await office.run(threePeople)
})
afterAll(() => office.close())

const leave = (...rows: [string, string, string, string, string][]): ImportSheet => ({
	kind: "leave",
	rows: rows.map(([nip, kind, from, until, letter], index) => ({
		...{ row: index + 2, nip, kind, from, until, letter },
	})),
})

describe("letters", () => {
	const trip = leave([maria, "Cuti Tahunan", "2026-11-05", "2026-11-06", "851/7"])

	test("wait for a second person, unless one agrees by name; never oneself", async () => {
		const told = await office.preview(trip)
		expect([told.notes[0], told.moved]).toEqual([expect.stringMatching(/menunggu/), undefined])
		const order = { sheet: trip, file: "x", unread: [], defaults: {}, isApplied: true }
		const own = await office.imports.run({
			...order,
			actor: budi,
			agreeing: { ...budi, username: "Budi" },
		})
		expect(own).toMatchObject({ fault: { code: "same-person" } })
		const done = await office.run(trip, { agreeing: sari })
		expect(await office.codes(maria)).toMatchObject({ "05": "C", "06": "C", "09": "TK" })
		const [entry] = await office.office.book.batch(done.batch ?? "")
		expect(entry?.steps).toMatchObject([{ kind: "agreed", by: "sari", role: "bkpsdm" }])
		expect(await office.run(trip)).toMatchObject({ counts: { fresh: 0, known: 1 } })
	})

	test("none over another, in the file or on record; unknown kinds are named", async () => {
		const told = await office.preview(
			leave(
				[maria, "Dinas Luar", "2026-11-06", "2026-11-07", "090/1"],
				[yusuf, "DL", "2026-11-06", "2026-11-07", "090/2"],
				[yusuf, "Sakit", "2026-11-07", "2026-11-08", "090/3"],
				[yusuf, "Pulang kampung", "2026-11-20", "2026-11-20", "090/4"],
			),
		)
		expect(told.fresh).toMatchObject([{ row: 3 }])
		expect(told.refused).toMatchObject([
			{
				row: 2,
				why: expect.stringMatching(/surat 851\/7 \(cuti tahunan.*Tarik kembali surat itu/),
			},
			{
				row: 4,
				why: expect.stringMatching(/surat 090\/2 .*baris 3\)\. Perbaiki tanggalnya, atau hapus/),
			},
			{ row: 5, why: expect.stringMatching(/tidak dikenal. Tulis cuti tahunan/) },
		])
	})
})

describe("letters by the rules of the desk", () => {
	const eight = [maria, "Cuti Tahunan", "2026-06-08", "2026-06-18", "851/8"] as const

	test("rows of a file count against each other in order, and against what is on record", async () => {
		const told = await office.preview(
			leave(
				[...eight],
				[maria, "Cuti Tahunan", "2026-07-06", "2026-07-15", "851/9"],
				[maria, "Cuti Tahunan", "2026-08-03", "2026-08-03", "851/10"],
				[ayu, "Cuti Tahunan", "2026-07-06", "2026-07-15", "851/11"],
			),
		)
		expect(told.fresh.map(({ row }) => row)).toEqual([2, 4, 5])
		expect(told.refused).toMatchObject([
			{
				row: 3,
				why: expect.stringMatching(
					/^Diminta 8 hari kerja, sisa cuti tahunan 2 hari sesudah surat yang masih menunggu persetujuan: 851\/8\. \(PP 11/,
				),
			},
		])
	})

	test("what has to be looked at is shown with its row: sick leave within annual leave, a doctor to be named", async () => {
		const told = await office.preview(
			leave([...eight], [maria, "Sakit", "2026-06-10", "2026-06-11", "S/1"]),
		)
		expect(told.refused).toEqual([])
		expect(told.notes).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^Perlu dilihat, baris 3: .*Bertemu surat 851\/8 /),
				expect.stringMatching(/^Perlu dilihat, baris 3: .*Sakit 2 hari memerlukan surat dokter/),
			]),
		)
	})

	test("parts of a day stand beside each other, not over each other; a doctor and a child are kept", async () => {
		const row = {
			...{ nip: ayu, from: "2026-11-26", until: "2026-11-26" },
			...{ kind: "DL", letter: "090/9" },
		}
		const sheet: ImportSheet = {
			kind: "leave",
			rows: [
				{ ...row, row: 2, part: { from: 450, until: 600 } },
				{ ...row, row: 3, part: { from: 600, until: 720 } },
				{ ...row, row: 4, part: { from: 590, until: 700 }, letter: "090/10" },
				{
					...{ ...row, row: 5, from: "2026-11-30", until: "2026-12-04", kind: "Sakit" },
					paper: "doctor",
				},
			],
		}
		const told = await office.preview(sheet)
		expect(told.fresh.map(({ what }) => what)).toEqual([
			"DL 2026-11-26 s.d. 2026-11-26 07:30-10:00, 090/9",
			"DL 2026-11-26 s.d. 2026-11-26 10:00-12:00, 090/9",
			"Sakit 2026-11-30 s.d. 2026-12-04, 090/9",
		])
		expect(told.refused).toMatchObject([{ row: 4, why: expect.stringMatching(/baris 2/) }])
		expect(told.notes.some((note) => note.includes("Perlu dilihat"))).toBe(false)
		const done = await office.run(sheet, { agreeing: sari })
		const written = await office.office.book.batch(done.batch ?? "")
		expect(written.map(({ content }) => content)).toMatchObject([
			{ part: { from: 450, until: 600 } },
			{ part: { from: 600, until: 720 } },
			{ paper: "doctor" },
		])
		await office.undo(done.batch)
	})

	test("what the law forbids somebody is refused with its article", async () => {
		const told = await office.preview(
			leave(
				[ayu, "Cuti Besar", "2026-06-01", "2026-09-01", "851/12"],
				[ayu, "CAP", "2026-06-01", "2026-07-01", "851/13"],
			),
		)
		expect(told.refused).toMatchObject([
			{ row: 2, why: expect.stringMatching(/^Paling lama 3 bulan\. \(PP 11\/2017/) },
			{ row: 3, why: expect.stringMatching(/^Paling lama 1 bulan/) },
		])
	})
})

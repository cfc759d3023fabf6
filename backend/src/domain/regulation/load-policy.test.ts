import { expect, test } from "vitest"
import { loadPolicy } from "./load-policy.ts"
import { policy, rawTemplate, scheduleId } from "./national-template.fixture.ts"
import { scheduleOf } from "./terms.ts"
import { unconfirmedFigures } from "./unconfirmed-figures.ts"

/** A copy of the template with one place of its text changed. */
function spoiled(from: string, to: string): unknown {
	const text = JSON.stringify(rawTemplate)
	expect(text).toContain(from)
	return JSON.parse(text.replace(from, to))
}

function weekOf(id: string) {
	const schedule = scheduleOf(policy, id)
	return schedule.kind === "weekly" ? (schedule.rows[0]?.days ?? []) : []
}

test("times are minutes once loaded", () => {
	const monday = weekOf(scheduleId)[0]
	expect(monday).toEqual({ day: "senin", start: 450, end: 960, restMinutes: 60 })
})

test("a week of the template is 37 h 30 without rest, as Perpres 21/2023 asks", () => {
	const minutes = weekOf(scheduleId).map(({ start, end, restMinutes }) => end - start - restMinutes)
	expect(minutes.reduce((sum, day) => sum + day, 0)).toBe(37 * 60 + 30)
})

test.each([
	['"name":', '"nama":', /isian "nama" tidak dikenal; hapus/],
	['"restMinutes":', '"rest":', /"schedules\[0\]\.rows\[0\]\.days\[0\]\.restMinutes": harus diisi/],
	['"from":"2023-04-12"', '"from":"2023-02-29"', /rows\[0\]\.from": harus tanggal yang ada/],
	['"start":"07:30"', '"start":"7.30"', /days\[0\]\.start": harus jam dan menit/],
	['"start":"07:30"', '"start":"17:30"', /days\[0\]\.end": harus sesudah jam masuk/],
	['"day":"selasa"', '"day":"senin"', /menyebut satu hari dua kali/],
	['"until":"11:59"', '"until":"12:00"', /satu ketukan tidak dihitung dua kali/],
	['"upToMinutes":60', '"upToMinutes":30', /"cuts\[0\]\.late": batas menit harus naik/],
	['{"basisPoints":150}', '{"upToMinutes":120,"basisPoints":150}', /baris terakhir tanpa/],
	['"basisPoints":50', '"basisPoints":0.5', /"cuts\[0\]\.late\[0\]\.basisPoints": harus diisi/],
	['"seconds":"floor"', '"seconds":"round"', /harus salah satu dari "floor", "ceil"/],
	['"status":"confirmed"', '"status":"yes"', /harus salah satu dari "confirmed"/],
])("%s written as %s is refused with a sentence", (from, to, sentence) => {
	const loaded = loadPolicy(spoiled(from, to))
	expect(loaded).toMatchObject({ ok: false, fault: { code: "policy" } })
	expect(loaded.ok ? "" : loaded.fault.message).toMatch(sentence)
})

test("a long list of mistakes is cut short", () => {
	const loaded = loadPolicy({ a: 1, schedules: [{}] })
	expect(loaded.ok ? "" : loaded.fault.message).toMatch(/Masih ada \d+ kesalahan lain\.$/)
})

test("figures without a signed regulation are named", () => {
	const figures = unconfirmedFigures(policy, { schedule: scheduleId }, "2026-11-23")
	expect(figures).toContain("Jam pulang 5 hari kerja (Keputusan PPK tentang jam pulang)")
	expect(figures).toContain("Potongan TL, PSW dan TK (Kepmendagri 900-4700/2020)")
	expect(figures.join()).not.toContain("Jam masuk")
})

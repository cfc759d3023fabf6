import { describe, expect, test } from "vitest"
import { calendar, policy } from "../regulation/national-template.fixture.ts"
import { correctionFault } from "./correction-fault.ts"
import type { Correction, PersonFacts } from "./person-facts.ts"
import { wall } from "./some-days.fixture.ts"

/** A Monday; windows 05:00 to 11:59 and 12:00 to 21:00, hours 07:30 to 16:00. */
const monday = "2026-11-02"

function faultOf(
	text: string,
	{ person = {} }: { readonly person?: Partial<PersonFacts> } = {},
): string | undefined {
	const [end = "arrival", date = "", clock = ""] = text.split(" ")
	const wish = { date, end, at: wall(`${date} ${clock}:00`), by: "sari", reason: "lupa" }
	return correctionFault({ ...facts, ...person }, wish as Correction, { policy, calendar })
}
const facts: PersonFacts = {
	service: [{ from: "2020-01-01", until: "2026-11-20", unit: "dinas", schedule: "lima-hari" }],
	roster: { days: new Map(), patterns: [] },
	punches: [{ record: "r0", place: "Lobi", at: wall(`${monday} 07:40:00`) }],
}
const letter = { kind: "cutiTahunan", from: monday, until: monday, letter: "851/7" } as const

describe("a correction that fits its day", () => {
	test.each([
		["the first minute of the in-window", `arrival ${monday} 05:00`],
		["earlier than the machine has it", `arrival ${monday} 07:28`],
		["the last minute of the out-window", `departure ${monday} 21:00`],
	])("%s", (_, text) => expect(faultOf(text)).toBeUndefined())
})

describe("a correction that does not fit its day says why", () => {
	test.each([
		[
			"a minute before the in-window",
			`arrival ${monday} 04:59`,
			/antara 05:00 dan 11:59; 04:59 di luar/,
		],
		["a minute after the out-window", `departure ${monday} 21:01`, /21:01 di luar/],
		["an arrival in the out-window", `arrival ${monday} 15:00`, /15:00 di luar/],
		["a third punch that is not asked for", `rest ${monday} 12:30`, /tidak meminta/],
		["a Sunday", "arrival 2026-11-01 07:28", /tidak ada jam kerja/],
		["after the last day of service", "arrival 2026-11-23 07:28", /tidak bertugas/],
	])("%s", (_, text, words) => expect(faultOf(text)).toMatch(words))

	test("a year without its decree", () => {
		const service = [{ unit: "dinas", schedule: "lima-hari" }]
		expect(faultOf("arrival 2027-01-04 07:28", { person: { service } })).toMatch(/tahun 2027/)
	})

	test("nobody rostered the date", () => {
		const service = [{ unit: "rsud", schedule: "piket" }]
		expect(faultOf(`arrival ${monday} 07:00`, { person: { service } })).toMatch(/^Giliran/)
	})

	test("a letter decides the date", () => {
		expect(faultOf(`arrival ${monday} 07:28`, { person: { letters: [letter] } })).toMatch(/851\/7/)
	})

	test("a letter for the morning leaves the afternoon to be corrected", () => {
		const part = { from: 450, until: 720 }
		const person = { letters: [{ ...letter, part }] }
		expect(faultOf(`departure ${monday} 16:00`, { person })).toBeUndefined()
	})

	test("nothing was recorded yet", () => {
		const records = { units: new Map([["dinas", "2026-11-03"]]) }
		expect(faultOf(`arrival ${monday} 07:28`, { person: { records } })).toMatch(/belum dicatat/)
	})
})

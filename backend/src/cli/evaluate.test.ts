import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { evaluateCommand, evaluateScenario, terminal } from "./evaluate.ts"

const example = fileURLToPath(new URL("./examples/november-2026.json", import.meta.url))

/** Runs the command as the terminal would, with `scenario` as the text behind every unknown path. */
async function run(args: readonly string[], scenario = "") {
	const written: string[] = []
	const faults: string[] = []
	let code = 0
	const command = evaluateCommand({
		read: (path) => (path === "-" ? scenario : readFileSync(path, "utf8")),
		write: (text) => written.push(text),
		writeFault: (text) => faults.push(text),
		exit: (wanted) => {
			code = wanted
			throw new Exit()
		},
	})
	await command.parseAsync([...args], { from: "user" }).catch((error: unknown) => {
		if (!(error instanceof Exit)) throw error
	})
	return { code, out: written.join(""), fault: faults.join("") }
}

class Exit extends Error {}

/** A month of one person; `person` adds to them, `more` to the scenario. */
function scenario(
	more: Readonly<Record<string, unknown>> = {},
	person: Readonly<Record<string, unknown>> = {},
): string {
	return JSON.stringify({
		zone: "Asia/Makassar",
		month: "2026-11",
		now: "2026-11-23T07:41:00",
		employees: [{ punches: ["2026-11-04T07:52:09", "2026-11-04T16:01:00"], ...person }],
		...more,
	})
}

test("the example prints a month with its reasons", async () => {
	const { code, out } = await run([example])
	expect(code).toBe(0)
	expect(out).toContain("Masuk 07:52:09, jadwal 07:30. TL1 (1–30 menit), potong 0,5 %.")
	expect(out).toContain("Libur: Hari jadi kota.")
	expect(out).toContain("Hari masih berjalan. Masuk 07:28:14.")
	expect(out).toContain("Potongan disiplin sementara 9 %")
	expect(out).toContain("BELUM DITETAPKAN")
})

test("--json prints the records themselves", async () => {
	const { out } = await run(["-", "--json"], scenario())
	const evaluation: unknown = JSON.parse(out)
	expect(evaluation).toMatchObject({
		employees: [{ recap: { lateDays: 1, lateMinutes: 22, workingDays: 21 } }],
	})
})

test.each([
	["at the limit", 10 * 1024 * 1024, /bukan JSON yang benar/],
	["beyond it", 10 * 1024 * 1024 + 1, /lebih besar dari 10 MB/],
])("a file %s is read, or refused with a sentence", async (_, bytes, said) => {
	const folder = mkdtempSync(join(tmpdir(), "hadir-scenario-"))
	const file = join(folder, "large.json")
	writeFileSync(file, "x".repeat(bytes))
	const faults: string[] = []
	const codes: number[] = []
	const command = evaluateCommand({
		...terminal,
		writeFault: (text) => faults.push(text),
		exit: (code) => codes.push(code),
	})
	await command.parseAsync([file], { from: "user" })
	expect(codes).toEqual([2])
	expect(faults.join("")).toMatch(said)
	rmSync(folder, { recursive: true })
})

test("instants with an offset are read on the site's clock", () => {
	const punches = ["2026-11-03T23:52:09Z", "2026-11-04T15:01:00+07:00"]
	const evaluated = evaluateScenario("-", (path) =>
		path === "-" ? scenario({}, { punches }) : readFileSync(path, "utf8"),
	)
	expect(evaluated.ok && evaluated.value.employees[0]?.days[3]).toMatchObject({
		arrival: { second: 28_329 },
		departure: { second: 57_660 },
	})
})

test("some dates instead of a month, in English", async () => {
	const dates = { month: undefined, from: "2026-11-04", until: "2026-11-05" }
	const { out } = await run(["-", "--english"], scenario(dates))
	expect(out).toContain("Hari kerja 2: hadir 1, tanpa keterangan 1")
	expect(out).toContain("In at 07:52:09, due 07:30. TL1 (1–30 min), cut 0.5 %.")
})

test("--schema prints a JSON Schema that knows every field", async () => {
	const { code, out } = await run(["--schema"])
	expect(code).toBe(0)
	expect(JSON.parse(out)).toMatchObject({
		type: "object",
		required: ["zone", "now", "employees"],
		properties: { employees: { items: { properties: { letters: {}, roster: {}, excuses: {} } } } },
	})
})

test("the help names the example", async () => {
	const { code, out } = await run(["--help"])
	expect(code).toBe(0)
	expect(out).toContain(example)
})

test.each([
	["{", /bukan JSON/],
	[scenario({ zone: "WITA" }), /"zone": harus zona waktu/],
	[scenario({ month: "2026-13" }), /"month": harus bulan/],
	[scenario({ month: undefined }), /"month": isi salah satu saja/],
	[scenario({ now: "kemarin" }), /"now": harus waktu setempat/],
	[scenario({ now: undefined }), /"now": harus diisi dengan teks/],
	[scenario({}, { punches: ["2026-11-31T07:00:00"] }), /"employees\[0\]\.punches\[0\]":/],
	[
		scenario({}, { punches: [7] }),
		/"employees\[0\]\.punches\[0\]": harus waktu seperti .* atau \{/,
	],
	[scenario({ employees: [] }), /"employees": paling sedikit 1 baris/],
	[scenario({ zona: "x" }), /isian "zona" tidak dikenal/],
	[
		scenario({}, { service: [{ schedule: "shift" }] }),
		/schedule": "shift" tidak ada di kebijakan; pakai "lima-hari", "enam-hari", "piket"/,
	],
	[
		scenario({}, { roster: { days: { "2026-11-04": ["siang"] } } }),
		/giliran "siang" pada 2026-11-04 tidak ada di kebijakan; pakai "pagi"/,
	],
	[
		scenario(
			{},
			{ letters: [{ kind: "izin", from: "2026-11-25", until: "2026-11-23", letter: "1" }] },
		),
		/"employees\[0\]\.letters\[0\]\.until": harus pada atau sesudah from/,
	],
	[
		scenario(
			{},
			{ overtime: [{ from: "2026-11-04T18:00:00", until: "2026-11-04T16:00:00", letter: "1" }] },
		),
		/overtime\[0\]\.until": harus sesudah from/,
	],
	[
		scenario({}, { service: [{ from: "2026-11-14", until: "2026-11-12" }] }),
		/service\[0\]\.until": harus pada atau sesudah from/,
	],
	[
		scenario({}, { roster: { days: { "2026-11-04": ["malam", "malam"] } } }),
		/giliran "malam" pada 2026-11-04 bertumpuk/,
	],
	[scenario({ policy: "tidak-ada.json" }), /tidak-ada\.json" tidak dapat dibaca/],
	[
		scenario({ month: "2024-12" }, { punches: [] }),
		/belum berlaku pada 2024-12-01: tambahkan baris/,
	],
	[
		scenario({ month: undefined, from: "2026-11-05", until: "2026-11-04" }),
		/"until": harus pada atau sesudah from/,
	],
	[
		scenario({ month: undefined, from: "2026-01-01", until: "2036-01-01" }),
		/"until": paling banyak 800 hari/,
	],
])("%s is refused: %s", async (text, sentence) => {
	const { code, fault, out } = await run(["-"], text)
	expect(code).toBe(2)
	expect(fault).toMatch(sentence)
	expect(out).toBe("")
})

test("a file that is not there, and an option nobody knows, are refused", async () => {
	expect(await run(["/nowhere.json"])).toMatchObject({ code: 2 })
	expect(await run(["--jsn", "-"], scenario())).toMatchObject({ code: 2 })
	expect(await run([])).toMatchObject({ code: 2 })
})

test.each([
	[
		"one id twice",
		{ employees: [{ id: "p1" }, { id: "p2" }, { id: "p1" }] },
		/"employees\[2\]\.id": "p1" sudah dipakai employees\[0\]/,
	],
	[
		"one NIP twice, with spaces and without",
		{ employees: [{ nip: "19860926 201505 1 001" }, { nip: "198609262015051001" }] },
		/"employees\[1\]\.nip": "198609262015051001" sudah dipakai employees\[0\]/,
	],
	[
		"a punch of another year",
		{ employees: [{ punches: ["2026-11-04T07:52:09", "2062-11-04T16:01:00"] }] },
		/"employees\[0\]\.punches\[1\]": 2062-11-04 lebih dari 400 hari dari yang dihitung \(2026-11-01/,
	],
	[
		"a roster of another",
		{ employees: [{ roster: { days: { "2006-11-04": [] } } }] },
		/"employees\[0\]\.roster\.days": 2006-11-04/,
	],
	[
		"a machine's gap of another",
		{
			machines: [
				{ place: "A", cause: "lost", from: "2023-11-04T07:00:00", until: "2023-11-04T08:00:00" },
			],
		},
		/"machines\[0\]": 2023-11-04/,
	],
])("%s cannot be meant, and is told where", async (_, more, sentence) => {
	const { code, fault } = await run(["-"], scenario(more))
	expect([code, fault]).toEqual([2, expect.stringMatching(sentence)])
})

test("letters of years that reach the month are meant", async () => {
	const letter = { kind: "tugasBelajar", letter: "1", from: "2024-01-01", until: "2027-12-31" }
	expect((await run(["-"], scenario({}, { letters: [letter] }))).code).toBe(0)
})

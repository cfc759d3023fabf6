// A file of the office that is damaged: every command names it and the ways out, none sends people the wrong way.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { flip, KeptOffice, runHadir } from "./kept-office.ts"

let office: KeptOffice

beforeEach(async () => {
	office = await KeptOffice.make()
})
afterEach(() => office.close())

const restore = /Restore the last backup: hadir restore <set>/
const raw = /^(?:error: |hadir: )?(?:file is not a database|database disk image)/m
const page = 4096
/** Its first page stays, so that its tables can be read. */
const tear = (file: string) => flip(file, page, statSync(file).size - page)

test.each(["journal.db", "office.db"])(
	"%s with its head flipped: serve, export, heads",
	async (name) => {
		const file = join(office.data, name)
		flip(file, 0, 100)
		const ports = { HADIR_HTTP_PORT: "0", HADIR_MQTT_PORT: "0" }
		const served = await runHadir(["serve"], { HADIR_DATA: office.data, ...ports })
		const exported = await office.hadir("export", "--month", "2026-11")
		const signed = name === "journal.db" ? [await office.hadir("journal", "heads")] : []
		for (const said of [served, exported, ...signed]) {
			expect(said).toMatch(/^1 /)
			expect(said).toContain(`${file} is damaged`)
			expect(said).toMatch(restore)
			expect(said).toMatch(/hadir journal verify .*journal\.db/)
			expect(said).not.toMatch(raw)
		}
	},
)

test.each(["journal.db", "office.db"])("%s torn in its middle: export and heads", async (name) => {
	tear(join(office.data, name))
	const exported = await office.hadir("export", "--month", "2026-11")
	const signed = name === "journal.db" ? [await office.hadir("journal", "heads")] : []
	for (const said of [exported, ...signed]) {
		expect(said).toMatch(/^1 /)
		expect(said).toContain(`${join(office.data, name)} is damaged`)
		expect(said).toMatch(restore)
		expect(said).not.toMatch(raw)
	}
})

test.each(["missing", "damaged"])(
	"keys that are %s: nothing is signed with new ones",
	async (how) => {
		const file = join(office.data, "office-keys.json")
		if (how === "missing") rmSync(file, { force: true })
		else writeFileSync(file, "{")
		const ports = { HADIR_HTTP_PORT: "0", HADIR_MQTT_PORT: "0" }
		const served = await runHadir(["serve"], { HADIR_DATA: office.data, ...ports })
		for (const said of [served, await office.hadir("journal", "heads")]) {
			expect(said).toMatch(/^1 /)
			expect(said).toContain(`${file} is ${how}.`)
			expect(said).toMatch(/hadir restore <set>/)
		}
		expect(existsSync(file) && readFileSync(file, "utf8")).toBe(how === "damaged" && "{")
	},
)

test("verify of the office's torn file sends to the backup, not to the kiosk's stick", async () => {
	tear(office.journalFile)
	const said = await office.hadir("journal", "verify", office.journalFile)
	expect(said).toMatch(/^1 .*The office's .*journal\.db is damaged/)
	expect(said).toMatch(restore)
	expect(said).not.toMatch(/carry/)
})

test("verify of a log of which one page is torn says where it breaks, and the way out", async () => {
	const root = office.pageOf("batch")
	flip(office.journalFile, (root - 1) * page, page)
	const said = await office.hadir("journal", "verify", office.journalFile)
	expect(said).toMatch(/^1 .*broken at 1: the file is damaged there/)
	expect(said).toMatch(restore)
})

test("verify of a file whose tables cannot be read names both ways", async () => {
	flip(office.journalFile, 0, 100)
	const said = await office.hadir("journal", "verify", office.journalFile)
	expect(said).toMatch(/^1 .*not even its tables can be read/)
	expect(said).toMatch(/office's.*hadir restore <set>.*kiosk's.*hadir kiosk carry <stick> --from/)
})

test("a kiosk's damaged file is carried, and says where verify alone stands", async () => {
	const file = office.kioskFile()
	const flips = [office.pageOf("record", file), office.pageOf("journal", file)]
	flip(file, ((flips[0] ?? 1) - 1) * page, page)
	const said = await office.hadir("journal", "verify", file)
	expect(said).toMatch(/^1 .*broken at 1: the file is damaged there/)
	expect(said).toMatch(/hadir kiosk carry <stick> --from/)
	const compared = ["journal", "verify", file, "--against", office.journalFile]
	const both = await office.hadir(...compared)
	expect(both).toMatch(/^1 /)
	expect(both).toMatch(/broken at 1: the file is damaged there/)
	expect(both).toMatch(/The kiosk's .*journal\.db is damaged/)
	expect(both).not.toMatch(/must be a kiosk's/)
	flip(file, ((flips[1] ?? 1) - 1) * page, page)
	expect(await office.hadir(...compared)).toMatch(
		/^1 .*The kiosk's .*journal\.db is damaged: the tables/,
	)
})

test("--against an office's damaged file names the office's", async () => {
	const file = office.kioskFile()
	const compared = ["journal", "verify", file, "--against", office.journalFile]
	tear(office.journalFile)
	const said = await office.hadir(...compared)
	expect(said).toMatch(/^1 [\s\S]*25 records, all hold/)
	expect(said).toMatch(new RegExp(`The office's ${office.journalFile} is damaged`))
	expect(said).toMatch(restore)
})

test("files that are whole and the wrong ones are bad input", async () => {
	const kiosk = office.kioskFile()
	const other = join(office.data, "office.db")
	expect(await office.hadir("journal", "verify", other)).toMatch(/^2 .*neither a kiosk's nor/)
	const turned = ["journal", "verify", office.journalFile, "--against", kiosk]
	expect(await office.hadir(...turned)).toMatch(/^2 .*must be a kiosk's journal\.db/)
})

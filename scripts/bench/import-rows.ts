// hadir import of 10,000 rows by the real command into a running office, beside the same file merely read and the same
// rows inserted bare.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readTable } from "@hadir/backend/cli/imports/read-table.ts"
import Database from "better-sqlite3"
import { writeXlsx } from "hucre"
import { City } from "../system-tests/city.ts"
import { runHadir } from "../system-tests/kept-office.ts"

const people = 10_000
const columns = ["NIP", "Nama", "OPD", "Golongan", "Jadwal", "TMT"]
const letterColumns = ["NIP", "Jenis", "Mulai", "Sampai", "Nomor surat"]

export async function importRows(): Promise<void> {
	const city = new City()
	const folder = mkdtempSync(join(tmpdir(), "hadir-rows-"))
	try {
		await city.start()
		const nips = Array.from({ length: people }, (_, index) => nipOf(index))
		const list = nips.map((nip, n) => [
			nip,
			`Pegawai ${n}`,
			"dinkes",
			"III/c",
			"lima-hari",
			"1/12/2015",
		])
		const letters = nips.map((nip, n) => [
			nip,
			"Cuti tahunan",
			"2/11/2026",
			"3/11/2026",
			`851/${n}`,
		])
		const file = await written(join(folder, "pegawai.xlsx"), [columns, ...list])
		const leave = await written(join(folder, "cuti.xlsx"), [letterColumns, ...letters])
		const apply = ["--apply", "--as", "budi"]
		const hadir = (...args: string[]) => seconds(() => said(city.data, args))
		const read = await seconds(() => readTable(file, { encoding: "utf-8" }))
		const bare = await seconds(async () => insertBare(join(folder, "bare.db"), list))
		const told = [
			["file read, references", `${read} s; ${people} rows inserted bare ${bare} s`],
			["people, preview", `${await hadir("import", "employees", file)} s`],
			["people, written", `${await hadir("import", "employees", file, ...apply)} s`],
			["people, known", `${await hadir("import", "employees", file, ...apply)} s`],
			["letters, preview", `${await hadir("import", "leave", leave)} s`],
			[
				"letters, agreed",
				`${await hadir("import", "leave", leave, ...apply, "--agreed-by", "sari")} s`,
			],
		]
		for (const [what = "", figure] of told) console.log(`${what.padEnd(24)}${figure}`)
	} finally {
		await city.stop()
		rmSync(folder, { recursive: true })
	}
}

/** Born in 1980, all different. */
function nipOf(index: number): string {
	const two = (number: number) => String(number).padStart(2, "0")
	const birth = `1980${two(1 + (index % 12))}${two(1 + (index % 28))}`
	return `${birth}2010${two(1 + Math.floor(index / 1000))}1${String(index % 1000).padStart(3, "0")}`
}

async function written(file: string, rows: string[][]): Promise<string> {
	writeFileSync(file, await writeXlsx({ sheets: [{ name: "Data", rows }] }))
	return file
}

async function said(data: string, args: readonly string[]): Promise<void> {
	const text = await runHadir(args, { HADIR_DATA: data })
	if (!text.startsWith("0 ")) throw new Error(text)
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
	const begun = performance.now()
	await work()
	return ((performance.now() - begun) / 1000).toFixed(2)
}

function insertBare(file: string, rows: readonly string[][]): void {
	const database = new Database(file)
	database.pragma("journal_mode = WAL")
	database.pragma("synchronous = FULL")
	database.exec("CREATE TABLE person (a TEXT PRIMARY KEY, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT)")
	const insert = database.prepare("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)")
	database.transaction(() => {
		for (const row of rows) insert.run(...row)
	})()
	database.close()
}

// parts: root
// hadir export -o: the file there is the whole month or stays what it was.
import { execFileSync } from "node:child_process"
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { KeptOffice } from "./kept-office.ts"

let office: KeptOffice

beforeAll(async () => {
	office = await KeptOffice.make()
	const unit = [{ id: "dinkes", name: "Dinas Kesehatan" }]
	const employees = Array.from({ length: 40 }, (_, index) => ({
		...{ id: `p${index}`, nip: String(198609262015051000n + BigInt(index)), unit: "dinkes" },
		...{ name: `Pegawai ${index}`, shortName: `Pegawai ${index}`, grade: "PNS III/c" },
		...{ schedule: "lima-hari", employedFrom: "2015-05-01", cardFrom: 0 },
		card: { kind: "iso14443a" as const, uid: `04a1b2c3d4${String(index).padStart(2, "0")}` },
	}))
	await office.found({ government: "Kota", agency: "BKPSDM", units: unit, employees })
})
afterAll(() => office.close())

const exportTo = (file: string) => office.hadir("export", "--month", "2026-11", "--output", file)

test("a full disk leaves the old file as it was, and nothing beside it", async () => {
	const disk = join(office.data, "disk")
	mkdirSync(disk)
	execFileSync("mount", ["-t", "tmpfs", "-o", "size=32k", "tmpfs", disk])
	try {
		const file = join(disk, "november.csv")
		writeFileSync(file, "the month as it was\n")
		const said = await exportTo(file)
		expect(said).toMatch(/^1 .*november\.csv was not written: the disk is full/)
		expect(readFileSync(file, "utf8")).toBe("the month as it was\n")
		expect(readdirSync(disk)).toEqual(["november.csv"])
	} finally {
		execFileSync("umount", [disk])
	}
})

test("a file that is there is replaced whole and keeps its mode, through a link too", async () => {
	const file = join(office.data, "november.csv")
	expect(await exportTo(file)).toBe(`0 1200 days of 40 people of 2026-11: ${file}\n`)
	const whole = readFileSync(file, "utf8")
	expect(statSync(file).mode & 0o777).toBe(0o600)
	writeFileSync(file, "old")
	execFileSync("chmod", ["640", file])
	const link = join(office.data, "link.csv")
	symlinkSync(file, link)
	expect(await exportTo(link)).toMatch(/^0 1200 days/)
	expect(readFileSync(file, "utf8")).toBe(whole)
	expect(statSync(file).mode & 0o777).toBe(0o640)
	expect(existsSync(`${file}.part`)).toBe(false)
	expect(await exportTo("/dev/null")).toMatch(/^0 /)
	expect(statSync("/dev/null").isCharacterDevice()).toBe(true)
})

test("a folder that is not there, or a folder for a file, is bad input", async () => {
	expect(await exportTo(join(office.data, "none", "x.csv"))).toMatch(/^2 .*folder that exists/)
	expect(await exportTo(office.data)).toMatch(/^2 .*is a folder; name a file in it/)
})

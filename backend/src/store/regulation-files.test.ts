import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { UnusableSettings } from "@hadir/shared/settings.ts"
import { afterAll, expect, test } from "vitest"
import { readAllowance, readRegulation } from "./regulation-files.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-policy-"))
afterAll(() => rmSync(folder, { recursive: true }))

const shipped = (name: string) => resolve(import.meta.dirname, "../../policies", name)
const files = {
	policyFile: shipped("templat-nasional.json"),
	holidaysFile: shipped("libur-nasional.json"),
}
const written = (name: string, text: string) => {
	const file = join(folder, name)
	writeFileSync(file, text)
	return file
}

test("the shipped files can be used", () => {
	expect(readRegulation(files).policy.schedules[0]?.id).toBe("lima-hari")
})

test.each([
	["absent", join(folder, "absent.json"), /absent\.json does not exist\./],
	["a folder", folder, /is a folder, not a file\./],
	["cut off", written("cut.json", '{"name": '), /cut\.json is not correct JSON \(/],
	["another file", written("other.json", '{"a": 1}'), /other\.json cannot be used: /],
])("one that is %s is named, with what to do", (_, file, why) => {
	for (const [key, setting] of [
		["policyFile", "HADIR_POLICY"],
		["holidaysFile", "HADIR_HOLIDAYS"],
	] as const) {
		const read = () => readRegulation({ ...files, [key]: file })
		expect(read).toThrow(UnusableSettings)
		expect(read).toThrow(why)
		expect(read).toThrow(new RegExp(`set ${setting} to another file`))
	}
})

test("two that cannot be used are both named", () => {
	const absent = { policyFile: join(folder, "a.json"), holidaysFile: join(folder, "b.json") }
	expect(() => readRegulation(absent)).toThrow(/a\.json.*HADIR_POLICY.*\n.*b\.json.*HADIR_HOLIDAYS/)
})

test("the allowance's policy is read with its text, and named where it cannot be", () => {
	const { policy, text } = readAllowance({ allowanceFile: shipped("tpp-templat-nasional.json") })
	expect(policy.name).toBe("TPP templat nasional")
	expect(JSON.parse(text)).toMatchObject({ name: "TPP templat nasional" })
	const read = () => readAllowance({ allowanceFile: join(folder, "absent.json") })
	expect(read).toThrow(/absent\.json does not exist.*set HADIR_ALLOWANCE to another file/)
})

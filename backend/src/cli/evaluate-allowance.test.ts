// The allowance of a scenario: by a policy's file or the policy itself, and the sentence for what does not fit.
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { z } from "zod"
import { evaluateScenario } from "./evaluate.ts"
import { scenarioJsonSchema } from "./evaluate-scenario.ts"

const example = fileURLToPath(
	new URL("./examples/tpp-nasional-september-2026.json", import.meta.url),
)
const text = readFileSync(example, "utf8")
const policies = fileURLToPath(new URL("../../policies/", import.meta.url))
const policy: unknown = JSON.parse(readFileSync(`${policies}tpp-templat-nasional.json`, "utf8"))

/** The example with one place of its text changed, or as it is. */
const changed = (from = "", to = ""): string => {
	expect(text).toContain(from)
	return text.replace(from, () => to)
}

const evaluated = (scenario: string) =>
	evaluateScenario("-", (path) => (path === "-" ? scenario : readFileSync(path, "utf8")))

const named = '"../../../policies/tpp-templat-nasional.json"'

test.each([
	["named", `"${policies}tpp-templat-nasional.json"`],
	["inline", JSON.stringify(policy)],
])("a policy that is %s gives lines that say themselves", (_, given) => {
	const result = evaluated(changed(named, given))
	expect(result.ok && result.value.employees[0]?.allowance).toMatchObject({
		...{ policy: "TPP templat nasional", nominal: 3_500_000, beforeTax: 3_178_000, net: 3_072_440 },
		missing: [],
	})
	const lines = (result.ok && result.value.employees[0]?.allowance?.lines) || []
	expect(lines.map(({ indonesian }) => indonesian)).toContain(
		"masuk 09:05:59, jadwal 07:30, 95 menit, TL4 1,5 % x Rp1.400.000 = Rp21.000",
	)
	expect(lines.map(({ english }) => english)).toContain("allowance before tax = Rp3.178.000")
	const records = lines.flatMap(({ punches }) => punches)
	expect(records).toHaveLength(4)
})

test("with an assumed 2 % for the apel the month comes to Rp3.045.000", () => {
	const unset = '"name":"Apel","cost":{"unset":true}'
	const given = JSON.stringify(policy)
	expect(given).toContain(unset)
	const decided = given.replace(unset, '"name":"Apel","cost":{"basisPoints":200}')
	const result = evaluated(changed(named, decided))
	expect(result.ok && result.value.employees[0]?.allowance?.net).toBe(3_045_000)
})

const crowd = z.looseObject({
	employees: z.array(z.looseObject({ punches: z.array(z.string()) })),
})

test("the order of people is irrelevant", () => {
	const people = (names: readonly string[]) => {
		const json: unknown = JSON.parse(changed(named, JSON.stringify(policy)))
		const { employees, ...rest } = crowd.parse(json)
		const [one = { punches: [] }] = employees
		const all = names.map((id) => ({
			...{ ...one, id },
			punches: one.punches.slice(id === "b" ? 4 : 0),
		}))
		const result = evaluated(JSON.stringify({ ...rest, employees: all }))
		if (!result.ok) throw new Error(result.fault.message)
		return new Map(result.value.employees.map(({ id, allowance }) => [id, allowance]))
	}
	const [once, turned] = [people(["a", "b"]), people(["b", "a"])]
	expect(once.get("a")).toEqual(turned.get("a"))
	expect(once.get("b")).toEqual(turned.get("b"))
	expect(once.get("a")).not.toEqual(once.get("b"))
})

test("without a policy of its own a scenario uses the national template", () => {
	const result = evaluated(changed(`"policy": ${named}`, ""))
	expect(result.ok && result.value.employees[0]?.allowance?.policy).toBe("TPP templat nasional")
})

test("payroll's facts that are missing leave their lines out", () => {
	const result = evaluated(changed(named, JSON.stringify(policy)).replace('"ptkp": "K/2",', ""))
	expect(result.ok && result.value.employees[0]?.allowance?.missing).toEqual([
		{ line: "tax", facts: ["ptkp"] },
	])
})

test.each([
	[named, '"tidak-ada.json"', /tidak-ada\.json" tidak dapat dibaca/],
	[named, "7", /"allowance\.policy": harus nama berkas kebijakan TPP/],
	[
		'"month": "2026-09"',
		'"from": "2026-09-01", "until": "2026-09-30"',
		/"allowance": TPP dihitung/,
	],
	[
		`"allowance": {\n\t\t"policy": ${named}\n\t},`,
		"",
		/TPP diminta, tetapi skenario tidak menyebut/,
	],
	[
		'"rupiah": 3500000',
		'"rupiah": 3500000.5',
		/posts\[0\]\.rupiah": harus diisi dengan bilangan bulat/,
	],
	['"rupiah": 3500000', '"kelas": 8', /isian "kelas" tidak dikenal/],
	['"rupiah": 3500000', '"class": 8', /tidak menyebut besaran kelas 8/],
	['"predicate": "Baik"', '"predicate": "Cukup"', /predikat harus salah satu dari "Baik"/],
	['"id": "apel"', '"id": "lari"', /"lari" tidak ada di kebijakan; pakai "apel"/],
	['"ptkp": "K/2"', '"ptkp": "K/4"', /ptkp": harus salah satu dari "TK\/0"/],
])("%s written as %s is refused: %s", (from, to, sentence) => {
	const result = evaluated(changed(from, to).replace(named, JSON.stringify(policy)))
	expect(result.ok ? "" : result.fault.message).toMatch(sentence)
})

test("the JSON Schema knows the allowance, of the scenario and of a person", () => {
	expect(scenarioJsonSchema()).toMatchObject({
		properties: {
			allowance: { properties: { policy: {} } },
			employees: {
				items: { properties: { allowance: { properties: { posts: {}, payroll: {} } } } },
			},
		},
	})
})

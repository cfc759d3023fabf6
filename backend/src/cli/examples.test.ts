// Months worked out by hand, kept as people read them: a change of any figure shows as a changed line.
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { evaluateScenario } from "./evaluate.ts"
import { evaluationTable } from "./evaluate-table.ts"

const folder = fileURLToPath(new URL("./examples/", import.meta.url))
const names = readdirSync(folder)
	.filter((file) => file.endsWith(".json"))
	.map((file) => file.replace(/\.json$/, ""))

test("a ward, a health centre through Idulfitri, an office; a month under each kind of allowance", () => {
	expect(names).toEqual([
		...["bangsal-maret-2026", "november-2026", "puskesmas-maret-2026"],
		...["tpp-babel-ttu-september-2026", "tpp-harian-september-2026"],
		...["tpp-nasional-september-2026", "tpp-pekalongan-september-2026"],
		...["tpp-seluma-september-2026", "tpp-tapanuli-tengah-september-2026"],
	])
})

test.each(names)("%s comes out as it was checked by hand", (name) => {
	const evaluated = evaluateScenario(`${folder}${name}.json`, (path) => readFileSync(path, "utf8"))
	if (!evaluated.ok) throw new Error(evaluated.fault.message)
	const text = evaluationTable(evaluated.value, "indonesian")
	expect(text).toBe(readFileSync(`${folder}${name}.txt`, "utf8"))
})

// A guard whose place has moved would be found out only by the long run.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { allowanceGuards } from "./allowance-guards.ts"
import { dayGuards } from "./day-guards.ts"
import { deviceGuards } from "./device-guards.ts"
import { fingerGuards } from "./finger-guards.ts"
import { kioskGuards } from "./kiosk-guards.ts"
import { officeGuards } from "./office-guards.ts"
import { runGuards } from "./run-guards.ts"

const root = join(import.meta.dirname, "../..")
const read = (file: string): string => readFileSync(join(root, file), "utf8")

const guards = [
	...kioskGuards,
	...officeGuards,
	...fingerGuards,
	...deviceGuards,
	...dayGuards,
	...allowanceGuards,
	...runGuards,
]

test("docs/guards.md holds each of them, by its name, and their number", () => {
	const page = read("docs/guards.md")
	const [, removed] = /(\d+) removed, all noticed/.exec(page) ?? []
	expect(Number(removed)).toBe(guards.length)
	const rows = page.split("\n").flatMap((line) => /^\| (.*?) +\|/.exec(line)?.[1] ?? [])
	expect(rows.slice(2).sort()).toEqual(guards.map(({ name }) => name).sort())
})

test.each(guards)("$name: one place, and tests that are there", (guard) => {
	expect(read(guard.file).split(guard.from)).toHaveLength(2)
	expect(guard.to).not.toBe(guard.from)
	for (const file of guard.tests) expect(read(file)).not.toBe("")
})

// House rules that a look at the text can check.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { sourceFilesIn } from "./check-imports.ts"

/** Longest file; a longer one is two things. */
const maxLines = 300

const forbidden: readonly (readonly [name: string, pattern: RegExp])[] = [
	["mocked-module: use the real part or a small honest fake", /\bvi\.(?:do)?[mM]ock\(/],
	["coverage-mark: a line is tested or it is not", /(?:istanbul|c8|v8|coverage)[ -]ignore/],
	["silenced-check: fix what the checker saw", /@ts-(?:ignore|nocheck|expect-error)|biome-ignore/],
	["lonely-test: the others are left out", /\b(?:test|it|describe)\.only\(/],
]

/** Every broken rule, one sentence each. The checks' own files spell the words they look for. */
export const checkHouse = (root: string): string[] =>
	sourceFilesIn(root)
		.filter((file) => !file.startsWith("scripts/checks/"))
		.flatMap((file) => broken(file, readFileSync(join(root, file), "utf8")))

function broken(file: string, text: string): string[] {
	const lines = text.split("\n").length - 1
	return [
		...(lines > maxLines ? [`too-long: ${file} has ${lines} lines, the most is ${maxLines}`] : []),
		...forbidden.filter(([, pattern]) => pattern.test(text)).map(([name]) => `${file}: ${name}`),
	]
}

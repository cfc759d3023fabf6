import { expect, test } from "vitest"
import { splitByParts } from "./test-parts.ts"

const files = [
	{ file: "a.test.ts", text: "// parts: chromium, faketime\nimport x" },
	{ file: "b.test.ts", text: "// One tap.\n// parts: chromium\n" },
	{ file: "c.test.ts", text: "// parts: socat\n" },
]

test("a system test whose part is missing is left out and named", () => {
	expect(splitByParts(files, ["faketime"])).toEqual({
		runnable: ["b.test.ts", "c.test.ts"],
		leftOut: [{ file: "a.test.ts", parts: ["faketime"] }],
	})
})

test("with every part there nothing is left out", () => {
	expect(splitByParts(files, []).leftOut).toEqual([])
})

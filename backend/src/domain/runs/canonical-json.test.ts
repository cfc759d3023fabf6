import fc from "fast-check"
import { expect, test } from "vitest"
import { canonicalJson } from "./canonical-json.ts"

test("fields are sorted, what is undefined is left out, lists keep their order", () => {
	expect(canonicalJson({ b: [2, 1], a: { d: null, c: "é\n" }, e: undefined })).toBe(
		'{"a":{"c":"é\\n","d":null},"b":[2,1]}',
	)
	expect(canonicalJson(-0)).toBe("0")
})

test("the order in which fields were set changes nothing, and it reads as the same value", () => {
	const value = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean()))
	fc.assert(
		fc.property(value, (fields) => {
			const turned = Object.fromEntries(Object.entries(fields).reverse())
			expect(canonicalJson(turned)).toBe(canonicalJson(fields))
			expect(JSON.parse(canonicalJson(fields))).toEqual(JSON.parse(JSON.stringify(fields)))
		}),
	)
})

test.each([[0.5], [Number.NaN], [[undefined]], [() => 1], [2 ** 53]])(
	"%s has no canonical form",
	(value) => expect(() => canonicalJson(value)).toThrow(),
)

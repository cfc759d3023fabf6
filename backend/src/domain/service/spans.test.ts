import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { joined, type Span, within, without } from "./spans.ts"

const span = (from: number, until: number): Span => ({ from, until })

test.each([
	["overlapping", [span(1, 4), span(3, 6)], [span(1, 6)]],
	["touching", [span(3, 5), span(1, 3)], [span(1, 5)]],
	["apart", [span(5, 6), span(1, 2)], [span(1, 2), span(5, 6)]],
	["empty and reversed", [span(2, 2), span(4, 3)], []],
])("joined: %s", (_, spans, set) => {
	expect(joined(spans)).toEqual(set)
})

test("without cuts holes and ends; within keeps what lies inside", () => {
	expect(without([span(0, 10)], [span(2, 3), span(8, 12)])).toEqual([span(0, 2), span(3, 8)])
	expect(within([span(0, 4), span(6, 9)], span(3, 7))).toEqual([span(3, 4), span(6, 7)])
})

describe("like sets of numbers", () => {
	const spans = fc.array(
		fc.tuple(fc.nat(30), fc.nat(30)).map(([from, until]) => span(from, until)),
		{ maxLength: 8 },
	)
	const members = (set: readonly Span[]) =>
		[...Array(31).keys()].filter((n) => set.some(({ from, until }) => n >= from && n < until))
	test("the operations keep the members they promise, in normal form", () => {
		fc.assert(
			fc.property(spans, spans, (a, b) => {
				const inB = new Set(members(b))
				expect(members(joined(a))).toEqual(members(a))
				expect(members(without(a, b))).toEqual(members(a).filter((n) => !inB.has(n)))
				expect(without(a, b)).toEqual(joined(without(a, b)))
			}),
		)
	})
})

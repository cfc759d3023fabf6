import { describe, expect, test } from "vitest"
import { maxBatchBytes } from "./batch.ts"
import { maxPeoplePageBytes } from "./people.ts"
import {
	downwardKinds,
	kioskCodeAlphabet,
	kioskCodePattern,
	maxPayloadBytes,
	parseUpwardTopic,
	topicOf,
	upwardKinds,
} from "./topic.ts"

describe("a kiosk's topics", () => {
	test.each(upwardKinds)("%s goes up and is read as what it is", (kind) => {
		expect(topicOf("BCDFGH", kind)).toBe(`hadir/1/BCDFGH/${kind}`)
		expect(parseUpwardTopic(topicOf("BCDFGH", kind))).toEqual({ kiosk: "BCDFGH", kind })
	})

	test.each(downwardKinds)("%s never comes from a kiosk", (kind) => {
		expect(parseUpwardTopic(topicOf("BCDFGH", kind))).toBeUndefined()
	})

	test.each([
		["another root", "other/1/BCDFGH/hello"],
		["another version", "hadir/2/BCDFGH/hello"],
		["no kiosk", "hadir/1//hello"],
		["every kiosk", "hadir/1/+/hello"],
		["everything", "hadir/1/#"],
		["a code of five", "hadir/1/BCDFG/hello"],
		["a code of seven", "hadir/1/BCDFGHJ/hello"],
		["small letters", "hadir/1/bcdfgh/hello"],
		["a level more", "hadir/1/BCDFGH/hello/x"],
		["a slash more", "hadir/1/BCDFGH/hello/"],
		["a slash before", "/hadir/1/BCDFGH/hello"],
		["an unknown kind", "hadir/1/BCDFGH/goodbye"],
		["nothing", ""],
	])("%s is refused", (_, topic) => {
		expect(parseUpwardTopic(topic)).toBeUndefined()
	})

	test("codes are made of what can be said over a telephone, and of nothing else", () => {
		const said = [...Array(128).keys()].map((code) => String.fromCharCode(code))
		const taken = said.filter((letter) => kioskCodePattern.test(letter.repeat(6)))
		expect(taken.join("")).toBe([...kioskCodeAlphabet].sort().join(""))
		expect(kioskCodeAlphabet).not.toMatch(/[AEIOUY01]/)
	})

	test("the largest messages fit into a payload with room for their headers", () => {
		expect(maxPayloadBytes).toBeGreaterThan(Math.max(maxBatchBytes, maxPeoplePageBytes) + 1_024)
	})
})

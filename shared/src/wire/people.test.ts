import { expect, test } from "vitest"
import { peoplePage } from "./people.ts"

const head = { nonce: "A".repeat(22), version: 4, page: 0, pages: 1 }
const card = { credential: "A".repeat(16), tag: "B".repeat(22), name: "Maria" }
const finger = {
	...{ credential: "C".repeat(16), name: "Maria" },
	sensor: { reader: "finger-1", slot: 7 },
}

test("a page of cards alone, as kiosks have always been sent, and one with fingers", () => {
	for (const people of [[card], [card, finger], []]) {
		expect(peoplePage.parse({ ...head, people }).people).toEqual(people)
	}
})

test.each([
	["neither a tag nor a slot", { credential: card.credential, name: "Maria" }],
	["a slot no sensor has", { ...finger, sensor: { reader: "finger-1", slot: 65_536 } }],
	["a slot of no reader", { ...finger, sensor: { reader: "", slot: 7 } }],
	["a slot that is none", { ...finger, sensor: { reader: "finger-1", slot: 1.5 } }],
])("%s is no entry", (_, entry) => {
	expect(peoplePage.safeParse({ ...head, people: [entry] }).success).toBe(false)
})

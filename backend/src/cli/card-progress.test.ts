// What an operator reads while a card is laid that will not become the person's by waiting longer.
import { expect, test } from "vitest"
import { waitingWords } from "./card-progress.ts"

const waiting = { state: "waiting", employee: "p1", presented: 0, cards: 0, known: 0 } as const
const soon = { kiosk: "BCDFGH", sinceMs: 1_000 }

test.each([
	["two taps", { presented: 2, cards: 1 }, /^2 of 3\.$/],
	["their own card", { known: 2, carriers: ["p1"] }, /is p1's already.*nothing is to be done/],
	["another's", { known: 1, carriers: ["p2"] }, /that of p2\. Lay another one.*person find/],
	["one given back", { known: 1 }, /no longer carries it.*Lay another one/],
	["another number each time", { presented: 1, cards: 3 }, /number changes: give an office card/],
	["nothing yet", {}, /^0 of 3\.$/],
])("%s", (_, told, words) => {
	expect(waitingWords({ ...waiting, carriers: [], ...told }, soon)).toMatch(words)
})

test("a number the kiosk refuses never comes: what its screen says is told after a while", () => {
	const told = waitingWords({ ...waiting, carriers: [] }, { ...soon, sinceMs: 20_000 })
	expect(told).toMatch(/kiosk BCDFGH.*Nomor kartu ini tidak tetap.*office card or a finger/)
})

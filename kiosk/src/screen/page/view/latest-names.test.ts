import { expect, test } from "vitest"
import { type LatestName, nameStaysMs, stillListed, withAnswer } from "./latest-names.ts"

const recorded = (name: string) =>
	({ kind: "recorded", name, at: 1, firstAt: 1, isOffline: false, isClockSure: true }) as const
const namesOf = (latest: readonly LatestName[]) => latest.map((one) => one.name)
const listed = (names: readonly string[], mono = 0) =>
	names.reduce<readonly LatestName[]>((now, name) => withAnswer(now, recorded(name), mono), [])

test("the newest first, four at most", () => {
	expect(namesOf(listed(["A", "B", "C", "D", "E"]))).toEqual(["E", "D", "C", "B"])
})

test("a name leaves after 30 s", () => {
	const latest = listed(["A"])
	expect(namesOf(stillListed(latest, nameStaysMs - 1))).toEqual(["A"])
	expect(stillListed(latest, nameStaysMs)).toEqual([])
	expect(namesOf(withAnswer(latest, recorded("B"), nameStaysMs))).toEqual(["B"])
})

test("an unknown card is listed without a name; repeats, refusals and faults are not", () => {
	const latest = listed(["A"])
	const unknown = { kind: "unknown", at: 2, isClockSure: true } as const
	expect(namesOf(withAnswer(latest, unknown, 0))).toEqual([undefined, "A"])
	for (const answer of [
		{ ...recorded("A"), kind: "repeat" },
		{ kind: "refused", reason: "several-cards" },
		{ kind: "fault", code: "full" },
	] as const) {
		expect(withAnswer(latest, answer, 0)).toEqual(latest)
	}
})

import { expect, test } from "vitest"
import { journalsShown } from "./shown-journals.ts"

const names = (count: number) => Array.from({ length: count }, (_, index) => `j${index}`)

test("as many as fit are all named, newest first", () => {
	expect(journalsShown(names(3), 4, 7)).toEqual(["j0", "j1", "j2"])
	expect(journalsShown(names(4), 4, 7)).toEqual(names(4))
	expect(journalsShown([], 4, 0)).toEqual([])
})

test("beyond that the newest is always named, and each other one within its turn", () => {
	const all = names(10)
	const turns = [0, 1, 2].map((turn) => journalsShown(all, 4, turn))
	expect(turns.every(([first, ...rest]) => first === "j0" && rest.length === 3)).toBe(true)
	expect(new Set(turns.flat())).toEqual(new Set(all))
})

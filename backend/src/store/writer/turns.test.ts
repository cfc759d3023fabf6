import { expect, test } from "vitest"
import { maxPassed, Turns, type Urgency } from "./turns.ts"

/** Gives each asker its turn in a queue that is held until all have asked. */
async function orderOf(askers: readonly Urgency[]): Promise<string[]> {
	const turns = new Turns()
	const order: string[] = []
	await turns.take("urgent")
	const all = askers.map(async (urgency, index) => {
		await turns.take(urgency)
		order.push(`${urgency} ${index}`)
		turns.give()
	})
	turns.give()
	await Promise.all(all)
	return order
}

test("the urgent go first, each kind in the order it came", async () => {
	expect(await orderOf(["patient", "urgent", "patient", "urgent"])).toStrictEqual([
		...["urgent 1", "urgent 3", "patient 0", "patient 2"],
	])
})

test("a turn that nobody waits for is taken at once, and by one", async () => {
	const turns = new Turns()
	await turns.take("patient")
	let isSecond = false
	const second = turns.take("urgent").then(() => {
		isSecond = true
	})
	await new Promise((done) => setImmediate(done))
	expect(isSecond).toBe(false)
	turns.give()
	await second
})

test(`a patient one is passed by ${maxPassed} urgent ones and no more`, async () => {
	const crowd = Array.from({ length: maxPassed + 50 }, () => "urgent" as const)
	const order = await orderOf(["patient", "patient", ...crowd])
	expect(order.indexOf("patient 0")).toBe(maxPassed)
	expect(order.indexOf("patient 1")).toBe(crowd.length + 1)
	expect(order).toHaveLength(crowd.length + 2)
})

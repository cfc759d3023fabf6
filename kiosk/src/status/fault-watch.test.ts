import { expect, test } from "vitest"
import type { Answer } from "../usecases/ports.ts"
import { FaultWatch } from "./fault-watch.ts"

const faulty = (code: "full" | "read-only" | "failed"): Answer => ({
	kind: "fault",
	fault: { code, message: `the disk is ${code}` },
})
const recorded: Answer = { kind: "unknown", at: 0, isClockSure: true }
const refused: Answer = { kind: "refused", reason: "several-cards" }

test("a disk that refuses taps is told of once for each change, not for each tap", () => {
	const told: string[] = []
	let now = 1_000
	const watch = new FaultWatch({
		now: () => now++,
		onFault: ({ code }) => told.push(code),
		onWell: () => told.push("well") > 0,
		onChange: () => told.push("changed"),
	})
	const answers = [
		...[recorded, refused],
		...[faulty("full"), faulty("full"), refused, faulty("full")],
		...[faulty("failed"), recorded, recorded, faulty("full")],
	]
	for (const answer of answers) watch.show(answer)
	expect(told).toEqual(["full", "failed", "well", "full"].flatMap((word) => [word, "changed"]))
})

test("a fault stands since it began, whatever it turns into", () => {
	let now = 1_000
	const wellSince: number[] = []
	const watch = new FaultWatch({
		now: () => now++,
		onFault: () => undefined,
		onWell: (since) => wellSince.push(since) > 0,
		onChange: () => undefined,
	})
	for (const code of ["full", "full", "failed"] as const) watch.show(faulty(code))
	expect(watch.fault).toEqual({ code: "failed", since: 1_000 })
	watch.show(refused)
	expect(watch.fault?.code).toBe("failed")
	watch.show(recorded)
	expect(watch.fault).toBeUndefined()
	expect(wellSince, "told with the time it began").toEqual([1_000])
})

import { expect, test } from "vitest"
import type { Actor } from "../entries/entry.ts"
import { type Run, type RunStep, type RunStepKind, runOf } from "./run.ts"
import { standingOf, stepRefusal } from "./run-state.ts"

const operator: Actor = { username: "oka", role: "operator", unit: "dinkes" }
const stranger: Actor = { username: "siti", role: "operator", unit: "rsud" }
const budi: Actor = { username: "budi", role: "bkpsdm" }
const sari: Actor = { username: "sari", role: "bkpsdm" }
const key = runOf({ month: "2026-09", unit: "dinkes", group: "PNS", list: "regular" })

const step = (kind: RunStepKind, { username: by, role }: Actor, version = 1): RunStep => ({
	...{ kind, by, role, at: 0, reason: "sebab", version },
})
const run = (...steps: RunStep[]): Run => ({ key, steps })
const calculated = step("calculated", budi)
const verified = step("verified", operator)
const validated = step("validated", budi)
const closed = step("closed", sari)
const asked = step("reopenAsked", budi)

test("a run goes from step to step, back by one, and a reopening begins a new version", () => {
	expect(standingOf(run())).toEqual({ state: "open", version: 1 })
	expect(standingOf(run(calculated, verified, validated)).state).toBe("validated")
	expect(standingOf(run(calculated, verified, validated, step("returned", budi))).state).toBe(
		"verified",
	)
	expect(standingOf(run(calculated, verified, step("returned", budi))).state).toBe("calculated")
	const reopened = run(calculated, verified, validated, closed, asked, step("reopenAgreed", sari))
	expect(standingOf(reopened)).toEqual({ state: "open", version: 2 })
})

const closedRun = run(calculated, verified, validated, closed)
test.each<[string, Run, RunStepKind, Actor, string, ReturnType<typeof stepRefusal>]>([
	["the OPD verifies", run(calculated), "verified", operator, "", undefined],
	["another OPD does not", run(calculated), "verified", stranger, "", "not-yours"],
	["nor does the personnel office", run(calculated), "verified", budi, "", "not-yours"],
	["a run nobody calculated is not verified", run(), "verified", operator, "", "not-next"],
	[
		"whoever verified does not validate",
		run(calculated, verified),
		"validated",
		{ ...budi, username: "OKA" },
		"",
		"same-person",
	],
	["another one does", run(calculated, verified), "validated", budi, "", undefined],
	[
		"whoever verified does not close",
		run(calculated, verified, validated),
		"closed",
		{ ...budi, username: "oka" },
		"",
		"same-person",
	],
	["who validated may close", run(calculated, verified, validated), "closed", budi, "", undefined],
	["no step is left out", run(calculated, verified), "closed", sari, "", "not-next"],
	[
		"what is verified is not calculated anew",
		run(calculated, verified),
		"calculated",
		budi,
		"",
		"not-next",
	],
	["going back needs a reason", run(calculated, verified), "returned", operator, " ", "no-reason"],
	["with one it goes back", run(calculated, verified), "returned", operator, "salah", undefined],
	["reopening needs a reason", closedRun, "reopenAsked", budi, "", "no-reason"],
	["asked once", run(...closedRun.steps, asked), "reopenAsked", sari, "sebab", "not-next"],
	["nobody agrees to nothing", closedRun, "reopenAgreed", sari, "", "nothing-asked"],
	[
		"nor to what they asked for",
		run(...closedRun.steps, asked),
		"reopenAgreed",
		budi,
		"",
		"same-person",
	],
	["a second person does", run(...closedRun.steps, asked), "reopenAgreed", sari, "", undefined],
	[
		"while that waits nothing is paid",
		run(...closedRun.steps, asked),
		"paid",
		sari,
		"",
		"not-next",
	],
	[
		"a paid run is never reopened",
		run(...closedRun.steps, step("paid", budi)),
		"reopenAsked",
		budi,
		"sebab",
		"paid",
	],
])("%s", (_, given, kind, actor, reason, refusal) => {
	expect(stepRefusal(given, { kind, reason }, actor)).toBe(refusal)
})

// Where a run stands, and what keeps a person from taking it a step on. Nothing of it is stored but the steps.
import type { Actor } from "../entries/entry.ts"
import type { Run, RunState, RunStep, RunStepKind } from "./run.ts"

export type RunStanding = {
	readonly state: RunState
	readonly version: number
	/** Somebody asked for a closed run to be reopened, and nobody has answered. */
	readonly reopening?: RunStep | undefined
}

export function standingOf({ steps }: Pick<Run, "steps">): RunStanding {
	let standing: RunStanding = { state: "open", version: 1 }
	for (const step of steps) standing = after(standing, step)
	return standing
}

function after(standing: RunStanding, step: RunStep): RunStanding {
	const { version } = standing
	switch (step.kind) {
		case "calculated":
		case "verified":
		case "validated":
		case "closed":
		case "paid":
			return { state: step.kind, version }
		case "returned":
			return { state: backFrom(standing.state), version }
		case "reopenAsked":
			return { ...standing, reopening: step }
		case "reopenRefused":
			return { state: standing.state, version }
		case "reopenAgreed":
			return { state: "open", version: version + 1 }
	}
}

const backFrom = (state: RunState): RunState => (state === "validated" ? "verified" : "calculated")

export type StepRefusal =
	| "not-next"
	| "paid"
	| "not-yours"
	| "same-person"
	| "no-reason"
	| "nothing-asked"

/** The state a step starts from. */
const startsFrom: Readonly<Record<RunStepKind, readonly RunState[]>> = {
	calculated: ["open", "calculated"],
	verified: ["calculated"],
	validated: ["verified"],
	closed: ["validated"],
	paid: ["closed"],
	returned: ["verified", "validated"],
	reopenAsked: ["closed"],
	reopenAgreed: ["closed"],
	reopenRefused: ["closed"],
}
const needsReason: readonly RunStepKind[] = ["returned", "reopenAsked", "reopenRefused"]

/**
 * The OPD verifies its own list, the personnel office does the rest; whoever verified neither validates nor
 * closes, and nobody agrees to a reopening that they asked for.
 */
export function stepRefusal(
	run: Run,
	wish: { readonly kind: RunStepKind; readonly reason: string },
	actor: Actor,
): StepRefusal | undefined {
	const standing = standingOf(run)
	const { kind, reason } = wish
	if (standing.state === "paid") return "paid"
	if (!startsFrom[kind].includes(standing.state)) return "not-next"
	if (standing.reopening !== undefined && kind === "paid") return "not-next"
	if (!mayStep(run, kind, actor)) return "not-yours"
	if (needsReason.includes(kind) && reason.trim() === "") return "no-reason"
	if (kind === "reopenAgreed" || kind === "reopenRefused") {
		if (standing.reopening === undefined) return "nothing-asked"
		if (kind === "reopenAgreed" && isSame(standing.reopening.by, actor)) return "same-person"
	}
	if (kind === "reopenAsked" && standing.reopening !== undefined) return "not-next"
	if (kind === "validated" || kind === "closed") {
		const verified = run.steps.findLast((step) => step.kind === "verified")
		if (verified !== undefined && isSame(verified.by, actor)) return "same-person"
	}
	return undefined
}

function mayStep({ key }: Run, kind: RunStepKind, { role, unit }: Actor): boolean {
	const isOwnOpd = (role === "operator" || role === "superior") && unit === key.unit
	if (kind === "verified") return isOwnOpd
	const isBkpsdm = role === "bkpsdm" && (unit === undefined || unit === key.unit)
	return kind === "calculated" || kind === "returned" ? isBkpsdm || isOwnOpd : isBkpsdm
}

const isSame = (by: string, { username }: Actor): boolean =>
	by.toLowerCase() === username.toLowerCase()

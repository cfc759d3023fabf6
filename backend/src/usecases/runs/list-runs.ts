// The month's runs, one line each: where it stands, what it comes to, and which OPD is late for which step.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { isPayFactOf } from "../../domain/pay/pay-fact.ts"
import { countingFacts } from "../../domain/pay/pay-in-force.ts"
import { type LateStep, lateSteps } from "../../domain/runs/deadlines.ts"
import { type Run, type RunKey, type RunState, runId, runOf } from "../../domain/runs/run.ts"
import { standingOf } from "../../domain/runs/run-state.ts"
import type { RunTotals } from "../../domain/runs/run-totals.ts"
import { unitNames } from "../people-serving.ts"
import { spanOfMonth } from "../person-month.ts"
import { heldIn } from "./held-people.ts"
import { membersOf } from "./run-members.ts"
import type { RunParts } from "./run-parts.ts"

export type ListedRun = {
	readonly key: RunKey
	readonly unitName: string
	readonly state: RunState
	readonly version: number
	readonly reopeningBy?: string | undefined
	readonly late: readonly LateStep[]
	readonly held: number
	readonly hash?: string | undefined
	readonly totals?: RunTotals | undefined
	readonly steps: Run["steps"]
}

/** Regular lists of everyone who serves in the month, whether anybody has begun them or not, and all others that exist. */
export async function listRuns(
	parts: RunParts,
	wanted: { readonly month: LocalMonth; readonly unit?: string | undefined },
): Promise<readonly ListedRun[]> {
	const { month, unit } = wanted
	const [existing, members, deadlines, nameOf] = await Promise.all([
		parts.runs.runs({ month, unit }),
		membersOf(parts, month),
		deadlinesOf(parts, month),
		unitNames(parts.registry),
	])
	const runs = new Map(existing.map((run) => [runId(run.key), run]))
	for (const member of members) {
		if (member.group === undefined || (unit !== undefined && member.unit !== unit)) continue
		const key = runOf({ month, unit: member.unit, group: member.group, list: "regular" })
		if (!runs.has(runId(key))) runs.set(runId(key), { key, steps: [] })
	}
	const today = localMoment(parts.now(), parts.zone).date
	const listed = await Promise.all(
		[...runs.values()].map(async (run): Promise<ListedRun> => {
			const { state, version, reopening } = standingOf(run)
			const done = await parts.archive.version(run.key, version)
			return {
				...{ key: run.key, unitName: nameOf(run.key.unit), state, version, steps: run.steps },
				...{ reopeningBy: reopening?.by, late: lateSteps(run, deadlines, today) },
				held: heldIn(await parts.runs.decisions(run.key)).size,
				...{ hash: done?.hash, totals: done?.totals },
			}
		}),
	)
	return listed.sort((a, b) => orderOf(a).localeCompare(orderOf(b), "id"))
}

const orderOf = ({ unitName, key }: ListedRun): string =>
	`${unitName} ${key.group} ${key.list} ${key.budgetYear}`

async function deadlinesOf({ payBook }: RunParts, month: LocalMonth) {
	const dates = spanOfMonth(month)
	const found = await payBook.touching({ people: [], dates, kinds: ["deadlines"] })
	return countingFacts(found).filter(isPayFactOf("deadlines")).at(-1)?.content
}

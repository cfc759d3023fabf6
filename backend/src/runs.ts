// The office's doors for the allowance: the pay book and the runs, on its stores.
import type { PayDoors } from "./http/pay-actions.ts"
import type { RunDoors } from "./http/run-actions.ts"
import type { OfficeStores } from "./office-stores.ts"
import { withdrawPayFact, writePayFact } from "./usecases/keep-pay-facts.ts"
import type { MonthParts } from "./usecases/person-month.ts"
import { calculateRun } from "./usecases/runs/calculate-run.ts"
import { closeRun } from "./usecases/runs/close-run.ts"
import { listRuns } from "./usecases/runs/list-runs.ts"
import { openDifferences } from "./usecases/runs/open-differences.ts"
import { proveRuns } from "./usecases/runs/prove-runs.ts"
import type { AllowanceInForce, RunParts } from "./usecases/runs/run-parts.ts"
import { showPerson, showRun } from "./usecases/runs/show-run.ts"
import { decideInRun, stepRun } from "./usecases/runs/step-run.ts"

export function allowanceDoors(order: {
	readonly stores: OfficeStores
	readonly month: MonthParts
	readonly allowance: AllowanceInForce
	makeId(): string
}): Pick<PayDoors, "pay"> & Pick<RunDoors, "runs"> {
	const { stores, month, allowance, makeId } = order
	const { payBook, registry, runs, archive } = stores
	const parts: RunParts = { ...month, payBook, runs, archive, allowance }
	const pay = { payBook, registry, now: month.now, makeId }
	return {
		pay: {
			write: (wish, actor) => writePayFact(pay, wish, actor),
			withdraw: (wish, actor) => withdrawPayFact(pay, wish, actor),
			list: (query) => payBook.touching(query),
		},
		runs: {
			list: (wanted) => listRuns(parts, wanted),
			calculate: (wish, actor) => calculateRun(parts, wish, actor),
			show: (wanted) => showRun(parts, wanted),
			showPerson: (wanted) => showPerson(parts, wanted),
			decide: (wish, actor) => decideInRun(parts, wish, actor),
			step: (wish, actor) => stepRun(parts, wish, actor),
			close: (key, actor) => closeRun(parts, key, actor),
			differences: (wanted) => openDifferences(parts, wanted),
			prove: (query) => proveRuns(archive, query),
		},
	}
}

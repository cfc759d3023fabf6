// One person's row of a run: what they are paid, and the differences of earlier months below it.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { AllowanceInput } from "../allowance/allowance-input.ts"
import type { AllowancePolicy } from "../allowance/allowance-policy.ts"
import { type Allowance, evaluateAllowance } from "../allowance/evaluate-allowance.ts"
import { evaluateExtra } from "../allowance/evaluate-extra.ts"
import { type Rupiah, rupiah, sumOf } from "../money/rupiah.ts"
import type { Difference } from "./difference.ts"
import { figuresOf, noFigures } from "./figures.ts"
import { openDaysOf } from "./open-days.ts"
import type { RunInputs, RunResult, RunRow, RunSummary, TakenDifference } from "./run-person.ts"
import { takeInOrder } from "./settled-by.ts"

/** The same inputs and policy give the same row for ever: closed runs are proven by it. */
export function workOut(
	policy: AllowancePolicy,
	{
		employee,
		month,
		inputs,
	}: {
		readonly employee: string
		readonly month: LocalMonth
		readonly inputs: RunInputs
	},
): RunRow {
	return { employee, standing: "worked", inputs, result: resultOf(policy, month, inputs) }
}

function resultOf(policy: AllowancePolicy, month: LocalMonth, inputs: RunInputs): RunResult {
	const { input, differences } = inputs
	const allowance =
		input === undefined ? undefined : allowanceOf(policy, month, { ...inputs, input })
	const figures = allowance === undefined ? noFigures : figuresOf(allowance)
	const differencesNet = sumOf(differences.map(({ net }) => net))
	return { allowance, figures, differencesNet, payable: sumOf([figures.net, differencesNet]) }
}

/** The month's own, or of an extra run what its basis month makes of it. */
export function allowanceOf(
	policy: AllowancePolicy,
	month: LocalMonth,
	{ days, input, extra }: Pick<RunInputs, "days" | "extra"> & { readonly input: AllowanceInput },
): Allowance {
	if (extra === undefined) return evaluateAllowance(policy, { month, days, input })
	return evaluateExtra(policy, { list: extra.list, month, days, input })
}

/**
 * Differences as a list takes them in, oldest month first. A regular list pays nobody less than nothing; a list of
 * differences settles each whole.
 * @param net the month's own; undefined on a list of differences
 */
export function takenIn(
	differences: readonly Difference[],
	net: Rupiah | undefined,
): readonly TakenDifference[] {
	const inOrder = [...differences].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
	const owed = inOrder.map((one) => one.net)
	const taken = net === undefined ? owed : takeInOrder(net, owed)
	return inOrder.map((one, index): TakenDifference => {
		const { run, version, settlements, before, after, lines, carried } = one
		const now = taken[index] ?? rupiah(0)
		const left = rupiah(one.net - now)
		return { run, version, settlements, before, after, lines, carried, net: now, left }
	})
}

const orderOf = ({ run }: Difference): string => `${run.month} ${run.list}`

export function summaryOf(row: RunRow): RunSummary {
	if (row.standing !== "worked") {
		const nothing = { figures: noFigures, payable: rupiah(0), open: [], uncut: [], differences: [] }
		return { standing: row.standing, ...nothing }
	}
	const { inputs, result } = row
	return {
		...{ standing: row.standing, figures: result.figures, payable: result.payable },
		// An extra run cuts by no day of its own: its basis month has been decided over by itself.
		open: inputs.extra === undefined ? openDaysOf(inputs.days) : [],
		...{ uncut: inputs.uncut, differences: inputs.differences },
	}
}

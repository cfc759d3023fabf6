// Who is on which list of a month: by the unit of the cut-off day, and by payment group.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { AllowancePolicy } from "../../domain/allowance/allowance-policy.ts"
import { lastOf } from "../../domain/allowance/allowance-terms.ts"
import { cutOffDate } from "../../domain/allowance/held-post.ts"
import { factsOf } from "../../domain/entries/facts-of-entries.ts"
import { counts } from "../../domain/entries/standing.ts"
import { isPayFactOf } from "../../domain/pay/pay-fact.ts"
import { countingFacts } from "../../domain/pay/pay-in-force.ts"
import { inForce } from "../../domain/regulation/in-force.ts"
import { groupOfGrade, type PaymentGroup } from "../../domain/runs/payment-group.ts"
import { spanOfMonth } from "../person-month.ts"
import { type Employee, everyUnit } from "../ports.ts"
import { homeOn, serviceOf, unitRuns } from "../service-of.ts"
import type { RunParts } from "./run-parts.ts"

export type Member = {
	readonly employee: Employee
	readonly unit: string
	/** Undefined: neither grade nor pay book says it; they are on no list until somebody does. */
	readonly group: PaymentGroup | undefined
}

/**
 * Whoever serves on any day of the month. The unit that pays is that of the policy's cut-off day; of whoever left
 * before it the last one, of whoever came after it the first.
 */
export async function membersOf(
	{
		registry,
		book,
		payBook,
		allowance,
	}: Pick<RunParts, "registry" | "book" | "payBook" | "allowance">,
	month: LocalMonth,
): Promise<readonly Member[]> {
	const dates = spanOfMonth(month)
	const cutOff = cutOffOf(allowance.policy, month)
	const [everyone, spells, groups] = await Promise.all([
		registry.employees(everyUnit),
		book.touching({ people: "everyone", dates, kinds: ["spell"] }),
		payBook.touching({
			...{ people: "everyone", kinds: ["paymentGroup"] },
			dates: { from: cutOff, through: cutOff },
		}),
	])
	const written = Map.groupBy(spells, ({ employee }) => employee)
	const said = Map.groupBy(countingFacts(groups), ({ employee }) => employee)
	return everyone.flatMap((employee): Member[] => {
		const entered = factsOf((written.get(employee.id) ?? []).filter(counts)).spells
		const service = serviceOf(employee, entered)
		const isHere = unitRuns(service, dates).length > 0
		if (!isHere) return []
		const override = (said.get(employee.id) ?? []).filter(isPayFactOf("paymentGroup")).at(-1)
		const group = override?.content.group ?? groupOfGrade(employee.grade)
		return [{ employee, unit: unitPaying(service, dates, cutOff), group }]
	})
}

function unitPaying(
	service: ReturnType<typeof serviceOf>,
	dates: ReturnType<typeof spanOfMonth>,
	cutOff: string,
): string {
	const runs = unitRuns(service, dates)
	const held =
		runs.find(({ first, last }) => first <= cutOff && cutOff <= last) ??
		runs.find(({ first }) => first > cutOff) ??
		runs.at(-1)
	return held?.unit ?? homeOn(service, cutOff).unit
}

export const cutOffOf = (policy: AllowancePolicy, month: LocalMonth): string =>
	cutOffDate(month, inForce(policy.service, lastOf(month), "service").cutOffDay)

// The post's amount, and what acting posts, status and service make of it: the base before any cut.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { type Exact, exactly, isLess, minus, portion, share } from "../money/exact.ts"
import type { Source } from "../taxes/source.ts"
import { heldActing } from "./acting.ts"
import type { AllowanceInput } from "./allowance-input.ts"
import type { AllowanceReason } from "./allowance-reason.ts"
import type { MonthTerms } from "./allowance-terms.ts"
import { type Base, baseAmount, scaled } from "./base-amount.ts"
import { cutOffDate, heldPost, isHeldOn } from "./held-post.ts"
import { type ExactLine, restsOnNothing } from "./line.ts"
import { partOfMonth } from "./part-month.ts"

export type Month = {
	readonly month: LocalMonth
	/** In the order of their dates. */
	readonly days: readonly DayRecord[]
	readonly terms: MonthTerms
	readonly input: AllowanceInput
}

export type Standing = {
	/** The post's own amount, before anything else. */
	readonly own: Exact
	readonly base: Base
	readonly group: string | undefined
	readonly lines: readonly ExactLine[]
}

type Step = {
	readonly what: AllowanceReason
	readonly source: Source
	readonly change: (amount: Exact) => Exact
	readonly isUnset?: true
}

export function standingOf(given: Month): Standing {
	const { input, terms, month } = given
	const post = heldPost(input.posts, cutOffDate(month, terms.service.cutOffDay))
	const own = baseAmount(post, terms.base)
	const { cite, status } = terms.base
	const what = { rule: "base", post: post.name, class: post.class } as const
	const lines: ExactLine[] = [
		{ kind: "base", what, amount: own.whole, ...restsOnNothing, cite, status },
	]
	let base = own
	for (const step of [...largerPosts(given, own), ...statuses(given, own), ...service(given)]) {
		const next = scaled(base, step.change)
		lines.push({
			...{
				kind: "base",
				what: step.what,
				amount: minus(next.whole, base.whole),
				...restsOnNothing,
			},
			...{ cite: step.source.cite, status: step.source.status },
			...(step.isUnset && { isUnset: step.isUnset }),
		})
		base = next
	}
	return { own: own.whole, base, group: post.group, lines }
}

/** Where the policy pays the larger of both posts: the other post's amount takes the own one's place. */
function largerPosts({ terms, input, month }: Month, { whole }: Base): Step[] {
	return heldActing(terms.acting, input.acting, month).flatMap(({ held, kind, source }): Step[] => {
		const other = exactly(held.rupiah)
		if (kind.rule !== "larger" || !isLess(whole, other)) return []
		const what = { rule: "largerPost", acting: held.kind, letter: held.letter } as const
		return [{ what, source, change: inPlaceOf(whole, other) }]
	})
}

/** CPNS, PPPK, tugas belajar, titipan and their like, held on the cut-off day; fixed amounts first. */
function statuses({ terms, input, month }: Month, { whole }: Base): Step[] {
	const row = terms.statuses
	if (row === undefined) return []
	const date = cutOffDate(month, terms.service.cutOffDay)
	const held = input.statuses.filter((one) => isHeldOn(one, date)).map(({ id }) => id)
	const found = row.list.filter(({ id }) => held.includes(id))
	const steps = found.map(({ name, pays }): Step & { readonly isFixed: boolean } => {
		if ("rupiah" in pays) {
			const what = { rule: "fixedStatus", name } as const
			return { what, source: row, change: inPlaceOf(whole, exactly(pays.rupiah)), isFixed: true }
		}
		if (pays.basisPoints === "unset") {
			const what = { rule: "status", name } as const
			return { what, source: row, change: asIs, isFixed: false, isUnset: true }
		}
		const { basisPoints } = pays
		const what = { rule: "status", name, basisPoints } as const
		return { what, source: row, change: (amount) => share(amount, basisPoints), isFixed: false }
	})
	return [...steps.filter(({ isFixed }) => isFixed), ...steps.filter(({ isFixed }) => !isFixed)]
}

function service({ terms, days, input }: Month): Step[] {
	const part = partOfMonth(days, terms.service, input.hasDied)
	if (part === undefined) return []
	const what = { rule: "partMonth", days: part.days, of: part.of } as const
	return [{ what, source: terms.service, change: (amount) => portion(amount, part.days, part.of) }]
}

const asIs = (amount: Exact): Exact => amount

/** Each component grows or shrinks as the whole does. */
const inPlaceOf =
	(whole: Exact, other: Exact) =>
	(amount: Exact): Exact => {
		if (whole.parts === 0n) return other
		return {
			parts: amount.parts * other.parts * whole.whole,
			whole: amount.whole * other.whole * whole.parts,
		}
	}

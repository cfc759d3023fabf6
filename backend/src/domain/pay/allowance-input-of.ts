// A month's facts of one person as the allowance asks for them.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import {
	addDays,
	datesOfMonth,
	type LocalDate,
	type LocalMonth,
} from "@hadir/shared/time/local-date.ts"
import { type AllowanceInput, allowanceInputSchema } from "../allowance/allowance-input.ts"
import { explainIssues } from "../regulation/explain-issues.ts"
import { plainGrade } from "../runs/payment-group.ts"
import { isPayFactOf, type PayFact, type PayFactOf } from "./pay-fact.ts"
import type { PayFactKind } from "./pay-fact-contents.ts"
import { countingFacts } from "./pay-in-force.ts"

/** What the office knows from elsewhere than the pay book. */
export type BesidePay = {
	/** Of the list of people; payroll's own word goes before it. */
	readonly grade: string
	/** First day of a leave that goes on into this month, by its kind. */
	readonly leaveSince: AllowanceInput["leaveSince"]
}

type Spanned = { readonly from: LocalDate; readonly until: LocalDate | undefined }

/**
 * What lasts counts where it holds on the month's last day; posts and statuses come with their dates, for the
 * policy's cut-off day chooses. The fault is a sentence that does not name the person: whoever asks does.
 */
export function allowanceInputOf(
	facts: readonly PayFact[],
	month: LocalMonth,
	{ grade, leaveSince }: BesidePay,
): Result<AllowanceInput, Fault<"payFacts">> {
	const dates = datesOfMonth(month)
	const span = { from: dates[0] ?? "", until: dates.at(-1) ?? "" }
	const counting = countingFacts(facts)
	const of = <Kind extends PayFactKind>(kind: Kind): readonly PayFactOf<Kind>[] =>
		counting.filter(isPayFactOf(kind)).filter((fact) => touches(fact, span))
	const lasting = <Kind extends PayFactKind>(kind: Kind) =>
		of(kind).filter((fact) => touches(fact, { from: span.until, until: span.until }))
	const posts = inTurn(of("post")).filter((fact) => touches(fact, span))
	if (posts.length === 0) {
		return fail(
			"payFacts",
			`Jabatan untuk ${month} belum ada. Masukkan dengan hadir import posts, atau tahan orangnya.`,
		)
	}
	const score = of("score").at(-1)?.content
	const payroll = of("payroll").at(-1)?.content
	const built = {
		posts: posts.map(({ content: { kind: _, ...post }, from, until }) => ({
			...post,
			from,
			until,
		})),
		score: score === undefined ? undefined : scoreOf(score),
		flags: of("flag").map(({ content }) => content.id),
		activities: of("activity").map(({ content: { id, attended }, from: date }) => ({
			...{ id, date, attended },
		})),
		leaveSince,
		statuses: of("status").map(({ content: { id }, from, until }) => ({ id, from, until })),
		sanctions: counting
			.filter(isPayFactOf("sanction"))
			.map(({ content: { id, letter }, from }) => ({
				...{ id, letter, from: from.slice(0, 7) },
			})),
		holds: lasting("hold").map(({ content }) => content.id),
		acting: of("acting").map(({ content: { acting: kind, rupiah, letter }, from, until }) => ({
			...{ kind, rupiah, letter, from, until },
		})),
		deductions: lasting("deduction").map(({ content: { id, rupiah } }) => ({ id, rupiah })),
		hasDied: of("death").length > 0,
		payroll: payrollOf(payroll, grade),
	}
	const parsed = allowanceInputSchema.safeParse(built)
	return parsed.success
		? succeed(parsed.data)
		: fail("payFacts", explainIssues(parsed.error.issues))
}

function scoreOf({ basisPoints, predicate }: PayFactOf<"score">["content"]) {
	return basisPoints === undefined ? { predicate } : { basisPoints }
}

function payrollOf(payroll: PayFactOf<"payroll">["content"] | undefined, grade: string): object {
	const { kind: _, ...known } = payroll ?? { kind: "payroll" }
	const listed = plainGrade(grade)
	return listed === "" ? known : { grade: listed, ...known }
}

/** A post whose end nobody wrote ends where the next begins. */
function inTurn(posts: readonly PayFactOf<"post">[]): readonly PayFactOf<"post">[] {
	return posts.map((post, index) => {
		const next = posts[index + 1]
		if (post.until !== undefined || next === undefined) return post
		return { ...post, until: addDays(next.from, -1) }
	})
}

const touches = ({ from, until }: PayFact, span: Spanned): boolean =>
	(span.until === undefined || from <= span.until) && (until === undefined || until >= span.from)

// Whether a policy can work out a person's month: the sentence that says what does not fit, before any figure.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import { isInForce } from "../regulation/in-force.ts"
import type { AllowanceInput, Post } from "./allowance-input.ts"
import { type AllowancePolicy, allowanceTableWords, neededTables } from "./allowance-policy.ts"
import { lastOf, type MonthTerms, monthTerms } from "./allowance-terms.ts"
import { classAmount } from "./base-amount.ts"
import { costsInForce } from "./costs-in-force.ts"
import { dateMistakes } from "./date-mistakes.ts"
import { cutOffDate, heldPost } from "./held-post.ts"
import type { Mistake } from "./mistake.ts"
import { scorePaid } from "./performance-cut.ts"

/** @param field where the input stands in its file, for the sentence */
export function checkAllowanceInput(
	policy: AllowancePolicy,
	{
		month,
		input,
		field,
	}: {
		readonly month: LocalMonth
		readonly input: AllowanceInput
		readonly field: string
	},
): Result<undefined, Fault<"allowanceInput">> {
	const date = lastOf(month)
	const lacking = neededTables.filter((table) => !isInForce(policy[table] ?? [], date))
	if (lacking.length > 0) {
		const words = lacking.map((table) => `"${table}" (${allowanceTableWords[table]})`).join(", ")
		return fail(
			"allowanceInput",
			`Kebijakan TPP belum berlaku pada ${date}: tambahkan baris di ${words}.`,
		)
	}
	const terms = monthTerms(policy, month)
	const dates = dateMistakes(input, month)
	const post =
		dates.length > 0 ? undefined : heldPost(input.posts, cutOffDate(month, terms.service.cutOffDay))
	const ofPost =
		post === undefined
			? dates
			: [...postMistakes(post, terms), ...groupMistakes(post, policy, date)]
	const [mistake] = [...ofPost, ...scoreMistakes(input, terms), ...unknownIds(input, terms)]
	return mistake === undefined
		? succeed(undefined)
		: fail("allowanceInput", `"${field}.${mistake.field}": ${mistake.words}.`)
}

function postMistakes(post: Post, { base, shares }: MonthTerms): Mistake[] {
	if (post.class !== undefined && classAmount(post, base) === undefined) {
		const words = `kebijakan tidak menyebut besaran kelas ${post.class}; isi rupiah`
		return [{ field: "posts", words }]
	}
	const needsParts = shares.parts.some(({ of }) => of !== undefined)
	return needsParts && post.components === undefined
		? [{ field: "posts", words: "kebijakan membagi TPP per komponen; isi components" }]
		: []
}

/** Flat amounts by group: every one that may fall due must name the post's group. */
function groupMistakes(post: Post, policy: AllowancePolicy, date: string): Mistake[] {
	return costsInForce(policy, date).flatMap(({ cost }): Mistake[] => {
		if (!("perGroup" in cost)) return []
		const groups = cost.perGroup.map(({ group }) => group)
		if (post.group !== undefined && groups.includes(post.group)) return []
		return [{ field: "posts", words: `group harus salah satu dari ${listed(groups)}` }]
	})
}

function scoreMistakes({ score }: AllowanceInput, { shares }: MonthTerms): Mistake[] {
	return shares.parts.flatMap(({ pays }): Mistake[] => {
		if (pays.by !== "performance") return []
		if (score === undefined) {
			const words = "nilai kinerja harus ada sebelum TPP dihitung"
			return pays.withoutScore === "refused" ? [{ field: "score", words }] : []
		}
		if (scorePaid(pays, score) !== undefined) return []
		const known = (pays.predicates ?? []).map(({ name }) => name)
		const words =
			known.length === 0
				? "kebijakan tidak menyebut predikat; isi basisPoints"
				: `predikat harus salah satu dari ${listed(known)}, atau isi basisPoints`
		return [{ field: "score", words }]
	})
}

function unknownIds(input: AllowanceInput, terms: MonthTerms): Mistake[] {
	const { shares, statuses, sanctions, holds, acting, deductions, activities } = terms
	const flags = shares.parts.flatMap(({ pays }) => (pays.by === "flag" ? [pays.flag] : []))
	const daily = shares.parts.flatMap(({ pays }) => (pays.by === "daily" ? pays.parts : []))
	const accrued = daily.flatMap((part) => (part.by === "activities" ? part.activities : []))
	const ids = (rows: readonly { readonly id: string }[] = []) => rows.map(({ id }) => id)
	const asked: readonly (readonly [string, readonly string[], readonly string[]])[] = [
		["flags", input.flags, flags],
		["activities", ids(input.activities), ids([...(activities?.list ?? []), ...accrued])],
		["statuses", ids(input.statuses), ids(statuses?.list)],
		["sanctions", ids(input.sanctions), ids(sanctions?.levels)],
		["holds", input.holds, ids(holds?.list)],
		["acting", input.acting.map(({ kind }) => kind), (acting?.kinds ?? []).map(({ kind }) => kind)],
		["deductions", ids(input.deductions), ids(deductions?.list)],
	]
	return asked.flatMap(([field, given, known]): Mistake[] => {
		const strange = given.find((id) => !known.includes(id))
		if (strange === undefined) return []
		const choice = known.length === 0 ? "kebijakan tidak punya satu pun" : `pakai ${listed(known)}`
		return [{ field, words: `"${strange}" tidak ada di kebijakan; ${choice}` }]
	})
}

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ")

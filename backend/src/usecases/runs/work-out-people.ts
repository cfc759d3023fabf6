// People's months worked out from what is on record now, some hundred at a time.
import { addDays, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { AllowanceInput } from "../../domain/allowance/allowance-input.ts"
import { checkAllowanceInput } from "../../domain/allowance/check-allowance-input.ts"
import { heldPost } from "../../domain/allowance/held-post.ts"
import { counts } from "../../domain/entries/standing.ts"
import { allowanceInputOf } from "../../domain/pay/allowance-input-of.ts"
import { isPayFactOf, type PayFact } from "../../domain/pay/pay-fact.ts"
import { countingFacts } from "../../domain/pay/pay-in-force.ts"
import type { RunIdentity, RunInputs } from "../../domain/runs/run-person.ts"
import { withoutWords } from "../../domain/runs/words.ts"
import { type EvaluatedPerson, evaluatePeople, spanOfMonth } from "../person-month.ts"
import type { Employee } from "../ports.ts"
import { givingTurns } from "./giving-turns.ts"
import { cutOffOf } from "./run-members.ts"
import type { RunParts } from "./run-parts.ts"

/** As many rows are held at once, however large an OPD. */
const peopleAtOnce = 500

export type WorkedPerson = {
	readonly employee: Employee
	readonly identity: RunIdentity
	/** Absent: a mistake keeps them from being worked out; the identity's reason says which. */
	readonly inputs?: Pick<RunInputs, "days" | "input"> & { readonly input: AllowanceInput }
}

/** @throws MonthNotRegulated */
export async function* workOutPeople(
	parts: RunParts,
	month: LocalMonth,
	people: readonly Employee[],
): AsyncIterable<readonly WorkedPerson[]> {
	const turn = givingTurns()
	for (let from = 0; from < people.length; from += peopleAtOnce) {
		const some = people.slice(from, from + peopleAtOnce)
		const [facts, leaves] = await Promise.all([
			factsOf(parts, month, some),
			leavesOf(parts, month, some),
		])
		const evaluated = await evaluatePeople(parts, some, month)
		const worked: WorkedPerson[] = []
		for (const one of evaluated) {
			const { id } = one.employee
			const known = { ...one, facts: facts(id), leaveSince: leaves(id) }
			worked.push(workedPerson(parts, month, known))
			await turn()
		}
		yield worked
	}
}

type Known = Pick<EvaluatedPerson, "employee" | "days"> & {
	readonly facts: readonly PayFact[]
	readonly leaveSince: AllowanceInput["leaveSince"]
}

function workedPerson(
	{ allowance: { policy } }: RunParts,
	month: LocalMonth,
	{ employee, days, facts, leaveSince }: Known,
): WorkedPerson {
	const { nip, name, grade } = employee
	const known = { nip, name, grade, account: accountIn(facts, spanOfMonth(month).through) }
	const built = allowanceInputOf(facts, month, { grade, leaveSince })
	if (!built.ok) {
		return {
			employee,
			identity: { ...known, reason: `${name}: ${built.fault.message}`, words: [] },
		}
	}
	const input = built.value
	const checked = checkAllowanceInput(policy, { month, input, field: name })
	if (!checked.ok) {
		return { employee, identity: { ...known, reason: checked.fault.message, words: [] } }
	}
	const post = heldPost(input.posts, cutOffOf(policy, month))
	const { words, ...wordless } = withoutWords(days, input)
	const identity = { ...known, post: post.name, class: post.class, words }
	return { employee, identity, inputs: { days: wordless.days, input: wordless.input } }
}

/** The account that holds on the month's last day. */
function accountIn(facts: readonly PayFact[], date: string): RunIdentity["account"] {
	const held = countingFacts(facts)
		.filter(isPayFactOf("account"))
		.findLast(({ from, until }) => from <= date && (until === undefined || until >= date))
	if (held === undefined) return undefined
	const { kind: _, ...account } = held.content
	return account
}

/** Beyond this a query names nobody and reads every person's rows. */
const maxNamed = 500

async function factsOf({ payBook }: RunParts, month: LocalMonth, people: readonly Employee[]) {
	const found = await payBook.touching({ people: namesOf(people), dates: spanOfMonth(month) })
	const byPerson = Map.groupBy(found, ({ employee }) => employee)
	return (id: string) => byPerson.get(id) ?? []
}

/** Leave that began before the month and goes on into it, by its kind: the day it began. */
async function leavesOf({ book }: RunParts, month: LocalMonth, people: readonly Employee[]) {
	const { from: first } = spanOfMonth(month)
	const found = await book.touching({
		...{ people: namesOf(people), kinds: ["letter"] },
		dates: { from: addDays(first, -1), through: first },
	})
	const going = found.filter(
		(entry) => counts(entry) && entry.from < first && (entry.until ?? entry.from) >= first,
	)
	const byPerson = Map.groupBy(going, ({ employee }) => employee)
	return (id: string): AllowanceInput["leaveSince"] =>
		Object.fromEntries(
			(byPerson.get(id) ?? []).flatMap(({ content, from }) =>
				content.kind === "letter" && content.part === undefined
					? [[content.letterKind, from] as const]
					: [],
			),
		)
}

const namesOf = (people: readonly Employee[]) =>
	people.length > maxNamed ? ("everyone" as const) : people.map(({ id }) => id)

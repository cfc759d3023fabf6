// Everyone's row of a run, from what is on record now.
import type { Rupiah } from "../../domain/money/rupiah.ts"
import { figuresOf } from "../../domain/runs/figures.ts"
import type { RunKey } from "../../domain/runs/run.ts"
import type { RunIdentity, RunInputs } from "../../domain/runs/run-person.ts"
import { allowanceOf, takenIn, workOut } from "../../domain/runs/work-out.ts"
import type { basisOf } from "./basis-month.ts"
import { givingTurns } from "./giving-turns.ts"
import { heldIn } from "./held-people.ts"
import { type NamedDifference, openDifferences } from "./open-differences.ts"
import type { PackedPerson } from "./run-book.ts"
import { packRow } from "./run-hash.ts"
import { membersOf } from "./run-members.ts"
import type { RunParts } from "./run-parts.ts"
import { workOutPeople } from "./work-out-people.ts"

type WorkedRun = {
	readonly people: readonly PackedPerson[]
	readonly mistakes: readonly string[]
	readonly ungrouped: readonly string[]
	readonly held: ReturnType<typeof heldIn>
}

export async function workOutRun(
	parts: RunParts,
	key: RunKey,
	{ month, extra }: NonNullable<ReturnType<typeof basisOf>>,
): Promise<WorkedRun> {
	const held = heldIn(await parts.runs.decisions(key))
	const differences = await differencesFor(parts, key)
	if (key.list === "supplementary" || key.list === "repayment") {
		const people = [...differences].map(([employee, own]) => {
			const inputs = { days: [], differences: takenIn(own, undefined), uncut: [] }
			const { nip, name, grade, account } = own[0]?.identity ?? nobody
			return packed(parts, key, {
				employee,
				inputs,
				identity: { nip, name, grade, account, words: [] },
			})
		})
		return { people, mistakes: [], ungrouped: [], held }
	}
	const members = await membersOf(parts, key.month)
	const here = members.filter(({ unit }) => unit === key.unit)
	const own = here.filter(({ group }) => group === key.group).map(({ employee }) => employee)
	const turn = givingTurns()
	const people: PackedPerson[] = []
	const mistakes: string[] = []
	for await (const some of workOutPeople(parts, month, own)) {
		for (const { employee, identity, inputs } of some) {
			if (inputs === undefined) {
				mistakes.push(identity.reason ?? "")
				people.push(packRow(parts, { employee: employee.id, standing: "refused" }, identity))
				continue
			}
			const owed = differences.get(employee.id) ?? []
			const taken = owed.length === 0 ? [] : takenIn(owed, netOf(parts, key, { ...inputs, extra }))
			const whole = { ...inputs, extra, differences: taken, uncut: [] }
			people.push(packed(parts, key, { employee: employee.id, inputs: whole, identity }))
			await turn()
		}
	}
	const ungrouped = here.flatMap(({ group, employee }) =>
		group === undefined ? [employee.name] : [],
	)
	return { people, mistakes, ungrouped, held }
}

/** The month's own, before any difference. */
const netOf = (
	{ allowance }: RunParts,
	{ month }: RunKey,
	inputs: Parameters<typeof allowanceOf>[2],
): Rupiah => figuresOf(allowanceOf(allowance.policy, month, inputs)).net

const nobody: RunIdentity = { nip: "", name: "", grade: "", words: [] }

/** Of people whose difference this very list settles. */
async function differencesFor(
	parts: RunParts,
	{ month: settling, unit, group, list, budgetYear }: RunKey,
): Promise<ReadonlyMap<string, readonly NamedDifference[]>> {
	if (list === "thr" || list === "thirteenth") return new Map()
	const wanted = list === "regular" ? "nextPeriod" : list
	const found = await openDifferences(parts, { settling, unit, group, budgetYear })
	const own = found.filter(({ settledBy }) => settledBy === wanted)
	return Map.groupBy(own, ({ employee }) => employee)
}

function packed(
	parts: RunParts,
	key: RunKey,
	{
		employee,
		inputs,
		identity,
	}: {
		readonly employee: string
		readonly inputs: RunInputs
		readonly identity: RunIdentity
	},
): PackedPerson {
	return packRow(
		parts,
		workOut(parts.allowance.policy, { employee, month: key.month, inputs }),
		identity,
	)
}

// What closed months would come to today, beside what they were settled at.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { Line } from "../../domain/allowance/line.ts"
import { erasedText } from "../../domain/entries/erased-content.ts"
import { type Rupiah, rupiah } from "../../domain/money/rupiah.ts"
import type { Difference } from "../../domain/runs/difference.ts"
import {
	areSame,
	figuresOf,
	minusFigures,
	movedLines,
	noFigures,
	settledLines,
} from "../../domain/runs/figures.ts"
import { type RunKey, runId, yearOf } from "../../domain/runs/run.ts"
import type { Figures, ListedPerson, RunIdentity } from "../../domain/runs/run-person.ts"
import { settledBy } from "../../domain/runs/settled-by.ts"
import { linesWithoutWords } from "../../domain/runs/words.ts"
import { allowanceOf } from "../../domain/runs/work-out.ts"
import type { Employee } from "../ports.ts"
import { everyUnit } from "../ports.ts"
import { basisOf } from "./basis-month.ts"
import { givingTurns } from "./giving-turns.ts"
import { heldIn } from "./held-people.ts"
import type { RunVersion, Settlement } from "./run-book.ts"
import { type Member, membersOf } from "./run-members.ts"
import type { RunParts } from "./run-parts.ts"
import { workOutPeople } from "./work-out-people.ts"

export type NamedDifference = Difference & { readonly identity: RunIdentity }

type Wanted = {
	/** The month in which they would be settled. */
	readonly settling: LocalMonth
	readonly unit?: string | undefined
	readonly group?: string | undefined
	readonly budgetYear?: number | undefined
}

/** Lists whose months can depart from what was paid; lists of differences settle what they say and no more. */
const sources: readonly RunKey["list"][] = ["regular", "thr", "thirteenth"]

/** Of closed months up to the settling one, oldest first. */
export async function openDifferences(
	parts: RunParts,
	wanted: Wanted,
): Promise<readonly NamedDifference[]> {
	const { settling, ...query } = wanted
	const closed = (await parts.archive.closedVersions(query))
		.filter(({ reopenedAt, header: { key } }) => {
			return reopenedAt === undefined && sources.includes(key.list) && key.month <= settling
		})
		.sort((a, b) => (a.header.key.month < b.header.key.month ? -1 : 1))
	if (closed.length === 0) return []
	const onList = onRegularList(await membersOf(parts, settling))
	const found: NamedDifference[] = []
	for (const version of closed)
		found.push(...(await ofVersion(parts, version, { settling, onList })))
	return found
}

type Settling = {
	readonly settling: LocalMonth
	readonly onList: (employee: string, key: RunKey) => boolean
}

async function ofVersion(
	parts: RunParts,
	version: RunVersion,
	settling: Settling,
): Promise<readonly NamedDifference[]> {
	const { key } = version.header
	const { policy } = parts.allowance
	const basis = basisOf(policy, key)
	if (basis === undefined) return []
	const [listed, settlements, decisions, members] = await Promise.all([
		parts.archive.listed(key, version.header.version),
		parts.archive.settlements(key),
		parts.runs.decisions(key),
		membersOf(parts, key.month),
	])
	const held = heldIn(decisions)
	const settled = Map.groupBy(settlements, ({ employee }) => employee)
	const onRecord = new Map(listed.map((one) => [one.employee, one]))
	const here = members.filter(({ unit, group }) => unit === key.unit && group === key.group)
	const people = await peopleOf(parts, listed, here)
	const ids = new Set(here.map(({ employee }) => employee.id))
	const turn = givingTurns()
	const found: NamedDifference[] = []
	for await (const some of workOutPeople(parts, basis.month, people)) {
		for (const { employee, identity, inputs } of some) {
			await turn()
			if (held.has(employee.id)) continue
			const isHere = ids.has(employee.id)
			// A mistake in today's facts is mended first: nobody owes anything because of it.
			if (isHere && inputs === undefined) continue
			const today =
				isHere && inputs !== undefined
					? allowanceOf(policy, key.month, { ...inputs, extra: basis.extra })
					: { lines: [], beforeTax: rupiah(0), net: rupiah(0) }
			const settledAt = baselineOf(onRecord.get(employee.id), settled.get(employee.id) ?? [])
			const one = await differenceOf(
				parts,
				{ version, employee: employee.id, basis: settledAt, today },
				settling,
			)
			if (one !== undefined) found.push({ ...one, identity })
		}
	}
	return found
}

/** Those on record then, and those who belong there by what is known now; forgotten ones are left in peace. */
async function peopleOf(
	{ registry }: RunParts,
	listed: readonly ListedPerson[],
	here: readonly Member[],
): Promise<readonly Employee[]> {
	const known = new Map((await registry.employees(everyUnit)).map((one) => [one.id, one]))
	const ids = new Set([
		...listed.map(({ employee }) => employee),
		...here.map(({ employee }) => employee.id),
	])
	return [...ids].flatMap((id) => known.get(id) ?? []).filter(({ name }) => name !== erasedText)
}

type Baseline = {
	readonly figures: Figures
	readonly settlements: readonly Settlement[]
	readonly carried: Rupiah
}

function baselineOf(
	listed: ListedPerson | undefined,
	settlements: readonly Settlement[],
): Baseline {
	const last = settlements.at(-1)?.difference
	const first = listed?.summary.figures ?? noFigures
	return { figures: last?.after ?? first, settlements, carried: last?.left ?? rupiah(0) }
}

async function differenceOf(
	{ archive }: RunParts,
	{
		version,
		employee,
		basis,
		today,
	}: {
		readonly version: RunVersion
		readonly employee: string
		readonly basis: Baseline
		readonly today: {
			readonly lines: readonly Line[]
			readonly beforeTax: Rupiah
			readonly net: Rupiah
		}
	},
	{ settling, onList }: Settling,
): Promise<Difference | undefined> {
	const after = figuresOf(today)
	if (areSame(after, basis.figures) && basis.carried === 0) return undefined
	const { key } = version.header
	const row = (await archive.person(key, version.header.version, employee))?.row
	const first = row?.standing === "worked" ? (row.result.allowance?.lines ?? []) : []
	const before = settledLines(
		first,
		basis.settlements.flatMap(({ difference }) => difference.lines),
	)
	const net = rupiah(minusFigures(after, basis.figures).net + basis.carried)
	return {
		...{
			run: key,
			version: version.header.version,
			employee,
			settlements: basis.settlements.length,
		},
		...{
			before: basis.figures,
			after,
			lines: movedLines(linesWithoutWords(before), linesWithoutWords(today.lines)),
		},
		...{ carried: basis.carried, net },
		settledBy: settledBy({
			...{ list: key.list, budgetYear: key.budgetYear, settlingYear: yearOf(settling), net },
			isOnRegularList: key.month < settling && onList(employee, key),
		}),
	}
}

/** The next regular list of the same OPD and payment group. */
function onRegularList(members: readonly Member[]): Settling["onList"] {
	const places = new Map(members.map(({ employee, unit, group }) => [employee.id, { unit, group }]))
	return (employee, key) => {
		const place = places.get(employee)
		return place?.unit === key.unit && place.group === key.group
	}
}

export const isOf =
	(key: RunKey) =>
	({ run }: Difference): boolean =>
		runId(run) === runId(key)

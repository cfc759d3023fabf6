// A run worked out: first shown as who would move by how much, then put in place of the calculation before.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { neededTables } from "../../domain/allowance/allowance-policy.ts"
import { lastOf } from "../../domain/allowance/allowance-terms.ts"
import { engineVersion } from "../../domain/allowance/engine-version.ts"
import { unconfirmedAmounts } from "../../domain/allowance/unconfirmed-amounts.ts"
import type { Actor } from "../../domain/entries/entry.ts"
import { noRupiah, type Rupiah } from "../../domain/money/rupiah.ts"
import { isInForce } from "../../domain/regulation/in-force.ts"
import { canonicalJson } from "../../domain/runs/canonical-json.ts"
import { figuresOf } from "../../domain/runs/figures.ts"
import type { RunKey } from "../../domain/runs/run.ts"
import type { RunIdentity, RunInputs, RunRow } from "../../domain/runs/run-person.ts"
import { standingOf } from "../../domain/runs/run-state.ts"
import { type RunTotals, totalsOf } from "../../domain/runs/run-totals.ts"
import { allowanceOf, summaryOf, takenIn, workOut } from "../../domain/runs/work-out.ts"
import { MonthNotRegulated } from "../person-month.ts"
import { basisOf, extraListOf } from "./basis-month.ts"
import { heldIn } from "./held-people.ts"
import { type NamedDifference, openDifferences } from "./open-differences.ts"
import type { PackedPerson, RunHeader, RunVersion } from "./run-book.ts"
import { membersOf } from "./run-members.ts"
import { hashOf, type RunFault, type RunParts, regulationText, sha256 } from "./run-parts.ts"
import { stepFault } from "./step-faults.ts"
import { workOutPeople } from "./work-out-people.ts"

export type MovedPerson = {
	readonly employee: string
	readonly name: string
	/** Absent: was not on the list, or is no longer. */
	readonly before?: Rupiah | undefined
	readonly after?: Rupiah | undefined
}

export type CalculatedRun = {
	readonly key: RunKey
	readonly version: number
	readonly hash: string
	readonly totals: RunTotals
	readonly moved: readonly MovedPerson[]
	/** Sentences of mistakes, each with its person's name; nobody else waits for them. */
	readonly mistakes: readonly string[]
	readonly held: readonly { readonly name: string; readonly reason: string }[]
	/** Who is on no list, for neither grade nor pay book tells their payment group. */
	readonly ungrouped: readonly string[]
	readonly openDays: number
	readonly unconfirmed: readonly string[]
	/** False: a preview, or the same as is there already. */
	readonly isWritten: boolean
}

export async function calculateRun(
	parts: RunParts,
	{ key, isWritten: toWrite }: { readonly key: RunKey; readonly isWritten: boolean },
	actor: Actor,
): Promise<Result<CalculatedRun, RunFault | Fault<"not-regulated">>> {
	const run = await parts.runs.run(key)
	const refused = stepFault(run, { kind: "calculated", reason: "" }, actor)
	if (refused !== undefined) return refused
	const { policy } = parts.allowance
	const date = lastOf(key.month)
	if (!neededTables.every((table) => isInForce(policy[table] ?? [], date))) {
		return fail("not-regulated", `Kebijakan TPP belum berlaku pada ${date}. Lengkapi berkasnya.`)
	}
	const basis = basisOf(policy, key)
	if (basis === undefined) {
		return fail(
			"not-regulated",
			`Kebijakan TPP tidak punya daftar ${key.list} pada ${key.month}. Isi tabel "extra" di berkasnya.`,
		)
	}
	const { version } = standingOf(run)
	try {
		const worked = await workOutRun(parts, key, basis)
		const old = await parts.archive.listed(key, version)
		const { people } = worked
		const header = headerOf(parts, key, version)
		const hash = runHash(header, people)
		const before = await parts.archive.version(key, version)
		const isSame = before?.hash === hash && standingOf(run).state === "calculated"
		const totals = totalsOf(
			people.filter(({ employee }) => !worked.held.has(employee)).map(({ summary }) => summary),
		)
		const isWritten = toWrite && !isSame
		if (isWritten) {
			const at = parts.now()
			const done: RunVersion = { header, hash, calculatedAt: at, totals }
			const step = {
				kind: "calculated",
				by: actor.username,
				role: actor.role,
				at,
				reason: "",
				version,
			} as const
			await keepPolicies(parts, header)
			if (!(await parts.archive.calculated(run.steps.length, { version: done, people, step }))) {
				return fail("overtaken", "Orang lain sedang mengerjakan daftar ini. Ulangi perintahnya.")
			}
		}
		return succeed({
			...{ key, version, hash, totals, moved: movedPeople(old, people), mistakes: worked.mistakes },
			held: people.flatMap(({ employee, identity }) => {
				const word = worked.held.get(employee)
				return word === undefined ? [] : [{ name: identity.name, reason: word.reason }]
			}),
			ungrouped: worked.ungrouped,
			openDays: people.reduce((sum, { summary }) => sum + summary.open.length, 0),
			...{ unconfirmed: unconfirmedAmounts(policy, date, extraListOf(key)), isWritten },
		})
	} catch (cause) {
		if (!(cause instanceof MonthNotRegulated)) throw cause
		return fail(
			"not-regulated",
			`Kebijakan presensi belum berlaku: ${cause.message}. Lengkapi berkasnya.`,
		)
	}
}

export const headerOf = (
	{ allowance, regulation }: RunParts,
	key: RunKey,
	version: number,
): RunHeader => ({
	...{
		key,
		version,
		policy: sha256(allowance.text),
		regulation: sha256(regulationText(regulation)),
	},
	engine: engineVersion,
})

/** Over the header, and each person's hash in order of employee id. */
export const runHash = (
	header: RunHeader,
	people: readonly { readonly employee: string; readonly hash: string }[],
): string =>
	hashOf({
		header,
		people: [...people]
			.sort((a, b) => (a.employee < b.employee ? -1 : 1))
			.map(({ employee, hash }) => [employee, hash]),
	})

async function keepPolicies({ archive, allowance, regulation }: RunParts, header: RunHeader) {
	await archive.keep(header.policy, allowance.text)
	await archive.keep(header.regulation, regulationText(regulation))
}

type WorkedRun = {
	readonly people: readonly PackedPerson[]
	readonly mistakes: readonly string[]
	readonly ungrouped: readonly string[]
	readonly held: ReturnType<typeof heldIn>
}

async function workOutRun(
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
	const people: PackedPerson[] = []
	const mistakes: string[] = []
	for await (const some of workOutPeople(parts, month, own)) {
		for (const { employee, identity, inputs } of some) {
			if (inputs === undefined) {
				mistakes.push(identity.reason ?? "")
				people.push(packRow(parts, { employee: employee.id, standing: "refused" }, identity))
				continue
			}
			const { net } = figuresOf(
				allowanceOf(parts.allowance.policy, key.month, { ...inputs, extra }),
			)
			const taken = takenIn(differences.get(employee.id) ?? [], net)
			const whole = { ...inputs, extra, differences: taken, uncut: [] }
			people.push(packed(parts, key, { employee: employee.id, inputs: whole, identity }))
		}
	}
	const ungrouped = here.flatMap(({ group, employee }) =>
		group === undefined ? [employee.name] : [],
	)
	return { people, mistakes, ungrouped, held }
}

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

export function packRow(
	{ archive }: Pick<RunParts, "archive">,
	row: RunRow,
	identity: RunIdentity,
): PackedPerson {
	const text = canonicalJson(row)
	return archive.pack({
		...{ employee: row.employee, hash: sha256(text), text, identity, summary: summaryOf(row) },
	})
}

function movedPeople(
	before: readonly Omit<PackedPerson, "content">[],
	after: readonly Omit<PackedPerson, "content">[],
): readonly MovedPerson[] {
	const old = new Map(before.map((one) => [one.employee, one]))
	const now = new Set(after.map(({ employee }) => employee))
	const moved = after.flatMap((one): MovedPerson[] => {
		const then = old.get(one.employee)
		if (then?.hash === one.hash) return []
		const { employee, identity, summary } = one
		return [
			{ employee, name: identity.name, before: then?.summary.payable, after: summary.payable },
		]
	})
	const gone = before
		.filter(({ employee }) => !now.has(employee))
		.map(({ employee, identity, summary }) => ({
			employee,
			name: identity.name,
			before: summary.payable,
		}))
	return [...moved, ...gone].sort((a, b) => sizeOf(b) - sizeOf(a))
}

const sizeOf = ({ before = noRupiah, after = noRupiah }: MovedPerson): number =>
	Math.abs(after - before)

// A run worked out: first shown as who would move by how much, then put in place of the calculation before.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { neededTables } from "../../domain/allowance/allowance-policy.ts"
import { lastOf } from "../../domain/allowance/allowance-terms.ts"
import { unconfirmedAmounts } from "../../domain/allowance/unconfirmed-amounts.ts"
import type { Actor } from "../../domain/entries/entry.ts"
import { noRupiah, type Rupiah } from "../../domain/money/rupiah.ts"
import { isInForce } from "../../domain/regulation/in-force.ts"
import { canonicalJson } from "../../domain/runs/canonical-json.ts"
import type { RunKey } from "../../domain/runs/run.ts"
import { standingOf } from "../../domain/runs/run-state.ts"
import { type RunTotals, totalsOf } from "../../domain/runs/run-totals.ts"
import { MonthNotRegulated } from "../person-month.ts"
import { basisOf, extraListOf } from "./basis-month.ts"
import type { PackedPerson, RunHeader, RunVersion } from "./run-book.ts"
import { headerOf, runHash } from "./run-hash.ts"
import { type RunFault, type RunParts, regulationText } from "./run-parts.ts"
import { stepFault } from "./step-faults.ts"
import { workOutRun } from "./work-out-run.ts"

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
		const isSame =
			before?.hash === hash &&
			standingOf(run).state === "calculated" &&
			namesOf(people) === namesOf(old)
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

/** What stands beside the hash, such as an account: where it alone has changed, it is written all the same. */
const namesOf = (people: readonly Omit<PackedPerson, "content">[]): string =>
	canonicalJson(Object.fromEntries(people.map(({ employee, identity }) => [employee, identity])))

async function keepPolicies({ archive, allowance, regulation }: RunParts, header: RunHeader) {
	await archive.keep(header.policy, allowance.text)
	await archive.keep(header.regulation, regulationText(regulation))
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

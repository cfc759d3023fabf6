// A run as it is looked at: its version, who is on it, what was decided, what the budget says; or one person explained.
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import { lastOf } from "../../domain/allowance/allowance-terms.ts"
import { unconfirmedAmounts } from "../../domain/allowance/unconfirmed-amounts.ts"
import { type Rupiah, sumOf } from "../../domain/money/rupiah.ts"
import { maskedAccount } from "../../domain/pay/masked-account.ts"
import { type ExplainedRow, explainRow } from "../../domain/runs/explain-row.ts"
import type { OpenDay } from "../../domain/runs/open-days.ts"
import type { Run, RunKey, RunState } from "../../domain/runs/run.ts"
import type { Figures, RunIdentity } from "../../domain/runs/run-person.ts"
import { standingOf } from "../../domain/runs/run-state.ts"
import { budgetWords } from "../../domain/runs/run-totals.ts"
import { extraListOf } from "./basis-month.ts"
import { heldIn, uncutIn } from "./held-people.ts"
import type { RunVersion } from "./run-book.ts"
import { budgetOf } from "./run-budget.ts"
import type { RunFault, RunParts } from "./run-parts.ts"

export type ShownPerson = {
	readonly employee: string
	readonly nip: string
	readonly name: string
	readonly standing: "worked" | "held" | "refused"
	readonly reason?: string | undefined
	readonly figures: Figures
	readonly differencesNet: Rupiah
	readonly payable: Rupiah
	/** Open days that nobody has decided over yet. */
	readonly open: readonly OpenDay[]
}

export type ShownRun = {
	readonly key: RunKey
	readonly state: RunState
	readonly steps: Run["steps"]
	readonly version: RunVersion
	readonly people: readonly ShownPerson[]
	readonly budget: string
	readonly unconfirmed: readonly string[]
}

type Wanted = { readonly key: RunKey; readonly version?: number | undefined }

export async function showRun(
	parts: RunParts,
	{ key, version: wanted }: Wanted,
): Promise<Result<ShownRun, RunFault>> {
	const run = await parts.runs.run(key)
	const { state, version: current } = standingOf(run)
	const version = await parts.archive.version(key, wanted ?? current)
	if (version === undefined) return notCalculated
	const [listed, decisions, budget] = await Promise.all([
		parts.archive.listed(key, version.header.version),
		parts.runs.decisions(key),
		budgetOf(parts, key, version.totals.beforeTax),
	])
	const held = heldIn(decisions)
	const uncut = uncutIn(decisions)
	const people = listed.map(({ employee, identity, summary }): ShownPerson => {
		const word = version.closedAt === undefined ? held.get(employee) : undefined
		const decided = uncut(employee)
		return {
			...{ employee, nip: identity.nip, name: identity.name, figures: summary.figures },
			standing: word === undefined ? summary.standing : "held",
			...{ reason: word?.reason ?? identity.reason, payable: summary.payable },
			differencesNet: sumOf(summary.differences.map(({ net }) => net)),
			open: summary.open.filter(({ date }) => !decided.includes(date)),
		}
	})
	const unconfirmed = unconfirmedAmounts(
		parts.allowance.policy,
		lastOf(key.month),
		extraListOf(key),
	)
	const { steps } = run
	return succeed({ key, state, steps, version, people, budget: budgetWords(budget), unconfirmed })
}

/** Accounts are masked: only files for the bank show them. */
export async function showPerson(
	parts: RunParts,
	{ key, version: wanted, employee }: Wanted & { readonly employee: string },
): Promise<Result<ExplainedRow, RunFault>> {
	const { version: current } = standingOf(await parts.runs.run(key))
	const person = await parts.archive.person(key, wanted ?? current, employee)
	if (person === undefined) {
		return fail("no-person", `Pegawai ${employee} tidak ada di daftar ini. Lihat: hadir run show.`)
	}
	return succeed(explainRow({ ...person, identity: masked(person.identity) }))
}

function masked(identity: RunIdentity): RunIdentity {
	const { account } = identity
	if (account === undefined) return identity
	const npwp = account.npwp === undefined ? {} : { npwp: maskedAccount(account.npwp) }
	return { ...identity, account: { ...account, number: maskedAccount(account.number), ...npwp } }
}

const notCalculated = fail(
	"not-yet",
	"Daftar ini belum dihitung. Hitung dengan hadir run calculate.",
)

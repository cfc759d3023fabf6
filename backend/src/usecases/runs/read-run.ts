// A run with everyone on it, as its lists print it.
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import { lastOf } from "../../domain/allowance/allowance-terms.ts"
import { unconfirmedAmounts } from "../../domain/allowance/unconfirmed-amounts.ts"
import type { Run, RunKey } from "../../domain/runs/run.ts"
import type { RunPerson } from "../../domain/runs/run-person.ts"
import { standingOf } from "../../domain/runs/run-state.ts"
import { unitNames } from "../people-serving.ts"
import { heldIn } from "./held-people.ts"
import type { RunFault, RunParts } from "./run-parts.ts"

export type RunContent = {
	readonly key: RunKey
	readonly unitName: string
	readonly version: number
	/** Of the closed version, or of its last calculation. */
	readonly hash: string
	readonly isClosed: boolean
	readonly steps: Run["steps"]
	readonly people: readonly RunPerson[]
	/** Amounts that no signed regulation confirms, each in words. */
	readonly unconfirmed: readonly string[]
}

/** Whoever was held since the last calculation is held here too. */
export async function readRun(
	parts: RunParts,
	{ key, version: wanted }: { readonly key: RunKey; readonly version?: number | undefined },
): Promise<Result<RunContent, RunFault>> {
	const { steps } = await parts.runs.run(key)
	const version = await parts.archive.version(key, wanted ?? standingOf({ steps }).version)
	if (version === undefined) {
		return fail("not-yet", "Daftar ini belum dihitung. Hitung dengan hadir run calculate.")
	}
	const isClosed = version.closedAt !== undefined
	const held = isClosed ? new Map() : heldIn(await parts.runs.decisions(key))
	const people: RunPerson[] = []
	for await (const some of parts.archive.people(key, version.header.version)) {
		for (const person of some) {
			const { employee } = person.row
			const word = held.get(employee)
			people.push(word === undefined ? person : heldPerson(person, word.reason))
		}
	}
	return succeed({
		...{ key, unitName: (await unitNames(parts.registry))(key.unit) },
		...{ version: version.header.version, hash: version.hash, isClosed, steps, people },
		unconfirmed: unconfirmedAmounts(parts.allowance.policy, lastOf(key.month)),
	})
}

const heldPerson = (person: RunPerson, reason: string): RunPerson => ({
	...person,
	row: { employee: person.row.employee, standing: "held" },
	identity: { ...person.identity, reason },
})

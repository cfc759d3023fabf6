// Closed runs worked out again from what was kept of them: the same rules must give the same hashes.

import type { AllowancePolicy } from "../../domain/allowance/allowance-policy.ts"
import { engineVersion } from "../../domain/allowance/engine-version.ts"
import { loadAllowancePolicy } from "../../domain/allowance/load-allowance-policy.ts"
import type { RunKey } from "../../domain/runs/run.ts"
import type { RunPerson } from "../../domain/runs/run-person.ts"
import { workOut } from "../../domain/runs/work-out.ts"
import { givingTurns } from "./giving-turns.ts"
import type { RunArchive, RunQuery, RunVersion } from "./run-book.ts"
import { runHash } from "./run-hash.ts"
import { hashOf, sha256 } from "./run-parts.ts"

export type ProvenRun = {
	readonly key: RunKey
	readonly version: number
	readonly hash: string
	readonly people: number
	/** Of the engine that closed it, where it is another than this one. */
	readonly engine?: number | undefined
	/** `policy`: not kept whole; `people`: rows that come to another hash; `header`: the run's own hash. */
	readonly wrong: readonly ("policy" | "people" | "header")[]
	/** Ids of people whose row comes to another hash. */
	readonly differing: readonly string[]
}

export async function proveRuns(
	archive: RunArchive,
	query: RunQuery,
): Promise<readonly ProvenRun[]> {
	const proven: ProvenRun[] = []
	for (const version of await archive.closedVersions(query))
		proven.push(await prove(archive, version))
	return proven
}

async function prove(archive: RunArchive, version: RunVersion): Promise<ProvenRun> {
	const { header, hash } = version
	const { key } = header
	const policy = await keptPolicy(archive, header.policy)
	const turn = givingTurns()
	const differing: string[] = []
	const people: { employee: string; hash: string }[] = []
	for await (const some of archive.people(key, header.version)) {
		for (const person of some) {
			people.push({ employee: person.row.employee, hash: person.hash })
			if (policy !== undefined && !isProven(policy, key, person))
				differing.push(person.row.employee)
			await turn()
		}
	}
	const isHeader = runHash(header, people) === hash
	return {
		...{ key, version: header.version, hash, people: people.length, differing },
		engine: header.engine === engineVersion ? undefined : header.engine,
		wrong: [
			...(policy === undefined ? (["policy"] as const) : []),
			...(differing.length > 0 ? (["people"] as const) : []),
			...(isHeader ? [] : (["header"] as const)),
		],
	}
}

function isProven(policy: AllowancePolicy, { month }: RunKey, { row, hash }: RunPerson): boolean {
	if (row.standing !== "worked") return hashOf(row) === hash
	const { employee, inputs } = row
	return hashOf(workOut(policy, { employee, month, inputs })) === hash
}

async function keptPolicy(archive: RunArchive, hash: string): Promise<AllowancePolicy | undefined> {
	const text = await archive.kept(hash)
	if (text === undefined || sha256(text) !== hash) return undefined
	const loaded = loadAllowancePolicy(JSON.parse(text))
	return loaded.ok ? loaded.value : undefined
}

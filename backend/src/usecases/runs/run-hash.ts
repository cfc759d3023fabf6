// What a run is known by: the hash of each row, and of the header with them all.
import { engineVersion } from "../../domain/allowance/engine-version.ts"
import { canonicalJson } from "../../domain/runs/canonical-json.ts"
import type { RunKey } from "../../domain/runs/run.ts"
import type { RunIdentity, RunRow } from "../../domain/runs/run-person.ts"
import { summaryOf } from "../../domain/runs/work-out.ts"
import type { PackedPerson, RunHeader } from "./run-book.ts"
import { hashOf, type RunParts, regulationText, sha256 } from "./run-parts.ts"

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

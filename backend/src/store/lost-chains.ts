// Chains whose own row is gone from a damaged log, or is no longer found, while batches of theirs are there.
import type { Hash } from "@hadir/shared/journal/chain.ts"
import type { Kysely } from "kysely"
import { isDamage } from "./damage.ts"
import type { JournalSchema } from "./journal-schema.ts"

export type ChainName = { readonly journal: Hash; readonly chain: Hash }

/**
 * @param known the chains that were found
 * @param journal of all journals when none is named
 */
export async function lostChains(
	db: Kysely<JournalSchema>,
	known: readonly ChainName[],
	journal: Hash | undefined,
): Promise<readonly ChainName[]> {
	const names = new Set(known.map(nameOf))
	const every = db.selectFrom("batch").select(["journal", "chain"]).distinct()
	const wished = journal === undefined ? every : every.where("journal", "=", journal)
	try {
		return (await wished.execute()).filter((one) => !names.has(nameOf(one)))
	} catch (cause) {
		// Batches that cannot be read are told of by the chain they belong to.
		if (isDamage(cause)) return []
		throw cause
	}
}

const nameOf = ({ journal, chain }: ChainName): string => `${journal} ${chain}`

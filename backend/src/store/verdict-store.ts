import type { Kysely, Transaction } from "kysely"
import type { JournalVerdict, JournalVerdicts } from "../usecases/journal-verdicts.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** People's words on journals, in office.db. */
export class JournalVerdictStore implements JournalVerdicts {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async of(journal: string): Promise<JournalVerdict | undefined> {
		const row = await this.#db
			.selectFrom("journal_verdict")
			.selectAll()
			.where("journal", "=", journal)
			.executeTakeFirst()
		if (row === undefined) return undefined
		// An unknown word in the file is read as the most careful one.
		const verdict = row.verdict === "accepted" ? "accepted" : "revoked"
		return { ...row, verdict }
	}

	async give(verdict: JournalVerdict): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await keepWord(tx, verdict.journal)
			await tx
				.insertInto("journal_verdict")
				.values(verdict)
				.onConflict((conflict) => conflict.column("journal").doUpdateSet(verdict))
				.execute()
		})
	}
}

/** The word that stands now, kept behind the ones before it. */
async function keepWord(tx: Transaction<OfficeSchema>, journal: string): Promise<void> {
	const standing = await tx
		.selectFrom("journal_verdict")
		.selectAll()
		.where("journal", "=", journal)
		.executeTakeFirst()
	if (standing === undefined) return
	const { last } = await tx
		.selectFrom("journal_verdict_before")
		.select(({ fn }) => fn.max("position").as("last"))
		.where("journal", "=", journal)
		.executeTakeFirstOrThrow()
	await tx
		.insertInto("journal_verdict_before")
		.values({ ...standing, position: (last ?? 0) + 1 })
		.execute()
}

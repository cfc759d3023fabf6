import type { Kysely } from "kysely"
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
			const columns = ["journal", "verdict", "by", "at", "reason"] as const
			await tx
				.insertInto("journal_verdict_before")
				.columns(columns)
				.expression(
					tx.selectFrom("journal_verdict").select(columns).where("journal", "=", verdict.journal),
				)
				.execute()
			await tx
				.insertInto("journal_verdict")
				.values(verdict)
				.onConflict((conflict) => conflict.column("journal").doUpdateSet(verdict))
				.execute()
		})
	}
}

import type { Kysely, Selectable, Transaction } from "kysely"
import { actorRoles } from "../domain/entries/entry.ts"
import type { PayFact } from "../domain/pay/pay-fact.ts"
import { payFactContent } from "../domain/pay/pay-fact-contents.ts"
import type { PayBook, PayQuery } from "../usecases/pay-book.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** Rows written at once: SQLite allows 32,766 values in a statement. */
const rowsAtOnce = 1_000

type Row = Selectable<OfficeSchema["pay_fact"]>

/** The pay book in office.db. */
export class PayFactStore implements PayBook {
	readonly #db: Kysely<OfficeSchema>
	readonly #onUnreadable: (id: string) => void

	/** @param onUnreadable a fact that cannot be read: it counts for nothing, and nobody else waits for it */
	constructor(db: Kysely<OfficeSchema>, onUnreadable: (id: string) => void = () => undefined) {
		this.#db = db
		this.#onUnreadable = onUnreadable
	}

	async add(facts: readonly PayFact[]): Promise<void> {
		await this.#db.transaction().execute((tx) => insertPayFacts(tx, facts))
	}

	async touching({ people, dates, kinds }: PayQuery): Promise<readonly PayFact[]> {
		let query = this.#db
			.selectFrom("pay_fact")
			.selectAll()
			.where("from_date", "<=", dates.through)
			.where(({ eb, or }) => or([eb("until_date", "is", null), eb("until_date", ">=", dates.from)]))
			.orderBy("entered_at")
			.orderBy("id")
		if (kinds !== undefined) query = query.where("kind", "in", [...kinds])
		if (people !== "everyone") {
			const named = [...people]
			query = query.where(({ eb, or }) =>
				or([
					eb("employee", "is", null),
					...(named.length > 0 ? [eb("employee", "in", named)] : []),
				]),
			)
		}
		return (await query.execute()).flatMap((row) => this.#readable(row))
	}

	async fact(id: string): Promise<PayFact | undefined> {
		const rows = await this.#db.selectFrom("pay_fact").selectAll().where("id", "=", id).execute()
		return rows.flatMap((row) => this.#readable(row))[0]
	}

	async batch(id: string): Promise<readonly PayFact[]> {
		const rows = await this.#db.selectFrom("pay_fact").selectAll().where("batch", "=", id).execute()
		return rows.flatMap((row) => this.#readable(row))
	}

	async withdraw(
		id: string,
		{ by, at, reason }: { readonly by: string; readonly at: number; readonly reason: string },
	): Promise<boolean> {
		const done = await this.#db
			.updateTable("pay_fact")
			.set({ withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason })
			.where("id", "=", id)
			.where("withdrawn_at", "is", null)
			.executeTakeFirst()
		return Number(done.numUpdatedRows) === 1
	}

	#readable(row: Row): PayFact[] {
		try {
			return [factOf(row)]
		} catch {
			this.#onUnreadable(row.id)
			return []
		}
	}
}

/** Within somebody's transaction, such as an import's. */
export async function insertPayFacts(
	tx: Transaction<OfficeSchema>,
	facts: readonly PayFact[],
): Promise<void> {
	for (let from = 0; from < facts.length; from += rowsAtOnce) {
		const rows = facts.slice(from, from + rowsAtOnce).map(rowOf)
		await tx.insertInto("pay_fact").values(rows).execute()
	}
}

/** Everything that came with one import; @returns how many facts that was. */
export async function withdrawBatch(
	tx: Transaction<OfficeSchema>,
	batch: string,
	{ by, at, reason }: { readonly by: string; readonly at: number; readonly reason: string },
): Promise<number> {
	const done = await tx
		.updateTable("pay_fact")
		.set({ withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason })
		.where("batch", "=", batch)
		.where("withdrawn_at", "is", null)
		.executeTakeFirst()
	return Number(done.numUpdatedRows)
}

const rowOf = (fact: PayFact): OfficeSchema["pay_fact"] => ({
	...{ id: fact.id, kind: fact.content.kind },
	...{ employee: fact.employee ?? null, unit: fact.unit ?? null },
	...{ from_date: fact.from, until_date: fact.until ?? null },
	content: JSON.stringify(fact.content),
	...{ paper: fact.source.paper, paper_date: fact.source.date },
	...{ entered_by: fact.enteredBy, entered_as: fact.enteredAs, entered_at: fact.enteredAt },
	batch: fact.batch ?? null,
	withdrawn_by: fact.withdrawn?.by ?? null,
	withdrawn_at: fact.withdrawn?.at ?? null,
	withdrawn_reason: fact.withdrawn?.reason ?? null,
})

function factOf(row: Row): PayFact {
	const enteredAs = actorRoles.find((known) => known === row.entered_as)
	if (enteredAs === undefined) throw new Error(`unknown role "${row.entered_as}"`)
	return {
		...{ id: row.id, employee: row.employee ?? undefined, unit: row.unit ?? undefined },
		...{ from: row.from_date, until: row.until_date ?? undefined },
		content: payFactContent.parse(JSON.parse(row.content)),
		source: { paper: row.paper, date: row.paper_date },
		// A driver gives 64 bits as text.
		...{ enteredBy: row.entered_by, enteredAs, enteredAt: Number(row.entered_at) },
		batch: row.batch ?? undefined,
		...(row.withdrawn_at !== null && {
			withdrawn: {
				...{ by: row.withdrawn_by ?? "", at: Number(row.withdrawn_at) },
				reason: row.withdrawn_reason ?? "",
			},
		}),
	}
}

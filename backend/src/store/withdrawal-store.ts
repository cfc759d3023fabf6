import type { Kysely } from "kysely"
import type { Withdrawal, Withdrawals } from "../usecases/settlements.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** Wishes to withdraw a settlement, in office.db. An approved one takes its settlement out of force with it. */
export class WithdrawalStore implements Withdrawals {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	ask(settlement: string, wish: Withdrawal): Promise<boolean> {
		return this.#db.transaction().execute(async (tx) => {
			const standing = await tx
				.selectFrom("settlement_withdrawal")
				.select("id")
				.where("settlement", "=", settlement)
				.where((is) => is.or([is("decision", "is", null), is("decision", "=", "approved")]))
				.executeTakeFirst()
			const row = await tx
				.selectFrom("settlement")
				.select("approved_at")
				.where("id", "=", settlement)
				.executeTakeFirst()
			// Approved by somebody else meanwhile: what goes at once no longer may.
			const isOvertaken = wish.approvedAt !== undefined && row?.approved_at !== null
			if (standing !== undefined || row === undefined || isOvertaken) return false
			const { approvedBy, approvedAt } = wish
			const decided = {
				decision: approvedAt === undefined ? null : "approved",
				...{ decided_by: approvedBy ?? null, decided_at: approvedAt ?? null },
			}
			await tx
				.insertInto("settlement_withdrawal")
				.values({
					...{ id: wish.id, settlement, reason: wish.reason },
					...{ asked_by: wish.askedBy, asked_at: wish.askedAt, ...decided },
				})
				.execute()
			if (approvedBy !== undefined && approvedAt !== undefined) {
				await endSettlement(tx, settlement, approvedBy, approvedAt)
			}
			return true
		})
	}

	approve(id: string, by: string, at: number): Promise<boolean> {
		return this.#db.transaction().execute(async (tx) => {
			const row = await tx
				.updateTable("settlement_withdrawal")
				.set({ decision: "approved", decided_by: by, decided_at: at })
				.where("id", "=", id)
				.where("decision", "is", null)
				// The rule stands here too, so that no race gets round it.
				.where("asked_by", "!=", by)
				.returning("settlement")
				.executeTakeFirst()
			if (row === undefined) return false
			await endSettlement(tx, row.settlement, by, at)
			return true
		})
	}

	async refuse(id: string, by: string, at: number): Promise<boolean> {
		const { numUpdatedRows } = await this.#db
			.updateTable("settlement_withdrawal")
			.set({ decision: "refused", decided_by: by, decided_at: at })
			.where("id", "=", id)
			.where("decision", "is", null)
			.executeTakeFirst()
		return numUpdatedRows > 0n
	}
}

async function endSettlement(
	tx: Kysely<OfficeSchema>,
	settlement: string,
	by: string,
	at: number,
): Promise<void> {
	await tx
		.updateTable("settlement")
		.set({ withdrawn_by: by, withdrawn_at: at })
		.where("id", "=", settlement)
		.execute()
}

/** By settlement: the wish that waits or was approved. */
export async function standingWithdrawals(
	db: Kysely<OfficeSchema>,
): Promise<ReadonlyMap<string, Withdrawal>> {
	const rows = await db
		.selectFrom("settlement_withdrawal")
		.selectAll()
		.where((is) => is.or([is("decision", "is", null), is("decision", "=", "approved")]))
		.execute()
	return new Map(
		rows.map((row) => [
			row.settlement,
			{
				...{ id: row.id, reason: row.reason, askedBy: row.asked_by, askedAt: row.asked_at },
				approvedBy: row.decided_by ?? undefined,
				approvedAt: row.decided_at ?? undefined,
			},
		]),
	)
}

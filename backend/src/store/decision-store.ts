import type { Kysely } from "kysely"
import type { DisputedPunch, DisputedPunches, PunchVerdict } from "../usecases/disputed-punches.ts"
import type { SettlementRow, Settlements } from "../usecases/settlements.ts"
import { isStillDisputed } from "./dispute-condition.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { standingWithdrawals } from "./withdrawal-store.ts"

/** People's decisions over gaps and disputed punches, in office.db. */
export class DecisionStore implements Settlements, DisputedPunches {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async propose(
		row: Omit<SettlementRow, "approvedBy" | "approvedAt" | "withdrawal">,
	): Promise<void> {
		await this.#db
			.insertInto("settlement")
			.values({
				...{ id: row.id, kiosk: row.kiosk, cause: row.cause, verdict: row.verdict },
				...{ from_at: row.from, until_at: row.until, reason: row.reason, letter: row.letter },
				...{ proposed_by: row.proposedBy, proposed_at: row.proposedAt },
				...{ approved_by: null, approved_at: null, withdrawn_by: null, withdrawn_at: null },
			})
			.execute()
	}

	async list(): Promise<readonly SettlementRow[]> {
		const [rows, withdrawals] = await this.#db
			.transaction()
			.execute(async (tx) => [
				await tx.selectFrom("settlement").selectAll().orderBy("proposed_at", "desc").execute(),
				await standingWithdrawals(tx),
			])
		return rows.map((row) => ({
			...{ id: row.id, kiosk: row.kiosk, from: row.from_at, until: row.until_at },
			cause: row.cause === "missing" ? "missing" : "lost",
			verdict: row.verdict === "excused" ? "excused" : "counted",
			...{ reason: row.reason, letter: row.letter },
			...{ proposedBy: row.proposed_by, proposedAt: row.proposed_at },
			approvedBy: row.approved_by ?? undefined,
			approvedAt: row.approved_at ?? undefined,
			withdrawal: withdrawals.get(row.id),
		}))
	}

	async approve(id: string, by: string, at: number): Promise<boolean> {
		const { numUpdatedRows } = await this.#db
			.updateTable("settlement")
			.set({ approved_by: by, approved_at: at })
			.where("id", "=", id)
			.where("approved_at", "is", null)
			.where("withdrawn_at", "is", null)
			// The rule stands here too, so that no race gets round it.
			.where("proposed_by", "!=", by)
			.executeTakeFirst()
		return numUpdatedRows > 0n
	}

	async undecided(): Promise<readonly DisputedPunch[]> {
		const rows = await this.#db
			.selectFrom("punch")
			.leftJoin("punch_verdict", "punch_verdict.record", "punch.record")
			.leftJoin("journal_verdict", "journal_verdict.journal", "punch.journal")
			.select(["punch.record", "punch.journal", "punch.kiosk", "punch.dispute", "punch.at"])
			.select("punch.employee")
			.where("punch_verdict.verdict", "is", null)
			.where(isStillDisputed("punch"))
			.orderBy("punch.at")
			.execute()
		return rows.map(({ dispute, employee, ...row }) => ({
			...row,
			cause: dispute === "journal" || dispute === "revoked" ? dispute : "branch",
			employee: employee ?? undefined,
		}))
	}

	async decide(verdicts: readonly PunchVerdict[]): Promise<boolean> {
		const records = verdicts.map(({ record }) => record)
		return this.#db.transaction().execute(async (tx) => {
			for (const some of slices(records)) {
				const decided = await tx
					.selectFrom("punch_verdict")
					.select("record")
					.where("record", "in", some)
					.executeTakeFirst()
				if (decided !== undefined) return false
			}
			for (const verdict of verdicts) await tx.insertInto("punch_verdict").values(verdict).execute()
			return true
		})
	}
}

/** SQLite takes so many values in one list. */
const mostValues = 10_000

const slices = (records: readonly string[]): string[][] =>
	Array.from({ length: Math.ceil(records.length / mostValues) }, (_, index) =>
		records.slice(index * mostValues, (index + 1) * mostValues),
	)

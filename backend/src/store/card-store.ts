import { workDateOf } from "@hadir/shared/time/local-time.ts"
import { type Kysely, sql } from "kysely"
import type { CardEnrolments, NewCard, PresentedCard } from "../usecases/enrol-card.ts"
import type { CardLooks } from "../usecases/look-again.ts"
import type { Dirty } from "../usecases/project-journal.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { raisePeopleVersion } from "./people-version.ts"

/** Nobody lays a card more often within ten minutes. */
const mostTaps = 1_000
const mostUnknown = 200
/** No site is further from UTC. */
const dayMs = 86_400_000

/** Cards as they become somebody's, in office.db. */
export class CardStore implements CardEnrolments, CardLooks {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async presentedAt(kiosk: string, since: number): Promise<readonly PresentedCard[]> {
		const rows = await this.#db
			.selectFrom("punch")
			.select(["at", "tag", "sealed", "credential", "employee"])
			.where("kiosk", "=", kiosk)
			// By its index: asked each second while somebody waits, it must not read all punches of years.
			.where("work_date", ">=", workDateOf(since - dayMs, "UTC"))
			.where("at", ">=", since)
			.where("received_at", ">=", since)
			.where("terminal", "is", null)
			.where("dispute", "is", null)
			.orderBy("at")
			.limit(mostTaps)
			.execute()
		return rows.map(({ at, tag, sealed, credential, employee }) => {
			const isUnknown = credential === null && tag !== null && sealed !== null
			return {
				at,
				unknown: isUnknown ? { tag, sealed } : undefined,
				carrier: employee ?? undefined,
			}
		})
	}

	async give(given: NewCard): Promise<string | undefined> {
		const { card, credentialId: id, employee, from, lookAgainAfter, createdAt } = given
		const uid = Buffer.from(card.uid).toString("hex")
		return this.#db.transaction().execute(async (tx) => {
			const known = await tx
				.selectFrom("credential")
				.select("id")
				.where("kind", "=", card.kind)
				.where("uid", "=", uid)
				.executeTakeFirst()
			const credential = known?.id ?? id
			const carrier = await tx
				.selectFrom("assignment")
				.select(["employee", "from_at", "until_at"])
				.where("credential", "=", credential)
				.where(({ eb, or }) => or([eb("until_at", "is", null), eb("until_at", ">", from)]))
				.executeTakeFirst()
			if (carrier !== undefined) {
				// Given to them already, and cut off before that was said.
				const { employee: whose, from_at: since, until_at: until } = carrier
				return whose === employee && since <= from && until === null ? credential : undefined
			}
			if (known === undefined) {
				const made = { id, kind: card.kind, uid, created_at: createdAt }
				await tx.insertInto("credential").values(made).execute()
			}
			const carried = { credential, employee, from_at: from, until_at: null }
			await tx.insertInto("assignment").values(carried).execute()
			if (lookAgainAfter !== undefined) {
				await tx
					.insertInto("card_look")
					.values({ credential, given_on: lookAgainAfter, confirmed_at: null })
					.onConflict((conflict) =>
						conflict
							.column("credential")
							.doUpdateSet({ given_on: lookAgainAfter, confirmed_at: null }),
					)
					.execute()
			}
			await raisePeopleVersion(tx)
			return credential
		})
	}

	async link(credential: string, kiosk: string, tag: string): Promise<readonly Dirty[]> {
		const carrier = sql<string | null>`(select employee from assignment
			where assignment.credential = ${credential} and from_at <= punch.at
				and (until_at is null or until_at > punch.at) limit 1)`
		return this.#db.transaction().execute(async (tx) => {
			const of = tx
				.selectFrom("punch")
				.where("kiosk", "=", kiosk)
				.where("tag", "=", tag)
				.where("credential", "is", null)
			const rows = await of.select(["work_date", carrier.as("employee")]).execute()
			await tx
				.updateTable("punch")
				.set({ credential, employee: carrier })
				.where("kiosk", "=", kiosk)
				.where("tag", "=", tag)
				.where("credential", "is", null)
				.execute()
			return rows.flatMap(({ employee, work_date: workDate }) =>
				employee === null ? [] : [{ employee, workDate }],
			)
		})
	}

	async confirm(now: number) {
		const seenLater = sql<boolean>`exists (select 1 from punch
			where punch.credential = card_look.credential and punch.work_date > card_look.given_on)`
		await this.#db
			.updateTable("card_look")
			.set({ confirmed_at: now })
			.where("confirmed_at", "is", null)
			.where(seenLater)
			.execute()
		const rows = await this.#db
			.selectFrom("card_look")
			.innerJoin("assignment", "assignment.credential", "card_look.credential")
			.innerJoin("employee", "employee.id", "assignment.employee")
			.select(["card_look.credential", "given_on", "employee.id", "employee.name", "employee.unit"])
			.where("confirmed_at", "is", null)
			.where("until_at", "is", null)
			.orderBy("given_on")
			.execute()
		return rows.map(({ credential, given_on: givenOn, id: employee, name, unit }) => ({
			...{ credential, givenOn, employee, name, unit },
		}))
	}

	async unknownBetween(unit: string, { after, through }: { after: string; through: string }) {
		const rows = await this.#db
			.selectFrom("punch")
			.innerJoin("kiosk", "kiosk.code", "punch.kiosk")
			.select(({ fn }) => [
				...(["punch.kiosk", "tag"] as const),
				...[fn.min("work_date").as("first"), fn.min("sealed").as("sealed")],
			])
			.where("kiosk.unit", "=", unit)
			.where("work_date", ">", after)
			.where("work_date", "<=", through)
			.where("credential", "is", null)
			.where("terminal", "is", null)
			.groupBy(["punch.kiosk", "tag"])
			.orderBy("first")
			.limit(mostUnknown)
			.execute()
		return rows.flatMap(({ first: workDate, tag, sealed }) =>
			tag === null || sealed === null ? [] : [{ workDate, tag, sealed }],
		)
	}
}

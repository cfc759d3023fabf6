import type { Kysely, Transaction } from "kysely"
import type { FingerSlots, NewFinger, SensorPlace } from "../usecases/give-finger-slot.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { raisePeopleVersion } from "./people-version.ts"

/** Fingers and their slots in office.db. */
export class FingerStore implements FingerSlots {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async carrier(credential: string, at: number): Promise<string | undefined> {
		const row = await this.#db
			.selectFrom("assignment")
			.innerJoin("credential", "credential.id", "assignment.credential")
			.select("employee")
			.where("credential", "=", credential)
			.where("kind", "=", "finger")
			.where("from_at", "<=", at)
			.where(({ eb, or }) => or([eb("until_at", "is", null), eb("until_at", ">", at)]))
			.executeTakeFirst()
		return row?.employee
	}

	async addFinger({ credential, employee, place, slots, at }: NewFinger) {
		return this.#db.transaction().execute(async (tx) => {
			const slot = await giveSlot(tx, { credential, place, slots, at })
			if (slot === undefined) return undefined
			await tx
				.insertInto("credential")
				.values({ id: credential, kind: "finger", uid: credential, created_at: at })
				.execute()
			await tx
				.insertInto("assignment")
				.values({ credential, employee, from_at: at, until_at: null })
				.execute()
			return slot
		})
	}

	async giveSlot(given: Omit<NewFinger, "employee">) {
		return this.#db.transaction().execute((tx) => giveSlot(tx, given))
	}
}

/** The one it has there, or the lowest that nobody was ever given; undefined: all are. */
async function giveSlot(
	tx: Transaction<OfficeSchema>,
	{ credential, place, slots, at }: Omit<NewFinger, "employee">,
): Promise<number | undefined> {
	const given = await slotsOf(tx, place)
	const own = given.find((row) => row.credential === credential)
	if (own !== undefined) return own.slot
	const taken = new Set(given.map(({ slot }) => slot))
	const slot = Array.from({ length: slots }, (_, index) => index).find((one) => !taken.has(one))
	if (slot === undefined) return undefined
	await tx
		.insertInto("finger_slot")
		.values({ ...place, slot, credential, given_at: at })
		.execute()
	await raisePeopleVersion(tx)
	return slot
}

const slotsOf = (tx: Transaction<OfficeSchema>, { kiosk, reader }: SensorPlace) =>
	tx
		.selectFrom("finger_slot")
		.select(["slot", "credential"])
		.where("kiosk", "=", kiosk)
		.where("reader", "=", reader)
		.execute()

import type { CardKind } from "@hadir/shared/journal/sealed-card.ts"
import { type Kysely, sql } from "kysely"
import type {
	CarriedCredential,
	Carriers,
	CredentialKind,
	Employee,
	Kiosk,
	Registry,
	Scope,
	Unit,
} from "../usecases/ports.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** People and places in office.db. */
export class RegistryStore implements Registry {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async units(scope: Scope): Promise<readonly Unit[]> {
		let query = this.#db.selectFrom("unit").select(["id", "name"]).orderBy("position")
		if (scope.unit !== undefined) query = query.where("id", "=", scope.unit)
		return query.execute()
	}

	async employees(scope: Scope): Promise<readonly Employee[]> {
		const rows = await this.#selectEmployees(scope).execute()
		return rows.map(employeeOf)
	}

	async employee(id: string, scope: Scope): Promise<Employee | undefined> {
		const row = await this.#selectEmployees(scope).where("employee.id", "=", id).executeTakeFirst()
		return row === undefined ? undefined : employeeOf(row)
	}

	async searchEmployees(text: string, scope: Scope, limit: number): Promise<readonly Employee[]> {
		const pattern = `%${text.trim().replace(/[\\%_]/g, "\\$&")}%`
		const digits = `%${text.replace(/\D/g, "")}%`
		const rows = await this.#selectEmployees(scope)
			.where(({ or }) =>
				or([
					sql<boolean>`employee.name like ${pattern} escape '\\'`,
					...(digits.length > 4 ? [sql<boolean>`employee.nip like ${digits}`] : []),
				]),
			)
			.limit(limit)
			.execute()
		return rows.map(employeeOf)
	}

	/** The one place where a person's scope becomes a condition. */
	#selectEmployees(scope: Scope) {
		let query = this.#db
			.selectFrom("employee")
			.innerJoin("unit", "unit.id", "employee.unit")
			.selectAll("employee")
			.select("unit.name as unit_name")
			.orderBy("employee.short_name")
		if (scope.unit !== undefined) query = query.where("employee.unit", "=", scope.unit)
		return query
	}

	async kiosks(): Promise<readonly Kiosk[]> {
		const rows = await this.#db.selectFrom("kiosk").selectAll().orderBy("code").execute()
		return rows.map(kioskOf)
	}

	async kiosk(code: string): Promise<Kiosk | undefined> {
		const row = await this.#db
			.selectFrom("kiosk")
			.selectAll()
			.where("code", "=", code)
			.executeTakeFirst()
		return row === undefined ? undefined : kioskOf(row)
	}

	async replaceKey(
		code: string,
		key: { readonly old: string; readonly next: string },
	): Promise<void> {
		await this.#db
			.updateTable("kiosk")
			.set({ public_key: key.next })
			.where("code", "=", code)
			.where("public_key", "=", key.old)
			.execute()
	}

	async carriersOf(credentials: readonly string[]): Promise<Carriers> {
		const rows =
			credentials.length === 0
				? []
				: await this.#db
						.selectFrom("assignment")
						.select(["credential", "employee", "from_at", "until_at"])
						.where("credential", "in", [...new Set(credentials)])
						.execute()
		const byCredential = Map.groupBy(rows, ({ credential }) => credential)
		return (credential, at) =>
			byCredential
				.get(credential)
				?.find((row) => row.from_at <= at && (row.until_at === null || row.until_at > at))?.employee
	}

	async credentialByCard(kind: CardKind, uid: Uint8Array): Promise<string | undefined> {
		const row = await this.#db
			.selectFrom("credential")
			.select("id")
			.where("kind", "=", kind)
			.where("uid", "=", Buffer.from(uid).toString("hex"))
			.executeTakeFirst()
		return row?.id
	}

	async listedAt(code: string, at: number): Promise<readonly CarriedCredential[]> {
		const rows = await this.#db
			.selectFrom("assignment")
			.innerJoin("credential", "credential.id", "assignment.credential")
			.innerJoin("employee", "employee.id", "assignment.employee")
			.innerJoin("kiosk", (join) => join.on("kiosk.code", "=", code))
			.leftJoin("guest", (join) =>
				join.onRef("guest.employee", "=", "employee.id").onRef("guest.kiosk", "=", "kiosk.code"),
			)
			.leftJoin("finger_slot", (join) =>
				join
					.onRef("finger_slot.credential", "=", "credential.id")
					.onRef("finger_slot.kiosk", "=", "kiosk.code"),
			)
			.select(["credential.id", "credential.kind", "credential.uid", "employee.short_name"])
			.select(["finger_slot.reader", "finger_slot.slot"])
			.where("from_at", "<=", at)
			.where(({ eb, or }) => or([eb("until_at", "is", null), eb("until_at", ">", at)]))
			.where(({ eb, or, ref }) =>
				or([eb("employee.unit", "=", ref("kiosk.unit")), eb("guest.kiosk", "is not", null)]),
			)
			.orderBy("credential.id")
			.orderBy("finger_slot.reader")
			.execute()
		return rows.flatMap(carriedOf)
	}

	async guestKiosks(): Promise<ReadonlyMap<string, readonly string[]>> {
		const rows = await this.#db.selectFrom("guest").selectAll().execute()
		return grouped(rows.map(({ employee, kiosk }) => [employee, kiosk]))
	}

	async credentialKinds(): Promise<ReadonlyMap<string, readonly CredentialKind[]>> {
		const rows = await this.#db
			.selectFrom("assignment")
			.innerJoin("credential", "credential.id", "assignment.credential")
			.select(["assignment.employee", "credential.kind"])
			.distinct()
			.execute()
		return grouped(rows.map(({ employee, kind }) => [employee, kindOf(kind)]))
	}

	async peopleVersion(): Promise<number> {
		const row = await this.#db
			.selectFrom("setting")
			.select("value")
			.where("name", "=", "people-version")
			.executeTakeFirst()
		return Number(row?.value ?? 0)
	}
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
	const groups = new Map<string, T[]>()
	for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value])
	return groups
}

type CarriedRow = {
	readonly id: string
	readonly kind: string
	readonly uid: string
	readonly short_name: string
	readonly reader: string | null
	readonly slot: number | null
}

/** A finger that no sensor of this kiosk holds is nobody there. */
function carriedOf(row: CarriedRow): CarriedCredential[] {
	const { id: credential, short_name: shortName, reader, slot } = row
	const kind = kindOf(row.kind)
	if (kind !== "finger") return [{ credential, shortName, kind, uid: Buffer.from(row.uid, "hex") }]
	return reader === null || slot === null
		? []
		: [{ credential, shortName, kind, sensor: { reader, slot } }]
}

const kinds = ["iso14443a", "iso14443b", "em4100", "wiegand", "terminal", "finger"] as const

function kindOf(text: string): CredentialKind {
	const kind = kinds.find((known) => known === text)
	if (kind !== undefined) return kind
	throw new Error(`office.db holds a credential of unknown kind "${text}"`)
}

type EmployeeRow = OfficeSchema["employee"] & { unit_name: string }

const employeeOf = (row: EmployeeRow): Employee => ({
	id: row.id,
	nip: row.nip,
	name: row.name,
	shortName: row.short_name,
	unit: { id: row.unit, name: row.unit_name },
	grade: row.grade,
	schedule: row.schedule,
	employedFrom: row.employed_from ?? undefined,
	employedUntil: row.employed_until ?? undefined,
})

const kioskOf = (row: OfficeSchema["kiosk"]): Kiosk => ({
	code: row.code,
	unit: row.unit,
	place: row.place,
	zone: row.zone,
	publicKey: row.public_key ?? undefined,
	passwordHash: row.password_hash ?? undefined,
	tagSecret: row.tag_secret ?? undefined,
	tagSecretId: row.tag_secret_id ?? undefined,
	registeredAt: row.registered_at ?? undefined,
	retiredAt: row.retired_at ?? undefined,
})

// A change of the lists taken back: gone if nothing hangs on it, otherwise ended or left as it is, and never lost.
import type { Transaction } from "kysely"
import type { RegistryChange } from "../domain/imports/registry-change.ts"
import { sayWhosePunches } from "./carried-punches.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { columnsOf } from "./registry-changes.ts"

type Tx = Transaction<OfficeSchema>
export type Undone = { readonly did: "removed" | "restored" | "ended" } | { readonly left: string }

type Terms = {
	/** The import's own entries, withdrawn by now, keep nobody. */
	readonly batch: string
	readonly lastDay: string
	/** UTC ms. */
	readonly cardsEnd: number
}

export function undoChange(tx: Tx, change: RegistryChange, terms: Terms): Promise<Undone> {
	switch (change.kind) {
		case "unitAdded":
			return undoUnit(tx, change)
		case "unitRenamed":
			return undoName(tx, change)
		case "employeeAdded":
			return undoEmployee(tx, change, terms)
		case "employeeChanged":
			return undoFields(tx, change)
		case "cardGiven":
			return undoCard(tx, change, terms)
	}
}

type Change<Kind extends RegistryChange["kind"]> = Extract<RegistryChange, { kind: Kind }>

async function undoUnit(tx: Tx, { id, name }: Change<"unitAdded">): Promise<Undone> {
	for (const table of ["employee", "kiosk", "staff", "one_time_link", "entry"] as const) {
		const used = await tx.selectFrom(table).select("unit").where("unit", "=", id).executeTakeFirst()
		if (used !== undefined) return { left: `OPD ${name} sudah dipakai` }
	}
	await tx.deleteFrom("unit").where("id", "=", id).execute()
	return { did: "removed" }
}

async function undoName(tx: Tx, change: Change<"unitRenamed">): Promise<Undone> {
	const { id, before, after } = change
	const { numUpdatedRows } = await tx
		.updateTable("unit")
		.set({ name: before })
		.where("id", "=", id)
		.where("name", "=", after)
		.executeTakeFirst()
	return Number(numUpdatedRows) > 0
		? { did: "restored" }
		: { left: `nama OPD ${id} sudah berubah lagi` }
}

/** Whoever has punches, cards or entries was there: their service ends, and all of it stays. */
async function undoEmployee(
	tx: Tx,
	{ id, fields }: Change<"employeeAdded">,
	{ batch, lastDay, cardsEnd }: Terms,
): Promise<Undone> {
	const row = await tx.selectFrom("employee").selectAll().where("id", "=", id).executeTakeFirst()
	if (row === undefined) return { left: `${fields.name} sudah tidak ada` }
	if (!(await isTouched(tx, id, batch))) {
		await tx.deleteFrom("employee").where("id", "=", id).execute()
		return { did: "removed" }
	}
	const isOver = row.employed_until !== null && row.employed_until <= lastDay
	if (isOver) return { left: `masa kerja ${row.name} sudah berakhir` }
	await tx.updateTable("employee").set({ employed_until: lastDay }).where("id", "=", id).execute()
	await tx
		.updateTable("assignment")
		.set({ until_at: cardsEnd })
		.where("employee", "=", id)
		.where(({ eb, or }) => or([eb("until_at", "is", null), eb("until_at", ">", cardsEnd)]))
		.execute()
	await sayWhosePunches(tx, id)
	return { did: "ended" }
}

async function isTouched(tx: Tx, employee: string, batch: string): Promise<boolean> {
	for (const table of ["punch", "assignment", "guest"] as const) {
		const row = await tx
			.selectFrom(table)
			.select("employee")
			.where("employee", "=", employee)
			.executeTakeFirst()
		if (row !== undefined) return true
	}
	const entry = await tx
		.selectFrom("entry")
		.select("id")
		.where("employee", "=", employee)
		.where(({ eb, or }) => or([eb("batch", "is", null), eb("batch", "!=", batch)]))
		.executeTakeFirst()
	return entry !== undefined
}

/** Each field by itself: what others have changed since is theirs. */
async function undoFields(
	tx: Tx,
	{ id, before, after }: Change<"employeeChanged">,
): Promise<Undone> {
	const row = await tx.selectFrom("employee").selectAll().where("id", "=", id).executeTakeFirst()
	if (row === undefined) return { left: `pegawai ${id} sudah tidak ada` }
	const then = new Map(Object.entries(columnsOf(before)))
	const now = new Map<string, unknown>(Object.entries(row))
	const same = Object.entries(columnsOf(after)).filter(([name, value]) => now.get(name) === value)
	const restored = Object.fromEntries(same.map(([name]) => [name, then.get(name) ?? null]))
	if (same.length === 0) return { left: `${row.name} sudah berubah lagi` }
	await tx.updateTable("employee").set(restored).where("id", "=", id).execute()
	return { did: "restored" }
}

async function undoCard(
	tx: Tx,
	{ credential, employee }: Change<"cardGiven">,
	{ cardsEnd }: Terms,
): Promise<Undone> {
	const punched = await tx
		.selectFrom("punch")
		.select("record")
		.where("credential", "=", credential)
		.executeTakeFirst()
	const carried = await tx
		.selectFrom("assignment")
		.selectAll()
		.where("credential", "=", credential)
		.execute()
	const isAlone = carried.every((one) => one.employee === employee)
	if (punched === undefined && isAlone) {
		await tx.deleteFrom("assignment").where("credential", "=", credential).execute()
		await tx.deleteFrom("card_look").where("credential", "=", credential).execute()
		await tx.deleteFrom("credential").where("id", "=", credential).execute()
		return { did: "removed" }
	}
	await tx
		.updateTable("assignment")
		.set({ until_at: cardsEnd })
		.where("credential", "=", credential)
		.where("employee", "=", employee)
		.where("until_at", "is", null)
		.execute()
	await sayWhosePunches(tx, employee)
	return { did: "ended" }
}

// Entries written, agreed to, refused and taken back; nothing is ever rewritten.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalDate, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Actor, Entry, EntryStep } from "../domain/entries/entry.ts"
import { type EntryContent, entryContent } from "../domain/entries/entry-contents.ts"
import { misshapen } from "../domain/entries/entry-shape.ts"
import { mayWrite, type StepRefusal, stepRefusal } from "../domain/entries/standing.ts"
import { unregulated } from "../domain/entries/unregulated.ts"
import { explainIssues } from "../domain/regulation/explain-issues.ts"
import type { EntryBook } from "./entry-book.ts"
import { serviceWithin } from "./people-serving.ts"
import { everyUnit, type Now, type Registry } from "./ports.ts"
import type { RegulationInForce } from "./regulation-in-force.ts"

export type EntryParts = {
	readonly book: EntryBook
	readonly registry: Registry
	readonly regulation: RegulationInForce
	readonly now: Now
	makeId(): string
}

/** What somebody wants written. */
export type EntryWish = {
	readonly employee?: string | undefined
	readonly unit?: string | undefined
	readonly from: LocalDate
	readonly until?: LocalDate | undefined
	readonly content: EntryContent
	readonly batch?: string | undefined
}

export type EntryFault = Fault<
	| "not-allowed"
	| "no-person"
	| "no-unit"
	| "bad-entry"
	| "no-entry"
	| "over"
	| "own-entry"
	| "overtaken"
>

/** Writes one entry, or as many as belong together: all or none. */
export async function writeEntries(
	parts: EntryParts,
	wishes: readonly EntryWish[],
	actor: Actor,
): Promise<Result<readonly Entry[], EntryFault>> {
	const composed = await composeEntries(parts, wishes, { actor })
	if (composed.ok) await parts.book.add(composed.value)
	return composed
}

type Composing = {
	readonly actor: Actor
	/** A second person, whose agreement goes with entries that wait for it. */
	readonly agreeing?: Actor | undefined
	/** Machines attest a mass excuse: found out by who asks this, never taken from an actor. */
	readonly isAttested?: boolean | undefined
}

/**
 * The entries as they would be written, none of them yet.
 */
export async function composeEntries(
	parts: EntryParts,
	wishes: readonly EntryWish[],
	{ actor, agreeing, isAttested = false }: Composing,
): Promise<Result<readonly Entry[], EntryFault>> {
	const entries: Entry[] = []
	const found = new Set<string>()
	for (const wish of wishes) {
		const refused = await refusal(parts, wish, { actor, found, isAttested })
		if (refused !== undefined) return refused
		const { employee, unit, from, until, content, batch } = wish
		const entry: Entry = {
			...{ id: parts.makeId(), employee, unit, from, until, content, batch },
			...{ enteredBy: actor.username, enteredAs: actor.role, enteredAt: parts.now(), steps: [] },
		}
		entries.push(agreeing === undefined ? entry : agreedTo(entry, agreeing, parts.now()))
	}
	return succeed(entries)
}

function agreedTo(entry: Entry, { username: by, role, ...rest }: Actor, at: number): Entry {
	if (stepRefusal(entry, "agreed", { username: by, role, ...rest }) !== undefined) return entry
	return { ...entry, steps: [{ kind: "agreed", by, role, at, reason: "" }] }
}

type Known = {
	readonly actor: Actor
	readonly found: Set<string>
	readonly isAttested: boolean
}

/** `found`: people who were looked up before, for a roster names each of them a month long. */
async function refusal(
	{ registry, regulation, book }: Pick<EntryParts, "registry" | "regulation" | "book">,
	wish: EntryWish,
	{ actor, found, isAttested }: Known,
) {
	const { content, employee, unit, from, until } = wish
	const parsed = entryContent.safeParse(content)
	if (!parsed.success) return fail("bad-entry", explainIssues(parsed.error.issues))
	if (!isLocalDate(from) || (until !== undefined && !isLocalDate(until))) {
		return fail("bad-entry", "Tanggal harus yang ada, ditulis seperti 2026-01-31.")
	}
	if (until !== undefined && until < from) {
		return fail("bad-entry", "Tanggal akhir harus pada atau sesudah tanggal mulai.")
	}
	const strange = misshapen(wish) ?? unregulated(content, from, regulation.policy)
	if (strange !== undefined) return fail("bad-entry", strange)
	if (content.kind === "massExcuse" && content.attested && !isAttested) {
		return fail("not-allowed", "Apakah mesin membuktikannya dicari sistem, bukan ditulis.")
	}
	if (content.kind === "spell") {
		const units = await registry.units(everyUnit)
		if (!units.some(({ id }) => id === content.unit)) {
			return fail("no-unit", `Unit ${content.unit} tidak ada.`)
		}
	}
	if (!mayWrite(content.kind, actor.role)) {
		return fail("not-allowed", "Catatan seperti ini ditulis orang lain; mintalah kepada BKPSDM.")
	}
	if (employee !== undefined && !found.has(employee)) {
		if (!(await isSeen({ registry, book }, { employee, from, until }, actor))) {
			return fail("no-person", `Pegawai ${employee} tidak ada, atau bukan pegawai unit Anda.`)
		}
		if (actor.unit === undefined) found.add(employee)
	}
	if (actor.unit !== undefined && employee === undefined && unit !== actor.unit) {
		return fail("no-unit", "Anda hanya dapat menulis catatan untuk unit sendiri.")
	}
	return undefined
}

export type EntryStepWish = {
	readonly entry: string
	readonly kind: EntryStep["kind"]
	readonly reason: string
}

/** Agrees, refuses or takes back, with a reason that stays to be read. */
export async function stepEntry(
	{ book, registry, now }: EntryParts,
	wish: EntryStepWish,
	actor: Actor,
): Promise<Result<Entry, EntryFault>> {
	const entry = await book.entry(wish.entry)
	const isSeen = entry !== undefined && (await isWithinScope({ registry, book }, entry, actor))
	if (entry === undefined || !isSeen) return fail("no-entry", "Catatan itu tidak ada.")
	const refused = stepRefusal(entry, wish.kind, actor)
	if (refused !== undefined) return stepFaults[refused]
	if (wish.kind !== "agreed" && wish.reason.trim() === "") {
		return fail("bad-entry", "Tulislah alasannya; alasan itu akan tetap terbaca.")
	}
	const { kind, reason } = wish
	const step: EntryStep = { kind, by: actor.username, role: actor.role, at: now(), reason }
	if (!(await book.step(entry.id, entry.steps.length, step))) {
		return fail("overtaken", "Orang lain sudah memutuskan. Muat ulang halaman.")
	}
	return succeed({ ...entry, steps: [...entry.steps, step] })
}

type Seen = Pick<EntryParts, "registry" | "book">

async function isWithinScope(parts: Seen, entry: Entry, actor: Actor): Promise<boolean> {
	if (actor.unit === undefined) return true
	const { employee } = entry
	return employee === undefined
		? entry.unit === actor.unit
		: isSeen(parts, { ...entry, employee }, actor)
}

/** Whether the actor's unit has, or had, the person on any of the dates; without an end on the first of them. */
async function isSeen(
	parts: Seen,
	{
		employee,
		from,
		until = from,
	}: Pick<EntryWish, "from" | "until"> & { readonly employee: string },
	{ unit }: Actor,
): Promise<boolean> {
	if (unit === undefined) return (await parts.registry.employee(employee, everyUnit)) !== undefined
	const dates = { from, through: until }
	return (await serviceWithin(parts, { employee, dates, scope: { unit } })) !== undefined
}

const stepFaults: Readonly<Record<StepRefusal, Result<never, EntryFault>>> = {
	over: fail(
		"over",
		"Catatan itu sudah diputuskan atau ditarik kembali. Bila masih perlu, tulis yang baru.",
	),
	"not-yours": fail("not-allowed", "Catatan yang sudah berlaku ditarik kembali oleh BKPSDM."),
	own: fail(
		"own-entry",
		"Catatan sendiri, atau yang sudah Anda setujui, harus disetujui orang lain.",
	),
	"not-next": fail("not-allowed", "Catatan itu sedang menunggu persetujuan orang lain."),
}

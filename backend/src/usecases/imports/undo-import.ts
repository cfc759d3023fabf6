// An import taken back as one: its entries are withdrawn, with a reason that stays, and its lists put back as far as
// nothing has come of them since.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { addDays } from "@hadir/shared/time/local-date.ts"
import { instantMs, localMoment } from "@hadir/shared/time/local-time.ts"
import type { Actor, Entry } from "../../domain/entries/entry.ts"
import { standingOf, stepRefusal } from "../../domain/entries/standing.ts"
import type { EntryBook } from "../entry-book.ts"
import type { EntryFault } from "../keep-entries.ts"
import type { Now } from "../ports.ts"
import type { ImportLedger, StepOrder, UndoneRegistry } from "./import-ledger.ts"

export type UndoneImport = UndoneRegistry & { readonly batch: string; readonly withdrawn: number }

export type UndoFault =
	| Fault<"no-batch" | "undone" | "no-reason" | "overtaken" | "built-upon">
	| EntryFault

type Parts = {
	readonly ledger: ImportLedger
	readonly book: EntryBook
	readonly zone: string
	readonly now: Now
}

export async function undoImport(
	{ ledger, book, zone, now }: Parts,
	{ batch: id, reason }: { readonly batch: string; readonly reason: string },
	actor: Actor,
): Promise<Result<UndoneImport, UndoFault>> {
	const batch = await ledger.batch(id)
	if (batch === undefined) {
		return fail("no-batch", `Impor ${id} tidak ada. Lihat daftarnya: hadir import list.`)
	}
	if (batch.undone !== undefined) {
		return fail(
			"undone",
			`Impor ${id} sudah ditarik oleh ${batch.undone.by}: ${batch.undone.reason}.`,
		)
	}
	if (reason.trim() === "")
		return fail("no-reason", "Tulislah alasannya; alasan itu akan tetap terbaca.")
	const at = now()
	const entries = await book.batch(id)
	const later = await laterTransfer(book, entries)
	if (later !== undefined) {
		const by = later.batch === undefined ? `catatan ${later.id}` : `impor ${later.batch}`
		return fail(
			"built-upon",
			`Pegawai ${later.employee} dari impor ini dipindahkan lagi mulai ${later.from} oleh ${by}. Tarik yang itu dahulu, agar hari di antaranya tetap benar.`,
		)
	}
	const steps: StepOrder[] = []
	for (const entry of entries) {
		const { kind } = standingOf(entry)
		if (kind === "refused" || kind === "withdrawn") continue
		if (stepRefusal(entry, "withdrawn", actor) !== undefined) {
			return fail("not-allowed", "Catatan yang sudah berlaku ditarik kembali oleh BKPSDM.")
		}
		const step = { kind: "withdrawn", by: actor.username, role: actor.role, at, reason } as const
		steps.push({ entry: entry.id, given: entry.steps.length, step })
	}
	const today = localMoment(at, zone).date
	const undone = await ledger.undo({
		...{ batch: id, by: actor.username, at, reason, steps, lastDay: today },
		cardsEnd: instantMs({ date: addDays(today, 1), second: 0 }, zone),
	})
	if (undone === undefined) {
		return fail("overtaken", "Orang lain sedang memutuskan catatan impor ini. Ulangi perintahnya.")
	}
	return succeed({ batch: id, withdrawn: steps.length + undone.facts, ...undone })
}

/** A transfer that was written after one of the import's and rests on the days that this one wrote down. */
async function laterTransfer(
	book: EntryBook,
	entries: readonly Entry[],
): Promise<Entry | undefined> {
	const own = entries.filter((entry) => entry.content.kind === "spell" && isAlive(entry))
	const ids = new Set(own.map(({ id }) => id))
	for (const { employee, from, enteredAt } of own) {
		if (employee === undefined) continue
		const dates = { from, through: endOfTime }
		const written = await book.touching({ people: [employee], dates, kinds: ["spell"] })
		const later = written.find(
			(one) =>
				one.employee === employee && !ids.has(one.id) && isAlive(one) && one.enteredAt >= enteredAt,
		)
		if (later !== undefined) return later
	}
	return undefined
}

const endOfTime = "9999-12-31"

const isAlive = (entry: Entry): boolean => ["counts", "waiting"].includes(standingOf(entry).kind)

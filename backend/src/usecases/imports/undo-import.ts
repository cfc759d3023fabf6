// An import taken back as one: its entries are withdrawn, with a reason that stays, and its lists put back as far as
// nothing has come of them since.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { addDays } from "@hadir/shared/time/local-date.ts"
import { instantMs, localMoment } from "@hadir/shared/time/local-time.ts"
import type { Actor } from "../../domain/entries/entry.ts"
import { standingOf, stepRefusal } from "../../domain/entries/standing.ts"
import type { EntryBook } from "../entry-book.ts"
import type { EntryFault } from "../keep-entries.ts"
import type { Now } from "../ports.ts"
import type { ImportLedger, StepOrder, UndoneRegistry } from "./import-ledger.ts"

export type UndoneImport = UndoneRegistry & { readonly batch: string; readonly withdrawn: number }

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
): Promise<
	Result<UndoneImport, Fault<"no-batch" | "undone" | "no-reason" | "overtaken"> | EntryFault>
> {
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
	const steps: StepOrder[] = []
	for (const entry of await book.batch(id)) {
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
	return succeed({ batch: id, withdrawn: steps.length, ...undone })
}

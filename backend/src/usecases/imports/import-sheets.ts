// A city's tables taken in: first shown as what they would do, then written whole under one batch, or not at all.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import type { Actor, Entry } from "../../domain/entries/entry.ts"
import { counts, standingOf } from "../../domain/entries/standing.ts"
import type { ImportKind, ImportSheet } from "../../domain/imports/import-rows.ts"
import type { RefusedRow } from "../../domain/imports/sheet.ts"
import type { PayFact } from "../../domain/pay/pay-fact.ts"
import { composeEntries, type EntryFault } from "../keep-entries.ts"
import { OneAtATime } from "../one-at-a-time.ts"
import type { PayBook } from "../pay-book.ts"
import type { MonthParts } from "../person-month.ts"
import { everyUnit, type Registry } from "../ports.ts"
import type { ImportBatch, ImportCounts, ImportLedger } from "./import-ledger.ts"
import type { ImportPlan, PayWish, PlanLine } from "./import-plan.ts"
import { type MovedDays, movedDays } from "./moved-days.ts"
import { planSheet } from "./plan-sheet.ts"
import { type UndoFault, type UndoneImport, undoImport } from "./undo-import.ts"

export type ImportOrder = {
	readonly sheet: ImportSheet
	/** The file's name. */
	readonly file: string
	/** Rows that could not even be read, to be counted and told with the others. */
	readonly unread: readonly RefusedRow[]
	readonly actor: Actor
	/** A second person, who agrees to what needs it. */
	readonly agreeing?: Actor | undefined
	/** The paper that facts for the allowance come from; absent: the file, today. */
	readonly paper?: { readonly name: string; readonly date: LocalDate } | undefined
	/** Of employees, for rows that leave it open. */
	readonly defaults: {
		readonly schedule?: string | undefined
		readonly since?: LocalDate | undefined
	}
	readonly isApplied: boolean
}

export type ImportOutcome = {
	/** Absent: nothing was written. */
	readonly batch?: string | undefined
	readonly kind: ImportKind
	readonly counts: ImportCounts
	readonly fresh: readonly PlanLine[]
	readonly changed: readonly PlanLine[]
	readonly refused: readonly RefusedRow[]
	readonly notes: readonly string[]
	/** Of a preview: whose days would count otherwise. */
	readonly moved?: MovedDays | undefined
}

export type ImportFault = Fault<"too-many" | "same-person"> | EntryFault

type Parts = Omit<MonthParts, "registry"> & {
	readonly registry: Registry
	readonly ledger: ImportLedger
	/** One after the other, and with whoever else writes letters: a plan holds until it is written. */
	readonly turns: OneAtATime
	readonly payBook: PayBook
	makeId(): string
	makeCredentialId(): string
	makeEmployeeId(): string
}

/** One transaction of this size takes some seconds, for which nobody else writes. */
const mostEntries = 100_000
/** Lines told by row; all are counted. */
const mostLines = 200
const mostBatches = 200
/** Kinds that can move days that have been. */
const moving: readonly ImportKind[] = [
	...(["roster", "rota", "holidays", "schedules", "leave", "employees"] as const),
]

export class ImportSheets {
	readonly #parts: Parts
	readonly #previews = new OneAtATime()

	constructor(parts: Parts) {
		this.#parts = parts
	}

	run(order: ImportOrder): Promise<Result<ImportOutcome, ImportFault>> {
		const work = () => this.#run(order)
		// Nobody else waits for what is only shown; two previews at once would hold twice the people.
		return order.isApplied ? this.#parts.turns.run(work) : this.#previews.run(work)
	}

	undo(
		wish: { readonly batch: string; readonly reason: string },
		actor: Actor,
	): Promise<Result<UndoneImport, UndoFault>> {
		return this.#parts.turns.run(() => undoImport(this.#parts, wish, actor))
	}

	batches(): Promise<readonly ImportBatch[]> {
		return this.#parts.ledger.batches(mostBatches)
	}

	async #run(order: ImportOrder): Promise<Result<ImportOutcome, ImportFault>> {
		const { actor, agreeing } = order
		if (agreeing?.username.toLowerCase() === actor.username.toLowerCase()) {
			return fail(
				"same-person",
				"Yang menyetujui harus orang lain daripada yang memasukkan. Beri nama lain pada --agreed-by.",
			)
		}
		const plan = await planSheet(this.#parts, order)
		if (plan.wishes.length > mostEntries) {
			return fail(
				"too-many",
				`Berkas ini menghasilkan ${plan.wishes.length} catatan; paling banyak ${mostEntries} sekaligus. Pecah per OPD atau per bulan.`,
			)
		}
		const batch = this.#batchId(order.sheet.kind)
		const wishes = plan.wishes.map((wish) => ({ ...wish, batch }))
		const composed = await composeEntries(this.#parts, wishes, { actor, agreeing })
		if (!composed.ok) return composed
		const entries = composed.value
		const told = outcomeOf(order, plan, entries)
		if (!order.isApplied) return succeed({ ...told, ...(await this.#moved(order, entries)) })
		if (entries.length + plan.changes.length + plan.facts.length === 0) return succeed(told)
		const { kind } = order.sheet
		await this.#parts.ledger.apply(
			{
				...{ id: batch, kind, file: order.file, counts: told.counts },
				...{ enteredBy: actor.username, enteredAs: actor.role, enteredAt: this.#parts.now() },
			},
			{ entries, changes: plan.changes, facts: this.#factsOf(order, plan.facts, batch) },
		)
		return succeed({ ...told, batch })
	}

	#factsOf(
		{ actor, file, paper }: ImportOrder,
		wishes: readonly PayWish[],
		batch: string,
	): PayFact[] {
		const { now, zone, makeId } = this.#parts
		const enteredAt = now()
		const today = localMoment(enteredAt, zone).date
		const source =
			paper === undefined ? { paper: file, date: today } : { paper: paper.name, date: paper.date }
		return wishes.map((wish) => ({
			...{ id: makeId(), ...wish, source, batch, enteredAt },
			...{ enteredBy: actor.username, enteredAs: actor.role },
		}))
	}

	/** What still waits for somebody moves nothing yet. */
	async #moved({ sheet }: ImportOrder, entries: readonly Entry[]): Promise<{ moved?: MovedDays }> {
		const counting = entries.filter(counts)
		if (!moving.includes(sheet.kind) || counting.length === 0) return {}
		const everyone = await this.#parts.registry.employees(everyUnit)
		return { moved: await movedDays(this.#parts, counting, everyone) }
	}

	/** "2026-11-29-roster-k3f9": people say it on the telephone. */
	#batchId(kind: ImportKind): string {
		const { now, zone, makeId } = this.#parts
		const letters = makeId()
			.toLowerCase()
			.replace(/[^a-z\d]/g, "")
			.slice(-6)
		return `${localMoment(now(), zone).date}-${kind}-${letters}`
	}
}

function outcomeOf(
	{ sheet, unread }: ImportOrder,
	plan: ImportPlan,
	entries: readonly Entry[],
): ImportOutcome {
	const refused = [...unread, ...plan.refused].sort((a, b) => a.row - b.row)
	const waiting = entries.filter((entry) => standingOf(entry).kind === "waiting").length
	const notes = [...plan.notes]
	if (waiting > 0) {
		notes.push(
			`${waiting} surat menunggu persetujuan orang kedua dan belum berlaku. Beri --agreed-by <nama> bila sudah disetujui.`,
		)
	}
	return {
		kind: sheet.kind,
		counts: {
			...{ fresh: plan.fresh.length, changed: plan.changed.length },
			...{ known: plan.known, refused: refused.length },
		},
		...{ fresh: firstLines(plan.fresh), changed: firstLines(plan.changed) },
		...{ refused, notes },
	}
}

const firstLines = (lines: readonly PlanLine[]): readonly PlanLine[] =>
	[...lines].sort((a, b) => a.row - b.row).slice(0, mostLines)

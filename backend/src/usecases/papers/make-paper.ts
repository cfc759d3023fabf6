// A paper made from what is on record, framed by the office's settings, and kept track of.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import type { Actor } from "../../domain/entries/entry.ts"
import { changedRows, type RowChange } from "../../domain/papers/changed-rows.ts"
import type { FramedPaper, Paper, Row } from "../../domain/papers/paper.ts"
import { letterheadOf, signersOf } from "../../domain/papers/paper-settings.ts"
import type { ExportBook, ExportRecord, KeptRow } from "../export-book.ts"
import { checksumOf, recordExport } from "../record-export.ts"
import { unknownUnit } from "../unknown-unit.ts"
import { allowancePapers, type PaperParts } from "./allowance-papers.ts"
import type { PaperKind, PaperOrder } from "./paper-kind.ts"

export const paperKinds: readonly PaperKind<PaperParts>[] = [...allowancePapers]

type Parts = PaperParts & { readonly exports: ExportBook }

export type MadePaper = {
	readonly framed: FramedPaper
	/** The export before this one, and what has changed since. */
	readonly last?: ExportRecord & { readonly changes: readonly RowChange[] }
}

export async function makePaper(
	parts: Parts,
	{ kind: id, order }: { readonly kind: string; readonly order: PaperOrder },
	actor: Actor,
): Promise<Result<MadePaper, Fault>> {
	const kind = paperKinds.find((one) => one.id === id)
	if (kind === undefined) {
		const known = paperKinds.map((one) => one.id).join(", ")
		return fail("no-paper", `Tidak ada naskah "${id}". Yang ada: ${known}.`)
	}
	const refused = (await strangeOrder(parts, kind, order)) ?? outOfScope(order, actor)
	if (refused !== undefined) return refused
	const made = await kind.make(parts, order)
	if (!made.ok) return made
	const { unit } = order
	const paper: Paper = { ...made.value, signers: signersOf(parts.papers, { paper: id, unit }) }
	const { columns, rows } = paper
	const kept = rows.map(keptRow)
	const checksum = checksumOf({ ...paper, rows: kept })
	const last = await recordExport(parts, {
		...{ paper: nameOf(id, order), by: actor.username, checksum, rows: kept },
	})
	const framed = {
		...{ paper, letterhead: letterheadOf(parts.papers, unit), checksum },
		date: localMoment(parts.now(), parts.zone).date,
	}
	if (last === undefined) return succeed({ framed })
	const changes = changedRows(columns, last.rows.map(rowOf), rows)
	return succeed({ framed, last: { ...last.last, changes } })
}

const needWords: Readonly<Record<keyof PaperOrder, string>> = {
	...{ month: "bulan (--month)", unit: "OPD (--unit)", group: "kelompok (--group)" },
	...{ list: "daftar (--list)", budgetYear: "tahun anggaran (--budget-year)" },
	...{ version: "versi (--at-version)", employee: "pegawai (--person)", date: "tanggal (--date)" },
	bank: "templat bank (--bank)",
}

async function strangeOrder(
	{ registry }: Parts,
	{ id, needs, takes }: PaperKind<PaperParts>,
	order: PaperOrder,
): Promise<Result<never, Fault> | undefined> {
	const lacking = needs.filter((field) => order[field] === undefined)
	if (lacking.length > 0) {
		return fail(
			"bad-entry",
			`Naskah ${id} memerlukan ${lacking.map((one) => needWords[one]).join(", ")}.`,
		)
	}
	const known: readonly string[] = ["month", ...needs, ...takes]
	const idle = Object.entries(order).filter(
		([field, value]) => value !== undefined && !known.includes(field),
	)
	if (idle.length > 0) {
		return fail(
			"bad-entry",
			`Naskah ${id} tidak memakai ${idle.map(([field]) => field).join(", ")}.`,
		)
	}
	if (order.unit === undefined) return undefined
	const units = await registry.units({ unit: undefined })
	return units.some((unit) => unit.id === order.unit)
		? undefined
		: fail("no-unit", unknownUnit(order.unit, units))
}

/** Whoever is confined to an OPD takes its papers alone. */
const outOfScope = ({ unit }: PaperOrder, actor: Actor): Result<never, Fault> | undefined =>
	actor.unit === undefined || actor.unit === unit
		? undefined
		: fail("no-unit", "Anda hanya dapat mengambil naskah OPD Anda sendiri. Sebutkan OPD itu.")

/** What the same paper of the same order is always called. */
const nameOf = (id: string, order: PaperOrder): string =>
	[
		id,
		...Object.entries(order)
			.flatMap(([field, value]) => (value === undefined ? [] : [`${field}=${value}`]))
			.sort(),
	].join(" ")

const keptRow = ({ key, cells }: Row): KeptRow => ({
	key,
	cells: cells.map((cell) => cell ?? null),
})
const rowOf = ({ key, cells }: KeptRow): Row => ({
	key,
	cells: cells.map((cell) => cell ?? undefined),
})

// What an import did or would do, as people read it.
import { z } from "zod"
import { movedDays, movedWords } from "../moved-words.ts"

const line = z.object({ row: z.number(), who: z.string(), what: z.string() })
export const importOutcome = z.object({
	batch: z.string().optional(),
	kind: z.string(),
	counts: z.object({
		...{ fresh: z.number(), changed: z.number(), known: z.number(), refused: z.number() },
	}),
	...{ fresh: z.array(line), changed: z.array(line), notes: z.array(z.string()) },
	refused: z.array(z.object({ row: z.number(), why: z.string() })),
	moved: movedDays.optional(),
})
export type ImportOutcome = z.infer<typeof importOutcome>

/** So many lines of each sort are printed; --json has more. */
const mostPrinted = 50

export function outcomeWords(outcome: ImportOutcome, file: string): string {
	const { batch, counts, fresh, changed, refused, notes, moved: days } = outcome
	const { fresh: added, changed: altered, known, refused: no } = counts
	const sums = `${added} baru, ${altered} berubah, ${known} sudah ada, ${no} ditolak`
	const hasWork = added + altered > 0
	return [
		batch === undefined ? `Pratinjau ${file}: ${sums}.` : `${file}: ${sums}.`,
		...block(
			"Baru",
			fresh.map(({ row, who, what }) => `baris ${row}: ${who}: ${what}`),
			added,
		),
		...block(
			"Berubah",
			changed.map(({ row, who, what }) => `baris ${row}: ${who}: ${what}`),
			altered,
		),
		...block(
			"Ditolak",
			refused.map(({ row, why }) => `baris ${row}: ${why}`),
			no,
		),
		...notes.map((note) => note),
		...(days === undefined ? [] : movedWords(days)),
		...(batch !== undefined
			? [
					`Ditulis sebagai impor ${batch}. Menariknya kembali: hadir import undo ${batch} --reason "..." --as <nama>`,
				]
			: hasWork
				? ["Belum ada yang ditulis. Tulis dengan menambahkan: --apply --as <nama pengguna>"]
				: ["Tidak ada yang perlu ditulis."]),
	].join("\n")
}

function block(title: string, lines: readonly string[], all: number): string[] {
	if (all === 0) return []
	const printed = lines.slice(0, mostPrinted).map((text) => `  ${text}`)
	const more = all - printed.length
	return [`${title}:`, ...printed, ...(more > 0 ? [`  dan ${more} baris lain`] : [])]
}

// What an import did or would do, as people read it.
import { shortDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import { percentOf } from "../../domain/attendance/percent.ts"

const line = z.object({ row: z.number(), who: z.string(), what: z.string() })
const moved = z.object({
	...{ people: z.number(), days: z.number(), costlier: z.number(), cheaper: z.number() },
	told: z.array(
		z.object({
			...{ nip: z.string(), name: z.string(), unit: z.string(), cutBasisPoints: z.number() },
			days: z.array(
				z.object({
					...{ date: z.string(), before: z.string(), after: z.string() },
					cutBasisPoints: z.number(),
				}),
			),
		}),
	),
	...{ months: z.array(z.string()), left: z.array(z.string()) },
})
export const importOutcome = z.object({
	batch: z.string().optional(),
	kind: z.string(),
	counts: z.object({
		...{ fresh: z.number(), changed: z.number(), known: z.number(), refused: z.number() },
	}),
	...{ fresh: z.array(line), changed: z.array(line), notes: z.array(z.string()) },
	refused: z.array(z.object({ row: z.number(), why: z.string() })),
	moved: moved.optional(),
})
export type ImportOutcome = z.infer<typeof importOutcome>

/** So many lines of each sort are printed; --json has more. */
const mostPrinted = 50
const mostMovedPrinted = 20
const mostDaysPrinted = 8

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

function movedWords({
	people,
	days,
	costlier,
	cheaper,
	told,
	months,
	left,
}: z.infer<typeof moved>): string[] {
	const over = months.length === 0 ? "" : ` (${months.join(", ")})`
	const rest =
		left.length === 0
			? []
			: [
					`Belum dibandingkan, karena terlalu banyak atau belum ada kebijakannya: ${left.join(", ")}.`,
				]
	if (people === 0) return [`Tidak ada hari yang dihitung lain${over}.`, ...rest]
	return [
		`Yang berubah${over}: ${days} hari pada ${people} orang; potongan ${costlier} orang bertambah, ${cheaper} orang berkurang.`,
		...told.slice(0, mostMovedPrinted).map((person) => {
			const shown = person.days
				.slice(0, mostDaysPrinted)
				.map(
					({ date, before, after }) =>
						`${shortDate(date)} ${before === after ? `${after} dengan jam lain` : `${before}→${after}`}`,
				)
			const more = person.days.length - shown.length
			return `  ${person.name} (${person.unit}), ${signed(person.cutBasisPoints)}: ${shown.join(", ")}${more > 0 ? ` dan ${more} hari lain` : ""}`
		}),
		...(people > mostMovedPrinted ? [`  dan ${people - mostMovedPrinted} orang lain`] : []),
		...rest,
	]
}

const signed = (basisPoints: number): string =>
	`${basisPoints < 0 ? "-" : basisPoints > 0 ? "+" : ""}${percentOf(Math.abs(basisPoints))}`

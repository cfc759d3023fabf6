// Who would move by what is about to be written, as people read it.
import { shortDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import { percentOf } from "../domain/attendance/percent.ts"

export const movedDays = z.object({
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

/** So many people and days of each are printed; --json has more. */
const mostMovedPrinted = 20
const mostDaysPrinted = 8

export function movedWords({
	people,
	days,
	costlier,
	cheaper,
	told,
	months,
	left,
}: z.infer<typeof movedDays>): string[] {
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

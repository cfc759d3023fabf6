// PP 94/2021: what days without leave in one calendar year may lead to. The system proposes; people decide.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { inForce } from "../regulation/in-force.ts"

export type Sanction = {
	/** Cumulative working days without a valid reason, from January on. */
	readonly fromDays: number
	readonly level: "ringan" | "sedang" | "berat"
	readonly words: string
	readonly english: string
}

const table = [
	{
		from: "2021-08-31",
		cite: "PP 94/2021 pasal 9-11",
		/** Working days in a row that end service, and the salary from the next month on. */
		consecutiveDays: 10,
		steps: [
			{ fromDays: 3, level: "ringan", words: "Teguran lisan", english: "Oral reprimand" },
			{ fromDays: 4, level: "ringan", words: "Teguran tertulis", english: "Written reprimand" },
			{
				fromDays: 7,
				level: "ringan",
				words: "Pernyataan tidak puas secara tertulis",
				english: "Written statement of dissatisfaction",
			},
			{
				fromDays: 11,
				level: "sedang",
				words: "Pemotongan tunjangan kinerja 25 % selama 6 bulan",
				english: "Allowance cut by 25 % for 6 months",
			},
			{
				fromDays: 14,
				level: "sedang",
				words: "Pemotongan tunjangan kinerja 25 % selama 9 bulan",
				english: "Allowance cut by 25 % for 9 months",
			},
			{
				fromDays: 17,
				level: "sedang",
				words: "Pemotongan tunjangan kinerja 25 % selama 12 bulan",
				english: "Allowance cut by 25 % for 12 months",
			},
			{
				fromDays: 21,
				level: "berat",
				words: "Penurunan jabatan setingkat lebih rendah selama 12 bulan",
				english: "Demotion by one level for 12 months",
			},
			{
				fromDays: 25,
				level: "berat",
				words: "Pembebasan dari jabatan menjadi jabatan pelaksana selama 12 bulan",
				english: "Relief of office, to an executing post for 12 months",
			},
			{
				fromDays: 28,
				level: "berat",
				words: "Pemberhentian dengan hormat tidak atas permintaan sendiri",
				english: "Dismissal",
			},
		],
	},
] as const satisfies readonly {
	readonly from: LocalDate
	readonly cite: string
	readonly consecutiveDays: number
	readonly steps: readonly Sanction[]
}[]

export type SanctionTable = {
	readonly cite: string
	readonly consecutiveDays: number
	readonly steps: readonly Sanction[]
}

/** The steps in force on a date. */
export const sanctionsOn = (date: LocalDate): SanctionTable => inForce(table, date, "sanctions")

/** The heaviest step that so many days reach; undefined below the first. */
export function sanctionFor(days: number, { steps }: SanctionTable): Sanction | undefined {
	return steps.findLast(({ fromDays }) => days >= fromDays)
}

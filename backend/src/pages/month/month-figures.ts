import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { formatCount } from "../format/figures.ts"

export type MonthFigure = {
	readonly label: string
	readonly count: number
	readonly beside?: string
	readonly isOpen?: boolean
}

/** What always counts is always shown; what is rarer only when there is any. */
export function monthFigures({
	totals,
	days,
}: Pick<PersonMonthMessage, "totals" | "days">): MonthFigure[] {
	const always: MonthFigure[] = [
		{ label: "Hadir", count: totals.present, beside: `dari ${totals.workingDays}` },
		{ label: "Terlambat", count: totals.lateDays, beside: inMinutes(totals.lateMinutes) },
		{ label: "Pulang cepat", count: totals.earlyDays, beside: inMinutes(totals.earlyMinutes) },
		{ label: "Tanpa masuk", count: totals.missingIn },
		{ label: "Tanpa pulang", count: totals.missingOut },
		{ label: "Tanpa keterangan", count: totals.absent },
	]
	const rarer: MonthFigure[] = [
		{ label: "Cuti, sakit, izin", count: totals.leave },
		{ label: "Dinas luar", count: totals.travel },
		{ label: "Belum dinilai", count: totals.open, isOpen: true },
		{
			label: "Tanpa jadwal",
			count: days.filter(({ state }) => state === "unrostered").length,
			isOpen: true,
		},
	]
	return [...always, ...rarer.filter(({ count }) => count > 0)]
}

const inMinutes = (minutes: number) => (minutes > 0 ? `${formatCount(minutes)} menit` : "")

// What the lines of a person's month come to, by the columns of the lists of the allowance.
import type { Line } from "../../domain/allowance/line.ts"
import { noRupiah, type Rupiah, rupiah, sumOf } from "../../domain/money/rupiah.ts"

/** What a line is about, as the lists of the allowance head their columns. */
export const cutColumns = [
	...([
		"status",
		"performance",
		"attendance",
		"activities",
		"leave",
		"sanctions",
		"unpaid",
	] as const),
] as const
export type CutColumn = (typeof cutColumns)[number]

export const cutHeadings: Readonly<Record<CutColumn, string>> = {
	status: "Status dan masa",
	performance: "Kinerja",
	attendance: "Presensi",
	activities: "Kegiatan",
	leave: "Cuti",
	sanctions: "Hukdis dan penahanan",
	unpaid: "Tidak dibayar",
}

export type MonthColumns = {
	readonly post: string
	readonly class?: number | undefined
	readonly base: Rupiah
	/** By name, in the policy's order; they tell how the base divides. */
	readonly shares: ReadonlyMap<string, Rupiah>
	/** Negative where something was cut. */
	readonly cuts: Readonly<Record<CutColumn, Rupiah>>
	/** Of the attendance's cuts by percentage. */
	readonly attendanceBasisPoints: number
	readonly acting: Rupiah
	readonly rounding: Rupiah
}

/** Base, cuts, acting and rounding add up to the allowance before tax. */
export function monthColumns(lines: readonly Line[]): MonthColumns {
	const base = lines.find(({ what }) => what.rule === "base")
	const counted = lines.filter((line) => line.counts)
	const cut = (column: CutColumn) =>
		sumOf(counted.filter((line) => columnOf(line) === column).map(({ amount }) => amount))
	const of = (isSo: (line: Line) => boolean) =>
		sumOf(counted.filter(isSo).map(({ amount }) => amount))
	return {
		post: base?.what.rule === "base" ? (base.what.post ?? "") : "",
		class: base?.what.rule === "base" ? base.what.class : undefined,
		base: of(({ kind }) => kind === "base"),
		shares: new Map(
			lines.flatMap(({ what, amount }) =>
				what.rule === "share" ? [[what.name, amount] as const] : [],
			),
		),
		cuts: {
			...{ status: cut("status"), performance: cut("performance"), attendance: cut("attendance") },
			...{ activities: cut("activities"), leave: cut("leave") },
			...{ sanctions: cut("sanctions"), unpaid: cut("unpaid") },
		},
		attendanceBasisPoints: counted
			.filter((line) => columnOf(line) === "attendance" && line.amount < 0)
			.reduce((sum, { basis }) => sum + (basis?.basisPoints ?? 0), 0),
		acting: of((line) => columnOf(line) === "acting"),
		rounding: of(({ kind }) => kind === "rounding"),
	}
}

/** Of lines between base and the allowance before tax; others have columns of their own. */
function columnOf({ kind, what }: Line): CutColumn | "acting" | undefined {
	if (kind !== "cut" && kind !== "cap" && kind !== "addition") return undefined
	switch (what.rule) {
		case "status":
		case "fixedStatus":
		case "partMonth":
			return "status"
		case "performance":
		case "noScore":
		case "notDone":
			return "performance"
		case "missedActivity":
			return "activities"
		case "leaveDay":
		case "leaveLength":
			return "leave"
		case "sanction":
		case "hold":
			return "sanctions"
		case "unpaidMonth":
			return "unpaid"
		case "largerPost":
		case "acting":
		case "actingTooShort":
			return "acting"
		default:
			return "attendance"
	}
}

/** Every share that anybody's month divides into, in the order in which they first appear. */
export const sharesOf = (people: readonly MonthColumns[]): readonly string[] => [
	...new Set(people.flatMap(({ shares }) => [...shares.keys()])),
]

export const shareOf = ({ shares }: MonthColumns, name: string): Rupiah =>
	shares.get(name) ?? noRupiah

export const allCuts = ({ cuts }: MonthColumns): Rupiah => rupiah(sumOf(Object.values(cuts)))

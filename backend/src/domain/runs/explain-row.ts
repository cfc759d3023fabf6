// One person's row of a run as it is explained: gross to net, each line with its sentence, then the differences.
import { monthInWords } from "@hadir/shared/time/local-date.ts"
import type { Line } from "../allowance/line.ts"
import { sayLine } from "../allowance/say-line.ts"
import { sayMissing } from "../allowance/say-missing.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { inRupiah, noRupiah, type Rupiah } from "../money/rupiah.ts"
import type { Difference } from "./difference.ts"
import { minusFigures } from "./figures.ts"
import type { MovedLine } from "./moved-line.ts"
import type { RunIdentity, RunPerson, TakenDifference } from "./run-person.ts"
import { daysWithWords, linesWithWords } from "./words.ts"

export type ExplainedLine = Line & { readonly indonesian: string; readonly english: string }
/** A line of both versions, said; absent where one of them has none such. */
export type SaidMove = { readonly before?: string | undefined; readonly after?: string | undefined }
export type ExplainedDifference = TakenDifference & {
	readonly indonesian: string
	readonly said: readonly SaidMove[]
}

export type ExplainedRow = {
	readonly employee: string
	readonly identity: Omit<RunIdentity, "words">
	readonly standing: RunPerson["row"]["standing"]
	readonly hash: string
	readonly lines: readonly ExplainedLine[]
	/** Sentences about lines left out, because payroll's facts are missing. */
	readonly missing: readonly string[]
	readonly days: readonly DayRecord[]
	/** Open days that somebody decided to pay without a cut. */
	readonly uncut: readonly string[]
	readonly differences: readonly ExplainedDifference[]
	readonly net: Rupiah
	readonly differencesNet: Rupiah
	readonly payable: Rupiah
}

/** With the words of papers put back, as far as they have not been erased. */
export function explainRow({ row, identity, hash }: RunPerson): ExplainedRow {
	const { words, ...named } = identity
	const own = { employee: row.employee, identity: named, standing: row.standing, hash }
	if (row.standing !== "worked") return { ...own, ...nothing }
	const { inputs, result } = row
	const lines = linesWithWords(result.allowance?.lines ?? [], words)
	return {
		...own,
		lines: lines.map((line) => ({
			...line,
			...{ indonesian: sayLine(line, "indonesian"), english: sayLine(line, "english") },
		})),
		missing: (result.allowance?.missing ?? []).map((fact) => sayMissing(fact, "indonesian")),
		days: daysWithWords(inputs.days, words),
		uncut: inputs.uncut,
		differences: inputs.differences.map((one) => ({
			...{ ...one, indonesian: sayDifference(one), said: one.lines.map(saidMove) },
		})),
		...{ net: result.figures.net, differencesNet: result.differencesNet, payable: result.payable },
	}
}

const nothing = {
	...{ lines: [], missing: [], days: [], uncut: [], differences: [] },
	...{ net: noRupiah, differencesNet: noRupiah, payable: noRupiah },
}

/** "Selisih September 2026: TPP sebelum pajak Rp12.000, PPh 21 -Rp600, bersih Rp11.400". */
export function sayDifference(
	one: Pick<Difference, "run" | "before" | "after" | "carried" | "net"> & {
		readonly left?: Rupiah
	},
): string {
	const { run, carried, net, left = noRupiah } = one
	const moved = minusFigures(one.after, one.before)
	const named: readonly (readonly [string, Rupiah])[] = [
		["TPP sebelum pajak", moved.beforeTax],
		["PPh 21", moved.tax],
		["iuran", moved.contributions],
		["potongan", moved.deductions],
		["tidak tertagih", moved.uncollected],
		["sisa sebelumnya", carried],
	]
	const parts = named.filter(([, amount]) => amount !== 0)
	const rest = left === 0 ? "" : `, sisa ${inRupiah(left)} diperhitungkan kemudian`
	const said = [...parts, ["bersih", net] as const].map(
		([name, amount]) => `${name} ${inRupiah(amount)}`,
	)
	return `Selisih ${monthInWords(run.month)}: ${said.join(", ")}${rest}`
}

export const saidMove = ({ before, after }: MovedLine): SaidMove => ({
	before: before && sayLine(before, "indonesian"),
	after: after && sayLine(after, "indonesian"),
})

import { monthInWords } from "@hadir/shared/time/local-date.ts"
import type { Column, Paper, Row } from "../../domain/papers/paper.ts"
import { minusFigures } from "../../domain/runs/figures.ts"
import type { NamedDifference } from "../runs/open-differences.ts"
import { listWords } from "./run-content.ts"

const money = (heading: string, under?: string): Column => ({
	...{ heading, under, kind: "rupiah", width: 13, isSummed: true },
})
const columns: readonly Column[] = [
	{ heading: "No", kind: "count", width: 4 },
	{ heading: "NIP", kind: "number", width: 21 },
	{ heading: "Nama", kind: "text", width: 26 },
	{ heading: "Daftar asal", kind: "text", width: 20 },
	money("Semula", "TPP sebelum pajak"),
	money("Menjadi", "TPP sebelum pajak"),
	money("TPP", "Selisih"),
	money("PPh 21", "Selisih"),
	money("Iuran", "Selisih"),
	money("Bersih", "Selisih"),
	{ heading: "Diselesaikan", kind: "text", width: 20 },
]

const settledWords: Readonly<Record<NamedDifference["settledBy"], string>> = {
	nextPeriod: "bulan berikutnya",
	supplementary: "daftar susulan",
	repayment: "daftar pengembalian",
	none: "tidak perlu",
}

/** Selisih setelah penutupan: both versions of each closed month that comes out otherwise today. */
export function tppDifferences(
	settling: string,
	differences: readonly NamedDifference[],
): Omit<Paper, "signers"> {
	const rows = differences.map((one, index): Row => {
		const { run, before, after, net, identity, employee } = one
		const moved = minusFigures(after, before)
		const cells = [
			...[index + 1, identity.nip, identity.name],
			`${listWords[run.list]} ${monthInWords(run.month)}`,
			...[before.beforeTax, after.beforeTax, moved.beforeTax, moved.tax, moved.contributions],
			...[net, settledWords[one.settledBy]],
		]
		return { key: `${employee} ${run.month} ${run.list}`, cells }
	})
	return {
		...{ id: "selisih", title: "DAFTAR SELISIH TPP SETELAH PENUTUPAN" },
		about: [`Diselesaikan dalam ${monthInWords(settling)}`],
		...{ columns, rows, isUnconfirmed: false },
		notes: ["Kedua versi tersimpan; daftar yang sudah ditutup tidak berubah."],
	}
}

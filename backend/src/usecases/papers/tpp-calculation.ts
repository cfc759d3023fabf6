import { sumOf } from "../../domain/money/rupiah.ts"
import type { Column, Paper, Row } from "../../domain/papers/paper.ts"
import type { RunContent } from "../runs/read-run.ts"
import { aboutRun, notesOf, paidPeople } from "./run-content.ts"
import {
	allCuts,
	type CutColumn,
	cutColumns,
	cutHeadings,
	type MonthColumns,
	monthColumns,
	shareOf,
	sharesOf,
} from "./tpp-columns.ts"

const money = (heading: string, under?: string): Column => ({
	...{ heading, under, kind: "rupiah", width: 12, isSummed: true },
})

/** Daftar Perhitungan TPP: from the post's amount by shares and cuts to the allowance before tax. */
export function tppCalculation(run: RunContent): Omit<Paper, "signers"> {
	const people = paidPeople(run).map((person) => ({
		...person,
		month: monthColumns(person.lines),
	}))
	const shares = sharesOf(people.map(({ month }) => month))
	const used = cutColumns.filter((cut) => people.some(({ month }) => month.cuts[cut] !== 0))
	const columns: readonly Column[] = [
		{ heading: "No", kind: "count", width: 4 },
		{ heading: "NIP", kind: "number", width: 21 },
		{ heading: "Nama", kind: "text", width: 26 },
		{ heading: "Gol", kind: "text", width: 6 },
		{ heading: "Jabatan", kind: "text", width: 20 },
		{ heading: "Kelas", kind: "count", width: 6 },
		money("Besaran TPP"),
		...shares.map((name) => ({ ...money(name, "Pembagian"), isSummed: true })),
		...used.flatMap((cut) => cutHeads(cut)),
		money("Jumlah potongan"),
		money("Plt. dan Plh."),
		money("Pembulatan"),
		money("TPP sebelum pajak"),
	]
	const rows = people.map(({ employee, identity, month, result }, index): Row => {
		const { nip, name, grade } = identity
		const cells = [
			...[index + 1, nip, name, grade, month.post, month.class, month.base],
			...shares.map((share) => shareOf(month, share)),
			...used.flatMap((cut) => cutCells(cut, month)),
			...[allCuts(month), month.acting, month.rounding, result.figures.beforeTax],
		]
		return { key: employee, cells }
	})
	return {
		...{ id: "daftar-perhitungan", title: "DAFTAR PERHITUNGAN TPP", about: aboutRun(run) },
		...{ columns, rows, notes: notesOf(run), isUnconfirmed: run.unconfirmed.length > 0 },
	}
}

const cutHeads = (cut: CutColumn): readonly Column[] =>
	cut === "attendance"
		? [
				{ heading: "Presensi %", under: "Potongan", kind: "percent", width: 8 },
				money("Presensi Rp", "Potongan"),
			]
		: [money(cutHeadings[cut], "Potongan")]

const cutCells = (cut: CutColumn, month: MonthColumns) =>
	cut === "attendance" ? [month.attendanceBasisPoints, month.cuts[cut]] : [month.cuts[cut]]

/** What the budget pays beside the list, such as the employer's part of the health insurance. */
export const borneByBudget = (run: RunContent): number =>
	sumOf(
		paidPeople(run).flatMap(({ lines }) =>
			lines.flatMap(({ isBorneByBudget, amount }) => (isBorneByBudget === true ? [amount] : [])),
		),
	)

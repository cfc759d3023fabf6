import { inRupiah, rupiah } from "../../domain/money/rupiah.ts"
import type { Column, Paper, Row } from "../../domain/papers/paper.ts"
import type { RunContent } from "../runs/read-run.ts"
import { aboutRun, notesOf, paidPeople } from "./run-content.ts"
import { borneByBudget } from "./tpp-calculation.ts"
import { monthColumns } from "./tpp-columns.ts"

const money = (heading: string): Column => ({ heading, kind: "rupiah", width: 13, isSummed: true })

const columns: readonly Column[] = [
	{ heading: "No", kind: "count", width: 4 },
	{ heading: "NIP", kind: "number", width: 21 },
	{ heading: "Nama", kind: "text", width: 26 },
	{ heading: "Gol", kind: "text", width: 6 },
	{ heading: "Jabatan", kind: "text", width: 20 },
	money("Plt. dan Plh."),
	money("TPP kotor"),
	money("PPh 21"),
	money("BPJS Kesehatan"),
	money("Potongan lain"),
	money("Tidak tertagih"),
	money("TPP bersih"),
	money("Selisih bulan lalu"),
	money("Dibayarkan"),
	{ heading: "Bank", kind: "text", width: 12 },
	{ heading: "Nomor rekening", kind: "account", width: 18 },
	{ heading: "Tanda tangan", kind: "text", width: 14 },
]

/** Daftar Nominatif Pembayaran TPP: from gross to what is paid into which account. */
export function tppPayment(run: RunContent): Omit<Paper, "signers"> {
	const rows = paidPeople(run).map(({ employee, identity, lines, result }, index): Row => {
		const { figures, differencesNet, payable } = result
		const { nip, name, grade, account, post } = identity
		const month = monthColumns(lines)
		const cells = [
			...[index + 1, nip, name, grade, post ?? month.post, month.acting, figures.beforeTax],
			...[figures.tax, figures.contributions, figures.deductions, figures.uncollected],
			...[figures.net, differencesNet, payable, account?.bank, account?.number, undefined],
		]
		return { key: employee, cells }
	})
	const borne = borneByBudget(run)
	return {
		...{ id: "daftar-nominatif", title: "DAFTAR NOMINATIF PEMBAYARAN TPP", about: aboutRun(run) },
		...{ columns, rows, isUnconfirmed: run.unconfirmed.length > 0 },
		notes: [
			...(borne > 0
				? [
						`Ditanggung APBD di luar daftar ini: ${inRupiah(rupiah(borne))} (iuran pemberi kerja dan pajak yang ditanggung).`,
					]
				: []),
			...notesOf(run),
		],
	}
}

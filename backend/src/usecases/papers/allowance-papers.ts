// Papers of the allowance, made of runs.
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import { lastOf } from "../../domain/allowance/allowance-terms.ts"
import { unconfirmedAmounts } from "../../domain/allowance/unconfirmed-amounts.ts"
import type { PaperSettings } from "../../domain/papers/paper-settings.ts"
import { type RunKey, runOf } from "../../domain/runs/run.ts"
import { listRuns } from "../runs/list-runs.ts"
import { openDifferences } from "../runs/open-differences.ts"
import { type RunContent, readRun } from "../runs/read-run.ts"
import type { RunFault, RunParts } from "../runs/run-parts.ts"
import { showPerson } from "../runs/show-run.ts"
import { bankList } from "./bank-list.ts"
import type { PaperKind, PaperOrder, UnsignedPaper } from "./paper-kind.ts"
import { tppCalculation } from "./tpp-calculation.ts"
import { tppDifferences } from "./tpp-differences.ts"
import { tppPayment } from "./tpp-payment.ts"
import { tppSheet } from "./tpp-sheet.ts"
import { tppUnits } from "./tpp-units.ts"

export type PaperParts = RunParts & { readonly papers: PaperSettings }

const ofRun = { needs: ["unit"], takes: ["group", "list", "budgetYear", "version"] } as const

export const allowancePapers: readonly PaperKind<PaperParts>[] = [
	{
		...{ id: "daftar-perhitungan", words: "Daftar perhitungan TPP satu OPD", ...ofRun },
		make: async (parts, order) => mapped(await readRun(parts, asked(order)), tppCalculation),
	},
	{
		...{ id: "daftar-nominatif", words: "Daftar nominatif pembayaran TPP satu OPD", ...ofRun },
		make: async (parts, order) => mapped(payable(await readRun(parts, asked(order))), tppPayment),
	},
	{
		...{ id: "daftar-bank", words: "Daftar untuk bank atau kas daerah, menurut templatnya" },
		...{ needs: ["unit", "bank"], takes: ofRun.takes },
		make: async (parts, order) => {
			const template = parts.papers.banks.find(({ id }) => id === order.bank)
			if (template === undefined) {
				const known = parts.papers.banks.map(({ id }) => id).join(", ")
				return fail(
					"no-template",
					`Templat bank "${order.bank}" tidak ada di tata naskah; ${known === "" ? 'isi "banks" lebih dahulu' : `yang ada: ${known}`}.`,
				)
			}
			return mapped(payable(await readRun(parts, asked(order))), (run) => bankList(run, template))
		},
	},
	{
		...{ id: "lembar-individu", words: "Lembar perhitungan TPP satu pegawai" },
		...{ needs: ["unit", "employee"], takes: ofRun.takes },
		make: async (parts, order) => {
			const { key, version } = asked(order)
			const run = await readRun(parts, { key, version })
			if (!run.ok) return run
			const employee = order.employee ?? ""
			const person = await showPerson(parts, { key, version: run.value.version, employee })
			return mapped(person, (row) => tppSheet(run.value, row))
		},
	},
	{
		...{ id: "rekap-opd", words: "Rekapitulasi TPP per OPD", needs: [], takes: ["unit"] },
		make: async (parts, { month, unit }) => {
			const runs = await listRuns(parts, { month, unit })
			return succeed(
				tppUnits(month, runs, unconfirmedAmounts(parts.allowance.policy, lastOf(month))),
			)
		},
	},
	{
		...{
			id: "selisih",
			words: "Selisih TPP setelah penutupan",
			needs: [],
			takes: ["unit", "group"],
		},
		make: async (parts, { month, unit, group }) =>
			succeed(
				tppDifferences(month, await openDifferences(parts, { settling: month, unit, group })),
			),
	},
]

function asked({
	month,
	unit = "",
	group = "PNS",
	list = "regular",
	budgetYear,
	version,
}: PaperOrder): {
	readonly key: RunKey
	readonly version: number | undefined
} {
	const key = runOf({
		...{ month, unit, group, list },
		...(budgetYear !== undefined && { budgetYear }),
	})
	return { key, version }
}

/** Money moves by closed lists alone, and by none whose amounts nobody has confirmed. */
function payable(run: Result<RunContent, RunFault>): Result<RunContent, RunFault> {
	if (!run.ok) return run
	const { unconfirmed, isClosed } = run.value
	if (unconfirmed.length > 0) {
		return fail(
			"unconfirmed",
			`BELUM DITETAPKAN, jadi tidak dapat dibayar: ${unconfirmed.join("; ")}. Tetapkan di berkas kebijakan: peraturan, pasal dan siapa yang menetapkan.`,
		)
	}
	if (!isClosed) return fail("not-yet", "Daftar ini belum ditutup. Tutup dengan hadir run close.")
	return run
}

const mapped = <T>(
	found: Result<T, RunFault>,
	to: (value: T) => UnsignedPaper,
): Result<UnsignedPaper, RunFault> => (found.ok ? succeed(to(found.value)) : found)

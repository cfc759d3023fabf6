import { readText } from "../../domain/papers/cell-text.ts"
import type { Cell, Column, Paper, Row } from "../../domain/papers/paper.ts"
import type { ExplainedRow } from "../../domain/runs/explain-row.ts"
import type { RunContent } from "../runs/read-run.ts"
import { aboutRun } from "./run-content.ts"

const columns: readonly Column[] = [
	{ heading: "Tanggal", kind: "text", width: 14 },
	{ heading: "Uraian", kind: "text", width: 58 },
	{ heading: "Jumlah", kind: "rupiah", width: 14 },
	{ heading: "Dasar", kind: "text", width: 32 },
]

/** Lembar individu: one person's month from gross to what is paid, each line with its days and its article. */
export function tppSheet(
	run: Pick<RunContent, "key" | "unitName" | "version" | "isClosed" | "unconfirmed">,
	person: ExplainedRow,
): Omit<Paper, "signers"> {
	const { identity, standing, lines, missing, differences, hash } = person
	const row = (key: string, cells: readonly Cell[]): Row => ({
		key: `${person.employee} ${key}`,
		cells,
	})
	const dates = (days: readonly string[]) => days.map((day) => readText(day, "date")).join(", ")
	return {
		...{ id: "lembar-individu", title: "LEMBAR PERHITUNGAN TPP PERORANGAN", columns },
		about: [
			...aboutRun(run),
			`${identity.name}, NIP ${readText(identity.nip, "number")}, ${identity.grade}`,
		],
		rows: [
			...lines.map(({ days, indonesian, amount, cite, status, counts }, index) =>
				row(`baris ${index}`, [
					dates(days),
					// What only tells stands in brackets, as it is no part of the sum.
					counts ? indonesian : `(${indonesian})`,
					amount,
					status === "unconfirmed" ? `${cite} (belum ditetapkan)` : cite,
				]),
			),
			...differences.flatMap(({ indonesian, net, said }, index) => [
				row(`selisih ${index}`, ["", indonesian, net, ""]),
				...said.map(({ before = "tidak ada", after = "tidak ada" }, line) =>
					row(`selisih ${index} ${line}`, [
						"",
						`semula: ${before}; menjadi: ${after}`,
						undefined,
						"",
					]),
				),
			]),
			row("dibayarkan", ["", "Dibayarkan", person.payable, ""]),
		],
		notes: [
			...(standing === "worked" ? [] : [identity.reason ?? "Belum dihitung."]),
			...missing,
			...run.unconfirmed.map((words) => `Belum ditetapkan: ${words}.`),
			`Versi ${run.version}${run.isClosed ? "" : ", belum ditutup"}, sidik jari ${hash}.`,
		],
		isUnconfirmed: run.unconfirmed.length > 0,
	}
}

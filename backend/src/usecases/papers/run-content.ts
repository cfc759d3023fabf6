// What every list of a run says around its table, and whom it pays.

import { monthInWords } from "@hadir/shared/time/local-date.ts"
import type { RunList } from "../../domain/runs/run.ts"
import { linesWithWords } from "../../domain/runs/words.ts"
import type { RunContent } from "../runs/read-run.ts"

export const listWords: Readonly<Record<RunList, string>> = {
	regular: "TPP",
	supplementary: "TPP susulan",
	repayment: "Pengembalian TPP",
	thr: "TPP tunjangan hari raya",
	thirteenth: "TPP gaji ketiga belas",
}

/** "Dinas Kesehatan", "TPP September 2026, PNS". */
export function aboutRun({
	key,
	unitName,
}: Pick<RunContent, "key" | "unitName">): readonly string[] {
	const { month, list, group, budgetYear } = key
	const year = month.startsWith(String(budgetYear)) ? "" : `, tahun anggaran ${budgetYear}`
	return [unitName, `${listWords[list]} ${monthInWords(month)}, ${group}${year}`]
}

export function notesOf({
	hash,
	version,
	isClosed,
	people,
	unconfirmed,
}: RunContent): readonly string[] {
	const held = people.filter(({ row }) => row.standing === "held").length
	const refused = people.filter(({ row }) => row.standing === "refused").length
	return [
		...(isClosed ? [] : ["Sementara: daftar ini belum ditutup."]),
		...(held > 0 ? [`${held} orang ditahan; tidak dibayar dalam daftar ini.`] : []),
		...(refused > 0 ? [`${refused} orang belum dapat dihitung; lihat hadir run show.`] : []),
		...unconfirmed.map((words) => `Belum ditetapkan: ${words}.`),
		`Daftar versi ${version}, sidik jari ${hash}.`,
	]
}

export type Payee = ReturnType<typeof paidPeople>[number]

/** Whoever is paid, by name; their lines with the words of papers put back. */
export const paidPeople = ({ people }: RunContent) =>
	people
		.flatMap(({ row, identity }) => {
			if (row.standing !== "worked") return []
			const lines = linesWithWords(row.result.allowance?.lines ?? [], identity.words)
			return [{ ...row, identity, lines }]
		})
		.toSorted((a, b) => a.identity.name.localeCompare(b.identity.name, "id"))

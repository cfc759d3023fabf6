// A list of rotas: shifts that repeat from a date on, a line a person.
import { dateIn, employeeNumber, maybeDate, neededText } from "./cell-values.ts"
import type { RotaRow } from "./import-rows.ts"
import type { FormOf } from "./read-rows.ts"
import { codesOf, isTooManyShifts, shiftRule } from "./roster-sheet.ts"
import { plainText } from "./sheet.ts"
import { fromHeadings, nipField, untilHeadings } from "./sheet-forms.ts"

/** Days at most: a year. */
const longestCycle = 366

/** @param free codes that mean a free day, in lower case */
export const rotaForm = (free: readonly string[]): FormOf<RotaRow> => ({
	fields: [
		nipField,
		{ name: "from", headings: fromHeadings, isRequired: true },
		{ name: "until", headings: untilHeadings },
		{
			name: "days",
			headings: ["pola", "pola giliran", "putaran", "rotasi"],
			isRequired: true,
			longest: 2_000,
		},
	],
	read: (cell, complain) => {
		const from = dateIn(cell("from"), "Mulai", complain)
		const until = maybeDate(cell("until"), "Sampai", complain)
		if (until !== undefined && until < from) {
			complain(`Sampai (${until}) sebelum Mulai (${from}). Perbaiki salah satunya.`)
		}
		const text = neededText(cell("days"), "Pola", complain)
		const days = text === "" ? [] : plainText({ kind: "text", text }).split(" ")
		if (days.length > longestCycle) complain(`Pola lebih dari ${longestCycle} hari. Persingkat.`)
		const read = days.map((day) => codesOf(day, { free }))
		if (read.some(isTooManyShifts)) {
			complain(
				`Pola "${text.slice(0, 40)}": tulis kode tiap hari dengan spasi, "P P S+M L L". ${shiftRule}`,
			)
		}
		return {
			...{ nip: employeeNumber(cell("nip"), complain), from, until },
			days: read,
		}
	},
	keyOf: ({ nip, from }) => `${nip} ${from}`,
})

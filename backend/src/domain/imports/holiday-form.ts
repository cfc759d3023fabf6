// A list of days off, of Ramadan's dates and of days with hours of their own.
import { type Complain, dateIn, maybeClock, maybeDate, neededText } from "./cell-values.ts"
import type { HolidayRow } from "./import-rows.ts"
import type { FormOf } from "./read-rows.ts"
import { type Cell, plainText } from "./sheet.ts"
import { fromHeadings, untilHeadings } from "./sheet-forms.ts"

export const holidayForm: FormOf<HolidayRow> = {
	fields: [
		{ name: "from", headings: ["tanggal", ...fromHeadings], isRequired: true },
		{
			name: "name",
			headings: ["nama", "hari libur", "nama hari libur", "keterangan"],
			isRequired: true,
			longest: 300,
		},
		{ name: "until", headings: untilHeadings },
		{ name: "kind", headings: ["jenis"] },
		{ name: "cite", headings: ["dasar", "dasar hukum", "sumber", "nomor surat"], longest: 300 },
		{ name: "region", headings: ["wilayah", "daerah"] },
		{ name: "start", headings: ["masuk", "jam masuk"] },
		{ name: "end", headings: ["pulang", "jam pulang"] },
		{ name: "rest", headings: ["istirahat", "menit istirahat"] },
	],
	read: (cell, complain) => {
		const from = dateIn(cell("from"), "Tanggal", complain)
		const until = maybeDate(cell("until"), "Sampai", complain) ?? from
		if (until < from)
			complain(`Sampai (${until}) sebelum Tanggal (${from}). Perbaiki salah satunya.`)
		const kind = kindIn(cell("kind"), complain)
		return {
			...{ from, until, ...kind },
			name: neededText(cell("name"), "Nama", complain),
			cite: plainText(cell("cite")),
			region: plainText(cell("region")),
			...hoursIn(kind.kind, cell, complain),
		}
	},
	keyOf: ({ from, name, region }) => `${from} ${name} ${region}`,
}

/** "Jam Ramadan" and "musim ramadan" name the season that the schedules call ramadan. */
function kindIn(cell: Cell, complain: Complain): Pick<HolidayRow, "kind" | "season"> {
	const words = plainText(cell)
		.toLowerCase()
		.replace(/[_\s]+/g, " ")
	if (words === "" || words.startsWith("libur")) return { kind: "libur" }
	if (words.startsWith("cuti")) return { kind: "cuti_bersama" }
	if (words === "jam khusus" || words === "setengah hari") return { kind: "hours" }
	const [, season] = /^(?:musim |jam )?(ramadan|ramadhan|puasa)$/.exec(words) ?? []
	if (season !== undefined) return { kind: "season", season: "ramadan" }
	const [, other] = /^musim (.+)$/.exec(words) ?? []
	if (other !== undefined) return { kind: "season", season: other }
	complain(
		`Jenis "${words}" tidak dikenal. Tulis libur, cuti bersama, ramadan (atau musim <nama>), atau jam khusus.`,
	)
	return { kind: "libur" }
}

/** Only hours of the day's own have any; on another kind of day they would be lost without a word. */
function hoursIn(
	kind: HolidayRow["kind"],
	cell: (field: string) => Cell,
	complain: Complain,
): Pick<HolidayRow, "start" | "end" | "restMinutes"> {
	const rest = plainText(cell("rest"))
	const written = [cell("start"), cell("end")].filter((one) => plainText(one) !== "")
	if (kind !== "hours") {
		if (written.length > 0 || rest !== "") {
			complain(
				"Masuk, Pulang dan Istirahat hanya untuk Jenis jam khusus. Ubah Jenis, atau kosongkan.",
			)
		}
		return {}
	}
	if (written.length === 0) complain("Jam khusus memerlukan Masuk atau Pulang. Isi salah satunya.")
	const start = maybeClock(cell("start"), "Masuk", complain)
	const end = maybeClock(cell("end"), "Pulang", complain)
	if (start !== undefined && end !== undefined && end <= start) {
		complain("Pulang harus sesudah Masuk. Perbaiki salah satunya.")
	}
	if (rest !== "" && !/^\d{1,3}$/.test(rest)) {
		complain(`Istirahat "${rest}" bukan menit. Tulis bilangan seperti 30.`)
	}
	return {
		...(start !== undefined && { start }),
		...(end !== undefined && { end }),
		...(/^\d{1,3}$/.test(rest) && { restMinutes: Number(rest) }),
	}
}

// hadir import: a city's tables, from a spreadsheet into the running office. Shown first; written when told to.
import { basename } from "node:path"
import type { Fault } from "@hadir/shared/result.ts"
import { isLocalDate, isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { Command, Option } from "commander"
import { dataFolder } from "../../config.ts"
import { type ImportKind, importKinds, payKinds } from "../../domain/imports/import-rows.ts"
import { usualFree } from "../../domain/imports/roster-sheet.ts"
import { askOffice, exitCodeOf } from "../operator.ts"
import { type Encoding, encodings } from "../text-lines.ts"
import { listCommand, undoCommand } from "./batch-commands.ts"
import { importOutcome, outcomeWords } from "./outcome-words.ts"
import { readTable } from "./read-table.ts"
import { mappedFields, type ReadSheet, sheetOf } from "./sheet-of.ts"

type Options = {
	readonly sheet?: string
	readonly map?: string
	readonly separator?: string
	readonly encoding: Encoding
	readonly as?: string
	readonly agreedBy?: string
	readonly apply?: true
	readonly json?: true
	readonly month?: string
	readonly codes?: string
	readonly free?: string
	readonly empty?: "skip" | "free"
	readonly schedule?: string
	readonly since?: string
	readonly paper?: string
	readonly dated?: string
}

const kinds: Readonly<Record<ImportKind, string>> = {
	units: "OPD: Nama OPD, Kode",
	employees: "people: NIP, Nama, OPD, Golongan, Jadwal, TMT",
	cards: "cards: NIP, Nomor kartu, Jenis",
	schedules: "who works by which schedule: NIP, Jadwal, TMT, Sampai, OPD, Wilayah",
	roster: "shifts: a grid of NIP and days 1 to 31 with --month, or NIP, Tanggal, Giliran",
	rota: 'shifts that repeat: NIP, Mulai, Sampai, Pola (a code a day, "P P S+M L L", from Mulai on)',
	leave:
		"letters: NIP, Jenis, Mulai, Sampai, Nomor surat; for a part of the day Dari jam, Sampai jam; Anak ke, Surat dokter, Haji pertama",
	holidays:
		"days off, Ramadan and special hours: Tanggal, Sampai, Nama, Jenis (libur, cuti bersama, ramadan, jam khusus), Dasar, Wilayah, Masuk, Pulang, Istirahat",
	scores: "e-Kinerja's scores of a month: NIP, Nilai (figure or word), Bulan or --month",
	payroll: "of a month: NIP, Gaji, PPh gaji, PTKP, Golongan; before the year's last also its sums",
	posts: "posts: NIP, Jabatan, TMT, Sampai, and Kelas, Besaran or the components",
	activities: "apel and the like: NIP, Tanggal, Kegiatan, Hadir",
	accounts: "where it is paid: NIP, Bank, Nomor rekening, Nama pemilik, NPWP, TMT",
}
/** Who looks a preview through need not be named. */
const nobody = "operator"

export function importCommand(): Command {
	const command = new Command("import").description(
		"take in a city's tables (XLSX or CSV): a preview first, written with --apply, taken back with undo",
	)
	for (const kind of importKinds) command.addCommand(kindCommand(kind))
	return command.addCommand(listCommand()).addCommand(undoCommand())
}

function kindCommand(kind: ImportKind): Command {
	const command = new Command(kind)
		.description(kinds[kind])
		.argument("<file>", "XLSX or CSV")
		.option("--sheet <name>", "of the workbook, by name or number (the first)")
		.option(
			"--map <columns>",
			`what is headed otherwise: ${mappedFields[kind]}, each by heading or number`,
		)
		.option("--separator <s>", "of a CSV: comma, semicolon, tab or a character (found by itself)")
		.addOption(new Option("--encoding <e>", "of a CSV").choices(encodings).default("utf-8"))
		.option("--as <username>", "who acts, for the personnel office; needed to write")
		.option("--apply", "write what can be written; without it nothing is")
		.option("--json", "print as JSON")
	if (kind === "employees") {
		command
			.option("--schedule <id>", "for rows without one")
			.option("--since <yyyy-mm-dd>", "from when a changed OPD or schedule holds")
	}
	if (kind in payKinds) {
		command
			.option("--paper <text>", "the letter or file they come from (the file's own name)")
			.option("--dated <yyyy-mm-dd>", "that paper's date (today)")
	}
	if (kind === "scores" || kind === "payroll" || kind === "accounts") {
		command.option("--month <yyyy-mm>", "of rows that name none")
	}
	if (kind === "leave") {
		command.option("--agreed-by <username>", "a second person of the personnel office who agrees")
	}
	if (kind === "roster" || kind === "rota") {
		command
			.option("--codes <codes>", "what they mean: P=pagi,M=malam; before the file's legend")
			.option("--free <codes>", "that mean a free day", usualFree.join(","))
	}
	if (kind === "roster") {
		command
			.option("--month <yyyy-mm>", "of a grid")
			.addOption(
				new Option("--empty <meaning>", "of an empty cell: nothing is said, or a free day")
					.choices(["skip", "free"])
					.default("skip"),
			)
	}
	return command.action((file: string, options: Options, ran: Command) =>
		importFile({ kind, file }, options, ran),
	)
}

async function importFile(
	{ kind, file }: { readonly kind: ImportKind; readonly file: string },
	options: Options,
	command: Command,
): Promise<void> {
	const end = ({ message }: Pick<Fault, "message">): never =>
		command.error(message, { exitCode: 2 })
	check(options, end)
	const table = await readTable(file, options)
	if (!table.ok) return end(table.fault)
	const read = sheetOf(kind, table.value, {
		...{ map: options.map, month: options.month, empty: options.empty ?? "skip" },
		free: (options.free ?? "").split(",").map((code) => code.trim().toLowerCase()),
		codes: codesOf(options.codes, end),
	})
	if (!read.ok) return end(read.fault)
	const answer = await askOffice(
		dataFolder(process.env),
		"/operator/sheets",
		orderOf(read.value, { options, file: basename(file) }),
	)
	if (!answer.ok) {
		return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
	}
	const outcome = importOutcome.parse(answer.value)
	console.log(options.json ? JSON.stringify(outcome) : outcomeWords(outcome, basename(file)))
	const { fresh, changed, known, refused } = outcome.counts
	if (refused > 0 && fresh + changed + known === 0) {
		end({ message: "Tidak ada baris yang dapat diterima." })
	}
}

function check(
	{ apply, as, month, since, paper, dated }: Options,
	end: (fault: { readonly message: string }) => never,
): void {
	if (apply && as === undefined) {
		end({ message: "Sebutkan siapa yang menulis: --as <nama pengguna>." })
	}
	if (month !== undefined && !isLocalMonth(month)) {
		end({ message: `"${month}" bukan bulan; tulis seperti 2026-11.` })
	}
	for (const date of [since, dated]) {
		if (date === undefined || isLocalDate(date)) continue
		end({ message: `"${date}" bukan tanggal; tulis seperti 2026-11-30.` })
	}
	if ((paper === undefined) !== (dated === undefined)) {
		end({ message: "Sebutkan suratnya dan tanggalnya bersama: --paper dan --dated." })
	}
}

function orderOf(
	{ sheet, unread }: ReadSheet,
	{ options, file }: { readonly options: Options; readonly file: string },
): object {
	const { as = nobody, agreedBy, schedule, since, apply, paper, dated } = options
	return {
		...{ sheet, unread, file, as },
		...(agreedBy !== undefined && { agreedBy }),
		...(paper !== undefined && dated !== undefined && { paper: { name: paper, date: dated } }),
		defaults: { ...(schedule && { schedule }), ...(since && { since }) },
		isApplied: apply === true,
	}
}

/** "P=pagi,M=malam" */
function codesOf(
	text: string | undefined,
	end: (fault: { readonly message: string }) => never,
): Readonly<Record<string, string>> {
	const codes: Record<string, string> = {}
	for (const pair of text?.split(",") ?? []) {
		const [code = "", meaning = ""] = pair.split("=").map((part) => part.trim())
		if (code === "" || meaning === "") {
			end({ message: `--codes "${pair}": tulis kode=giliran, seperti P=pagi.` })
		}
		codes[code] = meaning
	}
	return codes
}

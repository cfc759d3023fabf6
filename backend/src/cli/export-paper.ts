// hadir export <paper>: a paper of the office as XLSX, CSV, PDF or JSON, with what has changed since the last time.
import { createHash } from "node:crypto"
import { extname, resolve } from "node:path"
import { counted } from "@hadir/shared/counted.ts"
import type { Command } from "commander"
import { z } from "zod"
import { readText } from "../domain/papers/cell-text.ts"
import type { Cell, Column, FramedPaper } from "../domain/papers/paper.ts"
import { csvPaper } from "../reports/papers/csv-paper.ts"
import { pdfPaper } from "../reports/papers/pdf-paper.ts"
import { xlsxPaper } from "../reports/papers/xlsx-paper.ts"
import { answerOf } from "./acting.ts"
import { columns as lined } from "./columns.ts"
import { writeWhole } from "./write-whole.ts"

const cell = z.union([z.string(), z.number(), z.null()]).transform((value) => value ?? undefined)
const cells = z.array(cell.optional())
const kinds = [
	...(["text", "count", "rupiah", "percent", "date", "clock", "number", "account"] as const),
] as const
const framedSchema = z.object({
	paper: z.object({
		...{ id: z.string(), title: z.string(), about: z.array(z.string()) },
		columns: z.array(
			z.object({
				...{ heading: z.string(), under: z.string().optional(), kind: z.enum(kinds) },
				...{ width: z.number(), isSummed: z.boolean().default(false) },
			}),
		),
		rows: z.array(z.object({ key: z.string(), cells })),
		...{ notes: z.array(z.string()), isUnconfirmed: z.boolean() },
		signers: z.array(
			z.object({
				...{ role: z.string(), name: z.string() },
				...{ nip: z.string().optional(), rank: z.string().optional() },
			}),
		),
	}),
	letterhead: z.object({ lines: z.array(z.string()), place: z.string() }),
	...{ date: z.string(), checksum: z.string() },
})
const change = z.discriminatedUnion("kind", [
	z.object({ kind: z.enum(["new", "gone"]), key: z.string(), cells }),
	z.object({
		...{ kind: z.literal("changed"), key: z.string() },
		cells: z.array(
			z.object({ heading: z.string(), before: cell.optional(), after: cell.optional() }),
		),
	}),
])
const madeSchema = z.object({
	framed: framedSchema,
	last: z
		.object({
			...{ n: z.number(), by: z.string(), at: z.number(), checksum: z.string() },
			changes: z.array(change),
		})
		.optional(),
})
type Last = NonNullable<z.infer<typeof madeSchema>["last"]>

const formats: Readonly<Record<string, (framed: FramedPaper) => Promise<Buffer> | Buffer>> = {
	".xlsx": xlsxPaper,
	".pdf": pdfPaper,
	".csv": ({ paper }) => csvPaper(paper),
	".json": (framed) => Buffer.from(`${JSON.stringify(framed, null, "\t")}\n`),
}

export type PaperOptions = {
	readonly month: string
	readonly unit?: string
	readonly group?: string
	readonly list?: string
	readonly budgetYear?: string
	readonly atVersion?: string
	readonly person?: string
	readonly date?: string
	readonly bank?: string
	readonly as?: string
	readonly output?: string
}

export async function exportPaper(
	kind: string,
	options: PaperOptions,
	command: Command,
): Promise<void> {
	const { as: username, output, month, unit, group, list, person: employee, date, bank } = options
	if (username === undefined) {
		command.error("Say who takes the paper: --as <username>. It stays on record.", { exitCode: 2 })
	}
	const format = formats[extname(output ?? "").toLowerCase()]
	if (output === undefined || format === undefined) {
		command.error(`Name the file with -o, ending in ${Object.keys(formats).join(", ")}.`, {
			exitCode: 2,
		})
	}
	const order = {
		...{ month, unit, group, list, employee, date, bank },
		...(options.budgetYear !== undefined && { budgetYear: Number(options.budgetYear) }),
		...(options.atVersion !== undefined && { version: Number(options.atVersion) }),
	}
	const { framed, last } = await answerOf(command, {
		path: "/operator/papers/made",
		body: { kind, order, as: { username, role: "bkpsdm" } },
		schema: madeSchema,
	})
	const bytes = await format(framed)
	const file = resolve(output)
	const written = writeWhole(file, bytes)
	if (!written.ok) {
		const { code, message } = written.fault
		command.error(message, { exitCode: code === "bad-file" ? 2 : 1 })
	}
	const { paper } = framed
	const sum = createHash("sha256").update(bytes).digest("hex")
	const lines = [
		`${paper.title}, ${counted(paper.rows.length, "row", "rows")}: ${file}`,
		`SHA-256 of the file ${sum}`,
		`SHA-256 of its content ${framed.checksum}`,
		...(paper.isUnconfirmed ? ["BELUM DITETAPKAN: amounts await a signed regulation."] : []),
		...changesWords(paper.columns, last),
	]
	console.log(lines.join("\n"))
}

/** Lists the papers there are. */
export async function listPapers(command: Command): Promise<void> {
	const schema = z.object({
		papers: z.array(
			z.object({
				id: z.string(),
				words: z.string(),
				needs: z.array(z.string()),
				takes: z.array(z.string()),
			}),
		),
	})
	const { papers } = await answerOf(command, { path: "/operator/papers", body: {}, schema })
	const rows = papers.map(({ id, words, needs, takes }) => [
		...[id, words, ["month", ...needs].join(", "), takes.join(", ")],
	])
	console.log(lined([["Naskah", "Isi", "Wajib", "Boleh"], ...rows]).join("\n"))
}

const mostChanges = 40

function changesWords(columns: readonly Column[], last: Last | undefined): readonly string[] {
	if (last === undefined) return ["First export of this paper."]
	const before = `since export ${last.n} of ${new Date(last.at).toISOString()} by ${last.by}`
	if (last.changes.length === 0) return [`Nothing has changed ${before}.`]
	const shown = last.changes.slice(0, mostChanges).map((one) => {
		if (one.kind !== "changed")
			return `  ${one.kind === "new" ? "baru" : "hilang"}: ${said(columns, one.cells)}`
		const moved = one.cells.map(
			({ heading, before: was, after }) =>
				`${heading} ${plain(columns, heading, was)} menjadi ${plain(columns, heading, after)}`,
		)
		return `  ${one.key}: ${moved.join("; ")}`
	})
	const rest = last.changes.length - shown.length
	return [
		`${counted(last.changes.length, "row has", "rows have")} changed ${before}:`,
		...shown,
		...(rest > 0 ? [`  and ${rest} more`] : []),
	]
}

const said = (columns: readonly Column[], row: readonly Cell[]): string =>
	columns
		.flatMap(({ kind }, index) => (row[index] === undefined ? [] : [readText(row[index], kind)]))
		.slice(0, 6)
		.join(", ")

function plain(columns: readonly Column[], heading: string, value: Cell): string {
	const column = columns.find(
		(one) => heading === one.heading || heading === `${one.under}: ${one.heading}`,
	)
	return value === undefined ? "kosong" : readText(value, column?.kind ?? "text")
}

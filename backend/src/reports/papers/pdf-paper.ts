// A paper as PDF: letterhead, a table whose heading is on every page, page numbers, signatures that stay together.
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import pdfmake, { type Content, type TableCell } from "pdfmake"
import { readText } from "../../domain/papers/cell-text.ts"
import {
	type Cell,
	type Column,
	type ColumnKind,
	type FramedPaper,
	headingGroups,
	type Letterhead,
	labelSpan,
	type Paper,
	totalsOf,
	unconfirmedWords,
} from "../../domain/papers/paper.ts"

const fontsFolder = join(
	dirname(createRequire(import.meta.url).resolve("pdfmake/package.json")),
	"fonts/Roboto",
)
const font = (name: string) => join(fontsFolder, `Roboto-${name}.ttf`)
const fonts = {
	Roboto: {
		...{ normal: font("Regular"), bold: font("Medium") },
		...{ italics: font("Italic"), bolditalics: font("MediumItalic") },
	},
}

/** Points; A4 and A3 are 595 and 842 wide upright, 842 and 1191 lying. */
const margin = 36
/** A character of Roboto at one point, on average. */
const characterWidth = 0.53
/** Beside its text a cell has its padding. */
const cellPadding = 5
const [smallestFont, largestFont] = [6, 9]

/** The library reads its fonts and nothing else, neither from the disk nor from the network. */
export async function pdfPaper(framed: FramedPaper): Promise<Buffer> {
	pdfmake.setFonts(fonts)
	pdfmake.setUrlAccessPolicy(() => false)
	pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontsFolder))
	return pdfmake.createPdf(documentOf(framed)).getBuffer()
}

type Document = Parameters<typeof pdfmake.createPdf>[0]

function documentOf(framed: FramedPaper): Document {
	const { paper, letterhead, checksum } = framed
	const page = pageFor(paper.columns)
	return {
		...{ pageSize: page.size, pageOrientation: page.orientation },
		pageMargins: [margin, margin, margin, margin + 12],
		defaultStyle: { font: "Roboto", fontSize: largestFont },
		// A fixed moment: the same content is the same file.
		info: { title: paper.title, creationDate: new Date(0), modDate: new Date(0) },
		...(paper.isUnconfirmed && {
			watermark: { text: unconfirmedWords, color: "#b42318", opacity: 0.08, bold: true },
		}),
		footer: (current, count) => ({
			margin: [margin, 12, margin, 0],
			fontSize: 7,
			columns: [
				{ text: `${paper.title} · sidik jari isi ${checksum.slice(0, 16)}` },
				{ text: `Halaman ${current} dari ${count}`, alignment: "right", width: 90 },
			],
		}),
		content: [
			letterheadOf(letterhead, page.width),
			...headOf(paper),
			tableOf(paper, page),
			...paper.notes.map((text): Content => ({ text, fontSize: 8, margin: [0, 3, 0, 0] })),
			...(paper.signers.length === 0 ? [] : [signaturesOf(framed)]),
		],
	}
}

type Page = {
	readonly size: "A4" | "A3"
	readonly orientation: "portrait" | "landscape"
	/** Points between the margins. */
	readonly width: number
	readonly fontSize: number
}

const pages = [
	{ size: "A4", orientation: "portrait", width: 595 - 2 * margin },
	{ size: "A4", orientation: "landscape", width: 842 - 2 * margin },
	{ size: "A3", orientation: "landscape", width: 1191 - 2 * margin },
] as const

/** The smallest page on which the columns stand in a size that can be read; the largest, where none is. */
function pageFor(columns: readonly Column[]): Page {
	const characters = columns.reduce((sum, { width }) => sum + width, 0)
	const fitting = pages.map((page) => {
		const room = page.width - columns.length * cellPadding
		return { ...page, fontSize: Math.min(largestFont, room / (characters * characterWidth)) }
	})
	const page = fitting.find(({ fontSize }) => fontSize >= smallestFont + 1) ?? fitting.at(-1)
	if (page === undefined) throw new Error("there are pages")
	return { ...page, fontSize: Math.max(smallestFont, page.fontSize) }
}

function letterheadOf({ lines }: Letterhead, width: number): Content {
	const rule = (y: number, lineWidth: number) => ({
		...{ type: "line" as const, x1: 0, y1: y, x2: width, y2: y, lineWidth },
	})
	return [
		...lines.map(
			(text, index): Content => ({
				...{ text, alignment: "center", bold: index < 2, fontSize: index < 2 ? 13 : 8 },
			}),
		),
		{ canvas: [rule(4, 1.5), rule(6.5, 0.5)], margin: [0, 0, 0, 10] },
	]
}

const headOf = ({ title, about, isUnconfirmed }: Paper): Content[] => [
	{ text: title, alignment: "center", bold: true, fontSize: 11 },
	...about.map((text): Content => ({ text, alignment: "center" })),
	...(isUnconfirmed
		? [
				{
					...{ text: unconfirmedWords, alignment: "center" as const, bold: true },
					...{ color: "#b42318" },
				},
			]
		: []),
	{ text: "", margin: [0, 0, 0, 8] },
]

const right: readonly ColumnKind[] = ["rupiah", "count", "percent"]

function tableOf(paper: Paper, { width, fontSize }: Page): Content {
	const { columns, rows } = paper
	const characters = columns.reduce((sum, column) => sum + column.width, 0)
	const room = width - columns.length * cellPadding
	const put = (cells: readonly Cell[], isBold: boolean): TableCell[] =>
		columns.map(({ kind }, index) => ({
			text: readText(cells[index], kind),
			alignment: right.includes(kind) && typeof cells[index] === "number" ? "right" : "left",
			...(isBold && { bold: true }),
		}))
	const head = headRows(columns)
	const sums = totalsOf(paper)
	const label: TableCell = { text: sums?.[0] ?? "", bold: true, colSpan: labelSpan(columns) }
	const nothing: TableCell[] = [
		{ text: "Tidak ada.", colSpan: columns.length, alignment: "center" },
		...columns.slice(1).map((): TableCell => ""),
	]
	return {
		fontSize,
		table: {
			headerRows: head.length,
			dontBreakRows: true,
			widths: columns.map((column) => (room * column.width) / characters),
			body: [
				...head,
				...(rows.length === 0 ? [nothing] : rows.map(({ cells }) => put(cells, false))),
				...(sums === undefined || rows.length === 0 ? [] : [[label, ...put(sums, true).slice(1)]]),
			],
		},
		layout: {
			...{ hLineWidth: () => 0.5, vLineWidth: () => 0.5 },
			...{
				paddingLeft: () => 2,
				paddingRight: () => 2,
				paddingTop: () => 1.5,
				paddingBottom: () => 1.5,
			},
			fillColor: (row) => (row < head.length ? "#e7ecf3" : null),
		},
	}
}

function headRows(columns: readonly Column[]): TableCell[][] {
	const groups = headingGroups(columns)
	const style = { bold: true, alignment: "center" } as const
	const single = columns.map(({ heading }): TableCell => ({ text: heading, ...style }))
	if (!groups.some(({ under }) => under !== undefined)) return [single]
	const over = groups.flatMap(({ under, first, span }): TableCell[] =>
		under === undefined
			? [{ text: columns[first]?.heading ?? "", rowSpan: 2, ...style }]
			: [
					{ text: under, colSpan: span, ...style },
					...Array.from({ length: span - 1 }, (): TableCell => ""),
				],
	)
	return [over, single]
}

function signaturesOf({ paper, letterhead, date }: FramedPaper): Content {
	const last = paper.signers.length - 1
	return {
		unbreakable: true,
		margin: [0, 18, 0, 0],
		columns: paper.signers.map(({ role, name, rank, nip }, index) => ({
			stack: [
				index === last ? `${letterhead.place}, ${readText(date, "date")}` : " ",
				role,
				{ text: name, bold: true, decoration: "underline", margin: [0, 42, 0, 0] },
				...(rank === undefined ? [] : [rank]),
				...(nip === undefined ? [] : [`NIP ${readText(nip, "number")}`]),
			],
			alignment: "center" as const,
		})),
	}
}

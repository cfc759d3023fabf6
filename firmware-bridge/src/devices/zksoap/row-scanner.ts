// Rows out of an answer as it comes, without the whole of it in memory. What is understood is what these terminals
// write: one element with rows in it, and text in the rows' fields. It is no XML reader.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"

/** Fields by name, or the text of a row that is written otherwise. */
export type Row =
	| { readonly kind: "fields"; readonly fields: ReadonlyMap<string, string> }
	| { readonly kind: "odd"; readonly text: string }

export type ScanFault = Fault<"not-a-terminal" | "row-too-long" | "garbled">

/** Letters before the answer's element: a declaration and a SOAP envelope, not a web page. */
export const maxHead = 4_096
/** Letters of one row; those seen have some 130. */
export const maxRow = 4_096

const row = "Row"
const webPage = /<(?:!doctype|html)\b/i
const openTag = /^<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?(\/?)>/
const field = /\s*<([A-Za-z_][\w:.-]*)(?:\s[^<>]*?)?(?:\/>|>([^<]*)<\/\1\s*>)\s*/y

export class RowScanner {
	readonly #answer: string
	readonly #begin: RegExp
	readonly #end: string
	#held = ""
	#place: "before" | "within" | "behind" = "before"
	#notes = new Map<string, string>()

	/** @param answer the element that rows stand in */
	constructor(answer: string) {
		this.#answer = answer
		this.#begin = new RegExp(`<${answer}(?:\\s[^<>]*)?/?>`)
		this.#end = `</${answer}>`
	}

	/** Whether the answer came to its end; what stands behind it is not read. */
	get isWhole(): boolean {
		return this.#place === "behind"
	}

	/** Fields that stand in the answer itself, or in a row without a person or a time: Result, Information. */
	get notes(): ReadonlyMap<string, string> {
		return this.#notes
	}

	/** @param chunk its bytes, one letter each (Latin-1) */
	take(chunk: string): Result<readonly Row[], ScanFault> {
		if (this.#place === "behind") return succeed([])
		this.#held += chunk
		const rows: Row[] = []
		if (this.#place === "before") {
			const begun = this.#enter()
			if (!begun.ok || this.#place === "before") return begun.ok ? succeed(rows) : begun
		}
		// Cut once at the end: a chunk may hold a thousand rows.
		let at = 0
		for (let step = this.#step(at); step.length > 0; step = this.#step(at)) {
			at += step.length
			if (step.row !== undefined) rows.push(step.row)
			if (this.#place !== "within") break
		}
		this.#held = this.isWhole ? "" : this.#held.slice(at)
		if (this.#held.length > maxRow) return { ok: false, fault: tooLongFault }
		const rest = this.#held.trimStart()
		return rest === "" || rest.startsWith("<") ? succeed(rows) : { ok: false, fault: garbledFault }
	}

	#enter(): Result<void, ScanFault> {
		const head = this.#held.slice(0, maxHead)
		const found = this.#begin.exec(head)
		const isPage = webPage.test(found === null ? head : head.slice(0, found.index))
		if (isPage || (found === null && head.length === maxHead)) {
			return { ok: false, fault: strangeFault(this.#answer) }
		}
		if (found === null) return succeed(undefined)
		this.#held = this.#held.slice(found.index + found[0].length)
		this.#place = found[0].endsWith("/>") ? "behind" : "within"
		return succeed(undefined)
	}

	/** What stands at a place, if it is there whole; 0 long where more has to come. */
	#step(from: number): { readonly length: number; readonly row?: Row } {
		const lead = /[^\s]/.exec(this.#held.slice(from, from + maxRow))?.index ?? 0
		const text = this.#held.slice(from + lead, from + lead + maxRow)
		if (text.startsWith(this.#end)) {
			this.#place = "behind"
			return { length: lead + this.#end.length }
		}
		const [tag = "", name = "", isEmpty] = openTag.exec(text) ?? []
		if (tag === "") return { length: 0 }
		if (isEmpty === "/") return { length: lead + tag.length }
		const close = `</${name}>`
		const end = text.indexOf(close, tag.length)
		if (end < 0) return { length: 0 }
		const length = lead + end + close.length
		const inner = text.slice(tag.length, end)
		if (name === row) return { length, ...this.#rowOf(inner) }
		this.#notes.set(name, decoded(inner))
		return { length }
	}

	/** A row of notes alone is none. */
	#rowOf(inner: string): { readonly row?: Row } {
		const fields = fieldsIn(inner)
		if (fields === undefined) return { row: { kind: "odd", text: inner } }
		if (!fields.has("Information")) return { row: { kind: "fields", fields } }
		for (const [name, text] of fields) this.#notes.set(name, text)
		return {}
	}
}

function fieldsIn(inner: string): ReadonlyMap<string, string> | undefined {
	const fields = new Map<string, string>()
	field.lastIndex = 0
	for (let at = 0; at < inner.length; at = field.lastIndex) {
		field.lastIndex = at
		const found = field.exec(inner)
		if (found === null) return inner.trim() === "" ? fields : undefined
		fields.set(found[1] ?? "", decoded(found[2] ?? ""))
	}
	return fields
}

const names: Readonly<Record<string, string>> = {
	...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" },
}
const lastCode = 0x10_ff_ff

/** Bytes that are UTF-8 are, others are Latin-1; an entity that is none of XML's own stays as it is. */
export function decoded(letters: string): string {
	const utf8 = Buffer.from(letters.trim(), "latin1").toString("utf8")
	const text = utf8.includes("\ufffd") ? letters.trim() : utf8
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, dec, hex, name) => {
		if (name !== undefined) return names[name] ?? whole
		const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec)
		return code > 0 && code <= lastCode ? String.fromCodePoint(code) : whole
	})
}

const strangeFault = (answer: string): ScanFault => {
	const message = `What answers here is no terminal with this service: its answer holds no ${answer}. Check the address and the port.`
	return { code: "not-a-terminal", message }
}
const tooLongFault: ScanFault = {
	code: "row-too-long",
	message: `A row of the terminal's answer is longer than ${maxRow} letters. Nothing more of it is read; tell the maintainers its model and firmware.`,
}
const garbledFault: ScanFault = {
	code: "garbled",
	message:
		"The terminal's answer is garbled between two rows. It is read again at the next round; if that stays so, use the terminal by its port 4370 (zkteco).",
}

// Lines of a text file, one after the other: what is held is never more than a chunk and one line.
import { createReadStream } from "node:fs"

export const encodings = ["utf-8", "latin1"] as const
export type Encoding = (typeof encodings)[number]

export type TextLine = { readonly line: number; readonly text: string }

/** Longer than any export's; a file without line ends is no table. */
const maxLineLength = 4_096

/** The file is no text of that encoding: the sentence says what to do. */
export class NotText extends Error {}

/** @throws NotText */
export async function* textLines(file: string, encoding: Encoding): AsyncGenerator<TextLine> {
	const decoder = new TextDecoder(encoding, { fatal: true })
	let held = ""
	let line = 0
	for await (const chunk of createReadStream(file)) {
		held += decode(decoder, chunk, encoding)
		const texts = held.split("\n")
		held = texts.pop() ?? ""
		for (const text of texts) yield { line: ++line, text: text.replace(/\r$/, "") }
		if (held.length > maxLineLength) {
			throw new NotText(
				`Line ${line + 1} is longer than ${maxLineLength} characters. Is it a table as text? Save a spreadsheet as CSV first.`,
			)
		}
	}
	held += decode(decoder, undefined, encoding)
	if (held !== "") yield { line: line + 1, text: held.replace(/\r$/, "") }
}

/** @param chunk undefined: the end */
function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, encoding: Encoding): string {
	try {
		return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
	} catch {
		throw new NotText(`It is not written in ${encoding}. Try: --encoding latin1.`)
	}
}

/** Fields of one line; quotes keep a separator and double themselves. Undefined: a quote does not end. */
export function fieldsOf(text: string, separator: string): readonly string[] | undefined {
	const fields: string[] = []
	let from = 0
	while (from <= text.length) {
		if (text[from] !== '"') {
			const found = text.indexOf(separator, from)
			const end = found < 0 ? text.length : found
			fields.push(text.slice(from, end).trim())
			from = end + separator.length
			continue
		}
		const quoted = /^"((?:[^"]|"")*)"\s*/.exec(text.slice(from))
		if (quoted === null) return undefined
		const [whole, inner = ""] = quoted
		fields.push(inner.replaceAll('""', '"').trim())
		from += whole.length
		if (from < text.length && !text.startsWith(separator, from)) return undefined
		from += separator.length
	}
	return fields
}

// Files that a command is given by name: read whole up to a limit, and parsed, or a sentence says why not.
import { closeSync, openSync, readSync } from "node:fs"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

/**
 * The text of a file, or of standard input for "-"; throws when it cannot be read.
 * @returns undefined when it is longer than `maxBytes`
 */
export type ReadFile = (path: string, maxBytes: number) => string | undefined

/** A year of one person is far below; more is another file by mistake. */
const maxMegabytes = 10
const maxBytes = maxMegabytes * 1024 * 1024

/** Reads a JSON file and hands its value to `load`. */
export function readLoaded<Value>(
	path: string,
	read: ReadFile,
	load: (value: unknown) => Result<Value, Fault>,
): Result<Value, Fault> {
	const text = readText(path, read)
	if (!text.ok) return text
	try {
		return load(JSON.parse(text.value))
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error)
		return fail("file", `${path} bukan JSON yang benar; periksa koma dan tanda kutip (${detail}).`)
	}
}

export function readText(path: string, read: ReadFile): Result<string, Fault> {
	try {
		const text = read(path, maxBytes)
		if (text !== undefined) return succeed(text)
		return fail(
			"file",
			`Berkas "${path}" lebih besar dari ${maxMegabytes} MB; skenario selalu kecil. Periksa nama berkasnya.`,
		)
	} catch {
		return fail("file", `Berkas "${path}" tidak dapat dibaca; periksa nama dan foldernya.`)
	}
}

/** Read piece by piece: neither a pipe nor a device says how long it is. */
export function readAtMost(path: string, most: number): string | undefined {
	const file = path === "-" ? 0 : openSync(path, "r")
	try {
		const pieces: Buffer[] = []
		let length = 0
		for (;;) {
			const piece = Buffer.alloc(pieceBytes)
			const count = readSync(file, piece)
			if (count === 0) return Buffer.concat(pieces).toString("utf8")
			length += count
			if (length > most) return undefined
			pieces.push(piece.subarray(0, count))
		}
	} finally {
		if (file !== 0) closeSync(file)
	}
}

const pieceBytes = 64 * 1024

// The file on the stick: a first line that says whose it is, a line a message, a last line that says
// how many there are.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { whyUnwritable } from "@hadir/shared/settings.ts"
import type { CarriedMessage } from "../usecases/carry-journal.ts"

/** @param now UTC ms */
export const carriedFileName = (folder: string, kiosk: string, now: number): string =>
	join(folder, `hadir-${kiosk}-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")}.hadir`)

/** Why a stick took no file, and what to do. */
export const stickSentence = (file: string, cause: unknown): string =>
	`${file} could not be written: ${whyUnwritable(cause)}. Make room on the stick, or take another one. Nothing of the kiosk was changed.`

/**
 * @returns how many messages it holds
 * @throws Error of the system when it cannot be written, or is there already; nothing is left of it
 */
export function writeCarriedFile(
	file: string,
	kiosk: string,
	messages: Iterable<CarriedMessage>,
): number {
	const out = openSync(file, "wx", 0o600)
	try {
		let count = 0
		writeSync(out, `${JSON.stringify({ hadir: "carried", version: 1, kiosk })}\n`)
		for (const { kind, bytes } of messages) {
			writeSync(out, `${JSON.stringify({ kind, bytes: bytes.toString("base64") })}\n`)
			count++
		}
		// A stick that is pulled out must hold all of it or be seen not to.
		writeSync(out, `${JSON.stringify({ end: count })}\n`)
		fsyncSync(out)
		return count
	} catch (cause) {
		rmSync(file, { force: true })
		throw cause
	} finally {
		closeSync(out)
	}
}

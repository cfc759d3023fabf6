// The file on the stick: a first line that says whose it is, a line a message, a last line that says
// how many there are, and the digest of all bytes before it.
import { createHash } from "node:crypto"
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { whyUnwritable } from "@hadir/shared/settings.ts"
import type { CarriedMessage } from "../usecases/carry-journal.ts"

/** @param now UTC ms */
export const carriedFileName = (folder: string, kiosk: string, now: number): string =>
	join(folder, `hadir-${kiosk}-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")}.hadir`)

/** The stick took no file, or not all of it; the sentence says what to do. */
export class StickFault extends Error {
	constructor(file: string, cause: unknown) {
		super(
			`${file} could not be written: ${whyUnwritable(cause)}. Make room on the stick, or take another one. Nothing of the kiosk was changed.`,
			{ cause },
		)
	}
}

/**
 * @returns how many messages it holds
 * @throws StickFault when it cannot be written, or is there already; nothing is left of it then. What
 * cannot be read of the kiosk is thrown on as it is.
 */
export function writeCarriedFile(
	file: string,
	kiosk: string,
	messages: Iterable<CarriedMessage>,
): number {
	const stick = new Stick(file)
	try {
		let count = 0
		stick.write({ hadir: "carried", version: 1, kiosk })
		for (const { kind, bytes } of messages) {
			stick.write({ kind, bytes: bytes.toString("base64") })
			count++
		}
		// A stick that is pulled out must hold all of it or be seen not to; one that fails, hold it unaltered.
		stick.write({ end: count, sha256: stick.digest() })
		stick.finish()
		return count
	} catch (cause) {
		stick.abandon()
		throw cause
	}
}

class Stick {
	readonly #file: string
	readonly #out: number
	readonly #hash = createHash("sha256")

	constructor(file: string) {
		this.#file = file
		this.#out = this.#on(() => openSync(file, "wx", 0o600))
	}

	/** A full disk takes a part of a line and says how much: what is left is refused then. */
	write(line: object): void {
		const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
		this.#hash.update(bytes)
		for (let at = 0; at < bytes.length; ) {
			at += this.#on(() => writeSync(this.#out, bytes, at))
		}
	}

	/** Of all that was written so far. */
	digest(): string {
		return this.#hash.copy().digest("hex")
	}

	finish(): void {
		this.#on(() => fsyncSync(this.#out))
		closeSync(this.#out)
	}

	abandon(): void {
		closeSync(this.#out)
		rmSync(this.#file, { force: true })
	}

	#on<T>(work: () => T): T {
		try {
			return work()
		} catch (cause) {
			throw new StickFault(this.#file, cause)
		}
	}
}

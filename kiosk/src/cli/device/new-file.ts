// A file to be written after long work: taken before it, so that what was gathered has a place.
import { closeSync, openSync, rmSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { noNewFile } from "@hadir/shared/new-file-words.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

const ownerOnly = 0o600

export type NewFile = {
	readonly path: string
	/** Once; only its owner may read it. */
	write(text: string): void
	/** There is nothing to be written. */
	leave(): void
}

export function newFile(given: string): Result<NewFile, Fault<"file">> {
	const path = resolve(given)
	let opened: number
	try {
		opened = openSync(path, "wx", ownerOnly)
	} catch (cause) {
		return fail("file", noNewFile(path, cause))
	}
	return succeed({
		path,
		write: (text) => {
			writeFileSync(opened, text)
			closeSync(opened)
		},
		leave: () => {
			closeSync(opened)
			rmSync(path, { force: true })
		},
	})
}

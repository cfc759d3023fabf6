// A file that somebody reads: whole under its name, or what was there before stays.
import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs"
import { dirname } from "node:path"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { whyUnwritable } from "@hadir/shared/settings.ts"
import { syncFile } from "../store/sync-file.ts"

const ownerOnly = 0o600

/** `bad-file`: what was named has to change; `unwritten`: the disk did not take it. */
export type WriteFault = Fault<"bad-file" | "unwritten">

/** Written beside it and synced, then named: a disk that fills leaves the old file as it was. */
export function writeWhole(
	given: string,
	text: string | Uint8Array,
): Result<undefined, WriteFault> {
	const isThere = existsSync(given)
	if (isThere && statSync(given).isDirectory())
		return fail("bad-file", `${given} is a folder; name a file in it.`)
	if (!existsSync(dirname(given)) || !statSync(dirname(given)).isDirectory())
		return fail("bad-file", `${given} cannot be written. Name a file in a folder that exists.`)
	// Behind a link is the file that is meant.
	const file = isThere ? realpathSync(given) : given
	const part = `${file}.part`
	try {
		if (isThere && !statSync(file).isFile()) {
			// A pipe or a terminal takes it as it comes.
			writeFileSync(file, text)
			return succeed(undefined)
		}
		writeSynced(part, text, isThere ? statSync(file).mode & 0o777 : ownerOnly)
		renameSync(part, file)
		syncFile(dirname(file))
		return succeed(undefined)
	} catch (cause) {
		rmSync(part, { force: true })
		const left = isThere ? " What was there is as it was." : ""
		return fail("unwritten", `${given} was not written: ${whyUnwritable(cause)}.${left}`)
	}
}

function writeSynced(part: string, text: string | Uint8Array, mode: number): void {
	rmSync(part, { force: true })
	const opened = openSync(part, "wx", mode)
	try {
		writeFileSync(opened, text)
		fsyncSync(opened)
	} finally {
		closeSync(opened)
	}
}

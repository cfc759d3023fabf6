// Making the folder things are kept in, or saying why it cannot be one.
import { accessSync, constants, mkdirSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { UnusableSettings } from "@hadir/shared/settings.ts"

/**
 * Makes the folder, for its owner alone, and those it lies in.
 * @param setting whose value it is
 * @throws UnusableSettings when it cannot be made or written in
 */
export function makeFolder(folder: string, setting: string): void {
	try {
		make(folder)
		accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
	} catch (cause) {
		throw unusableFolder(folder, setting, cause)
	}
}

export function unusableFolder(folder: string, setting: string, cause: unknown): UnusableSettings {
	const code = codeOf(cause)
	const why = words[code] ?? `it cannot be written in (${code})`
	return new UnusableSettings(
		`The folder ${folder} cannot be used: ${why}. Set ${setting} to a folder this user may write in.`,
		{ cause },
	)
}

/** Step by step: Node's own `recursive` never ends where nothing can be made, as under /proc. */
function make(folder: string): void {
	try {
		mkdirSync(folder, { mode: 0o700 })
	} catch (cause) {
		const code = codeOf(cause)
		if (code === "EEXIST" && statSync(folder).isDirectory()) return
		if (code !== "ENOENT" || dirname(folder) === folder) throw cause
		make(dirname(folder))
		mkdirSync(folder, { mode: 0o700 })
	}
}

const words: Readonly<Record<string, string>> = {
	EACCES: "this user may not write there",
	EPERM: "this user may not write there",
	EROFS: "its file system is read-only",
	ENOSPC: "the disk is full",
	EEXIST: "there is a file of that name",
	ENOTDIR: "a part of its path is a file",
	ENOENT: "no folder can be made there",
}

const codeOf = (cause: unknown): string =>
	cause instanceof Error && "code" in cause ? String(cause.code) : "unknown"

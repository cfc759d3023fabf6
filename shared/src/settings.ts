// Settings from the environment: which are set, and a plain sentence for one that cannot be used.
import type { z } from "zod"

export type Environment = Readonly<Record<string, string | undefined>>

/** What somebody set cannot be used: bad input, as opposed to something that went wrong. */
export class UnusableSettings extends Error {}

/** An empty setting counts as not set, as a line left blank in a file of settings is meant. */
export function settingOf(environment: Environment, key: string): string | undefined {
	const value = environment[key]
	return value === "" ? undefined : value
}

/** The settings that are set and of whose names `isOwn` holds. */
export function settingsOf(
	environment: Environment,
	isOwn: (key: string) => boolean,
): Record<string, string | undefined> {
	const keys = Object.keys(environment).filter(isOwn)
	return Object.fromEntries(
		keys
			.filter((key) => settingOf(environment, key) !== undefined)
			.map((key) => [key, environment[key]]),
	)
}

/** @param allowed what may be written for each setting, to follow "write" */
export function explainSettings(
	issues: readonly z.core.$ZodIssue[],
	settings: Environment,
	allowed: Readonly<Record<string, string>>,
): string {
	const sentences = issues.flatMap((issue) => {
		if (issue.code === "unrecognized_keys") return issue.keys.map(unknownSetting)
		const key = String(issue.path[0])
		return [`${key} is "${settings[key]}": write ${allowed[key]}.`]
	})
	return [...new Set(sentences)].join("\n")
}

const unknownSetting = (key: string): string =>
	`${key} is not a setting: check its spelling, or remove it (--help lists them).`

/** What to say of a folder, named by a setting, in which nothing can be kept. */
export function unusableFolder(folder: string, setting: string, cause: unknown): UnusableSettings {
	const isFull = ["ENOSPC", "SQLITE_FULL"].includes(systemCodeOf(cause))
	// Another folder would be another office, or another kiosk.
	const advice = isFull ? "Make room there" : `Set ${setting} to a folder this user may write in`
	return new UnusableSettings(
		`The folder ${folder} cannot be used: ${whyUnwritable(cause)}. ${advice}.`,
		{ cause },
	)
}

/** Why nothing can be written there, as a clause. */
export function whyUnwritable(cause: unknown): string {
	const code = systemCodeOf(cause)
	return words[code] ?? `it cannot be written in (${code})`
}

const words: Readonly<Record<string, string>> = {
	EACCES: "this user may not write there",
	EPERM: "this user may not write there",
	EROFS: "its file system is read-only",
	ENOSPC: "the disk is full",
	SQLITE_FULL: "the disk is full",
	EEXIST: "there is a file of that name",
	ENOTDIR: "a part of its path is a file",
	ENOENT: "no folder can be made there",
}

/** The system's own name of an error, e.g. ENOSPC. */
export const systemCodeOf = (cause: unknown): string =>
	cause instanceof Error && "code" in cause ? String(cause.code) : "unknown"

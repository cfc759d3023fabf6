import { systemCodeOf, whyUnwritable } from "./settings.ts"

/** Why a file that must not be there yet cannot be made, and what to do. */
export function noNewFile(file: string, cause: unknown): string {
	switch (systemCodeOf(cause)) {
		case "EEXIST":
			return `${file} is there already.`
		case "ENOENT":
			return `${file} cannot be written. Name a file in a folder that exists.`
		default:
			return `${file} cannot be written: ${whyUnwritable(cause)}.`
	}
}

import type { ReadFile } from "./read-file.ts"

/** What the commands touch outside themselves. */
export type PolicyOutside = {
	readonly read: ReadFile
	readonly write: (text: string) => void
	readonly writeFault: (text: string) => void
	/** Throws where the file is there already. */
	readonly create: (path: string, text: string) => void
	readonly exit: (code: number) => void
}

/** Exit code where the input cannot be used. */
export const badInput = 2

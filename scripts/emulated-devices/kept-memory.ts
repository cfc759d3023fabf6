// What an emulated device remembers while it is off: a JSON file that is replaced whole.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import type { z } from "zod"

export type KeptMemory<T> = { readonly value: T | undefined; keep(value: T): void }

/** @throws Error with a sentence when the file is not what was kept there */
export function keptMemory<T>(file: string, shape: z.ZodType<T>): KeptMemory<T> {
	return {
		value: existsSync(file) ? read(file, shape) : undefined,
		keep: (value) => {
			writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 })
			renameSync(`${file}.new`, file)
		},
	}
}

function read<T>(file: string, shape: z.ZodType<T>): T {
	const parsed = shape.safeParse(jsonIn(readFileSync(file, "utf8")))
	if (parsed.success) return parsed.data
	throw new Error(`${file}, an emulated device's memory, is damaged. Move it away and start again.`)
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

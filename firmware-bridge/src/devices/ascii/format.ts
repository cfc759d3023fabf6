// The settings of a reader that writes numbers as text.
import { type CardKind, cardKinds } from "@hadir/shared/journal/sealed-card.ts"
import { z } from "zod"
import type { AsciiFormat } from "./frame.ts"

const hexBytes = z
	.string()
	.regex(/^(?:[0-9a-f]{2}){0,8}$/i, "at most 8 bytes in hex, e.g. 0d0a")
	.transform((hex) => Uint8Array.from(Buffer.from(hex, "hex")))
const kinds = Object.keys(cardKinds).filter((name): name is CardKind => name in cardKinds)
const length = "a whole number from 1 to 10"
const words = { "0": 0, "26": 26, "34": 34 } as const

export const asciiFormat: z.ZodType<AsciiFormat> = z
	.strictObject({
		/** What the reader reads; equal numbers of different media are different cards. */
		kind: z.enum(kinds, `what it reads: ${kinds.join(", ")}`).default("wiegand"),
		prefix: hexBytes.prefault(""),
		suffix: hexBytes.prefault("0d"),
		radix: z.enum(["hex", "dec"], "hex or dec").default("hex"),
		order: z.enum(["big", "little"], "big or little").default("big"),
		bytes: z.coerce.number(length).int(length).min(1, length).max(10, length).default(4),
		word: z
			.enum(["0", "26", "34"], "0, 26 or 34")
			.transform((bits) => words[bits])
			.prefault("0"),
	})
	.refine(({ suffix }) => suffix.length > 0, {
		path: ["suffix"],
		error: "at least one byte in hex, e.g. 0d: it tells where a number ends",
	})
	.refine(({ word, bytes }) => word === 0 || word === bytes * 8 + 2, {
		path: ["bytes"],
		error: "3 for a word of 26 bits, 4 for one of 34",
	})

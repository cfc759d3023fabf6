// The file that `kiosk carry` wrote, read whole or not at all.
import { digestOf } from "@hadir/shared/journal/chain.ts"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { carriedKinds } from "@hadir/shared/wire/topic.ts"
import { z } from "zod"

const first = z.object({ hadir: z.literal("carried"), version: z.literal(1), kiosk: z.string() })
const message = z.object({ kind: z.enum(carriedKinds), bytes: z.base64() })
/** The digest is of all bytes before this line; files of the first release go without. */
const last = z.strictObject({ end: z.number().int(), sha256: z.string().optional() })

export type Carried = {
	readonly kiosk: string
	readonly messages: readonly z.infer<typeof message>[]
}

/** @returns what is wrong with the file, in words, when it is not whole */
export function readCarried(bytes: Buffer): Carried | string {
	const lines = bytes.toString("utf8").trimEnd().split("\n")
	const values = lines.map((line) => parseJson(Buffer.from(line)))
	const head = first.safeParse(values[0])
	if (!head.success) return "was not written by `kiosk carry` of this release, or is damaged."
	const end = last.safeParse(values.at(-1))
	const between = values.slice(1, -1).map((value) => message.safeParse(value))
	const messages = between.flatMap((read) => (read.success ? [read.data] : []))
	const isRead = messages.length === between.length
	// A stick that is pulled out leaves whole lines and one that is cut.
	if (!end.success && isRead && isCut(bytes, values.at(-1)))
		return "is not whole: the stick was pulled out too early. Carry it again."
	const told = end.success ? end.data.sha256 : undefined
	const isSame = told === undefined || told === digestBefore(bytes, lines.at(-1) ?? "")
	return end.success && isRead && messages.length === end.data.end && isSame
		? { kiosk: head.data.kiosk, messages }
		: "is damaged: it is not as `kiosk carry` wrote it. Nothing of it was taken. Carry it again, to another stick if this one does it again."
}

const newline = 0x0a

const isCut = (bytes: Buffer, lastValue: unknown): boolean =>
	bytes.at(-1) !== newline ||
	message.safeParse(lastValue).success ||
	first.safeParse(lastValue).success

const digestBefore = (bytes: Buffer, lastLine: string): string =>
	digestOf(bytes.subarray(0, bytes.lastIndexOf(lastLine)))

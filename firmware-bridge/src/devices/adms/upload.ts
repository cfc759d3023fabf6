// One upload, read to its end. Of photos, and of tables nobody asked for or knows, nothing is kept.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { PushedTable } from "./frame.ts"
import { cutLines, endLines, isDroppedAtEnd, nothingHeld } from "./framer.ts"

export type Upload = {
	readonly lines: readonly string[]
	/** Lines of which nothing was kept. */
	readonly dropped: number
}

/** 200 lines or 40 KB are usual; a photo has some 100 KB. */
const longestUploadBytes = 16 * 1024 * 1024
const mostLines = 50_000

export async function readUpload(
	body: AsyncIterable<Uint8Array>,
	table: PushedTable,
): Promise<Result<Upload, Fault<"upload-too-long">>> {
	const lines: string[] = []
	let held = nothingHeld
	let bytes = 0
	let dropped = 0
	for await (const chunk of body) {
		bytes += chunk.length
		if (bytes > longestUploadBytes) return tooLong
		if (table === "other" || table === "unknown") continue
		const cut = cutLines(held, chunk)
		held = cut.held
		dropped += cut.biometric + cut.tooLong
		lines.push(...cut.lines)
		if (lines.length > mostLines) return tooLong
	}
	lines.push(...endLines(held))
	return succeed({ lines, dropped: dropped + (isDroppedAtEnd(held) ? 1 : 0) })
}

const tooLong = fail(
	"upload-too-long",
	"The terminal sent more at once than a terminal sends: it was not taken.",
)

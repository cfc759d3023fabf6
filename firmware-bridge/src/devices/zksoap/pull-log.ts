// The whole log each time: the service knows neither a number of records nor a date to begin at. What is new in it is
// told; the rest only walks by.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import type { LogPull } from "../../log-pull.ts"
import { LogWalk } from "../../log-walk.ts"
import type { PullSummary } from "../../terminal.ts"
import { punchOf } from "../../terminal-punch.ts"
import { keyOf, recordOf, textOf } from "./records.ts"
import { questions } from "./requests.ts"
import type { Row } from "./row-scanner.ts"
import type { SoapLine } from "./soap-line.ts"

export type PullParts = LogPull & {
	readonly line: SoapLine
	readonly key: number
}

/** So many rows between two words of progress. */
const progressEvery = 1_000
/** What terminals write where a log is empty. */
const noData = /^no data/i

export async function pullLog(parts: PullParts): Promise<Result<PullSummary, Fault>> {
	const pulled = await walkLog(parts, new LogWalk(parts.after))
	if (!pulled.ok) return pulled
	// Cleared, or in another order: nothing of it is known. An empty log is asked for twice in this way.
	const again =
		pulled.value === "other" ? await walkLog(parts, new LogWalk(undefined)) : succeed(pulled.value)
	if (!again.ok) return again
	return again.value === "other" ? { ok: false, fault: changedFault } : succeed(again.value)
}

async function walkLog(
	parts: PullParts,
	walk: LogWalk,
): Promise<Result<PullSummary | "other", Fault>> {
	const tally = { punches: 0, refused: 0 }
	let isOther = false
	const asked = await parts.line.ask(questions.log(parts.key), (row) => {
		const standing = walk.next(() => keyOf(row))
		if (standing === "new") tally[tell(row, parts)]++
		isOther = standing === "other"
		if (walk.count % progressEvery === 0) parts.onProgress({ bytes: walk.count, totalBytes: 0 })
		return !isOther
	})
	if (!asked.ok) return asked
	const word = asked.value.notes.get("Information")
	if (word !== undefined && !noData.test(word)) return { ok: false, fault: refusalOf(word) }
	const through = isOther ? "other" : walk.end()
	if (through === "other") return succeed("other")
	return succeed({ ...tally, isDelta: walk.isDelta, through })
}

function tell(row: Row, { serial, ...parts }: PullParts): "punches" | "refused" {
	const record = recordOf(row)
	const punch = record === undefined ? undefined : punchOf({ serial, ...record })
	if (punch?.ok) {
		parts.onPunch(punch.value)
		return "punches"
	}
	const reason = punch === undefined ? "unknown-body" : punch.fault.code
	parts.onRefused({ serial, reason, bytes: Buffer.from(textOf(row)) })
	return "refused"
}

const changedFault: Fault<"torn"> = {
	code: "torn",
	message: "The terminal's log changed while it was read. It is read again at the next round.",
}

export const refusalOf = (word: string): Fault<"not-done"> => ({
	code: "not-done",
	message: `The terminal refused: ${word.replace(/[^\x20-\x7e]/g, "").slice(0, 80)}. Check its communication key (Comm Key in its menu).`,
})

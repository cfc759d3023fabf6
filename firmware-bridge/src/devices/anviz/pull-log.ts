// The attendance log out of a terminal, 25 records an answer. It is read from its beginning each time: "new records"
// would go by a mark in the terminal that is another program's to move.
import { terminalKey } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LogPull } from "../../log-pull.ts"
import { LogWalk } from "../../log-walk.ts"
import type { PullSummary } from "../../terminal.ts"
import { punchOf } from "../../terminal-punch.ts"
import { isGone, type Link } from "./link.ts"
import { askCounts } from "./questions.ts"
import { meanings, recordBytes, recordOf, rowsOf } from "./records.ts"

export type PullParts = LogPull & {
	readonly link: Link
}

/** TC_B V2.1, CMD 0x40: the most records of one answer. */
const atOnce = 25
/** The first answer of all records, and the next one. 2, the first of the new ones, is never asked. */
const allFromFirst = 1
const goOn = 0

export async function pullLog(parts: PullParts): Promise<Result<PullSummary, Fault>> {
	const counts = await askCounts(parts.link)
	if (!counts.ok) return counts
	const { held } = counts.value.records
	const { after } = parts
	const known = after === undefined || after.count > held ? undefined : after
	const pulled = await walkLog(parts, held, new LogWalk(known))
	if (!pulled.ok || pulled.value !== "other") return settled(pulled)
	return settled(await walkLog(parts, held, new LogWalk(undefined)))
}

function settled(pulled: Result<PullSummary | "other", Fault>): Result<PullSummary, Fault> {
	if (!pulled.ok) return pulled
	return pulled.value === "other" ? { ok: false, fault: tornFault } : succeed(pulled.value)
}

async function walkLog(
	parts: PullParts,
	held: number,
	walk: LogWalk,
): Promise<Result<PullSummary | "other", Fault>> {
	const tally = { punches: 0, refused: 0 }
	while (walk.count < held) {
		const rows = await askRows(parts.link, walk.count, held)
		if (!rows.ok) return rows
		// A log that ends before its count is not taken for a shorter one.
		if (rows.value.length === 0) return { ok: false, fault: tornFault }
		for (const row of rows.value) {
			const standing = walk.next(() => terminalKey(recordOf(row)))
			if (standing === "other") return succeed("other")
			if (standing === "new") tally[tell(row, parts)]++
		}
		parts.onProgress({ bytes: walk.count * recordBytes, totalBytes: held * recordBytes })
	}
	const through = walk.end()
	if (through === "other") return succeed("other")
	return succeed({ ...tally, isDelta: walk.isDelta, through })
}

/** After an answer that was lost the terminal stands behind it: the log is begun anew, at the next round. */
async function askRows(
	link: Link,
	from: number,
	held: number,
): Promise<Result<readonly Uint8Array[], Fault>> {
	const wanted = Math.min(atOnce, held - from)
	const way = from === 0 ? allFromFirst : goOn
	const answer = await link.askOnce("records", Uint8Array.of(way, wanted))
	if (answer.ok) {
		const rows = rowsOf(answer.value.data, recordBytes)
		// More than were asked for would be counted twice.
		return rows.ok ? succeed(rows.value.slice(0, wanted)) : rows
	}
	const { fault } = answer
	if (fault.code === "absent" || (!isGone(fault) && from > 0)) {
		return fail("torn", `The log broke off after ${from} of ${held} records. ${fault.message}`)
	}
	return answer
}

function tell(row: Uint8Array, { serial, ...parts }: PullParts): "punches" | "refused" {
	const punch = punchOf({ serial, ...recordOf(row) }, meanings)
	if (punch.ok) {
		parts.onPunch(punch.value)
		return "punches"
	}
	parts.onRefused({ serial, reason: punch.fault.code, bytes: row.slice() })
	return "refused"
}

const tornFault: Fault<"torn"> = {
	code: "torn",
	message: "The terminal's log did not come whole. It is read again at the next round.",
}

// What the projector tells people of: branches, records that are gone, rows that vanished.
import type { Alarm } from "./alarms.ts"
import type { ChainState } from "./journal-log.ts"
import type { MissingSpan } from "./projections.ts"

/** One for each journal, however many branches it grows. */
export const forkAlarm = (
	{ journal, kiosk }: Pick<ChainState, "journal" | "kiosk">,
	raisedAt: number,
): Alarm => ({
	...{ id: `fork:${journal}`, kind: "fork", kiosk, raisedAt },
	subject: `Data mesin ${kiosk} bercabang: kartu SD-nya tersalin atau dipulihkan. Periksa mesin itu, lalu putuskan ketukan yang bercabang.`,
	facts: { journal },
})

export const vanishedAlarm = (
	journal: string,
	records: readonly string[],
	raisedAt: number,
): Alarm => ({
	...{ id: `vanished:${journal}:${raisedAt}`, kind: "vanished", kiosk: undefined, raisedAt },
	subject: `Catatan kantor mundur: ${records.length} ketukan dibaca ulang. Mesin mengirim kembali yang masih disimpannya; bandingkan sesudahnya.`,
	facts: { journal, punches: records.length },
})

const words: Readonly<Record<MissingSpan["cause"], string>> = {
	hole: "tidak lagi disimpan mesin dan tidak ada di kantor",
	damaged: "rusak di mesin",
	lost: "tidak lagi dapat dikirim mesin",
}

export function missingAlarms(
	missing: readonly MissingSpan[],
	chain: ChainState,
	raisedAt: number,
): Alarm[] {
	const untold = missing.filter(({ isHeld }) => !isHeld)
	return untold.map(({ id, cause, fromN, throughN }) => ({
		...{ id: `${cause}:${id}`, kind: cause, kiosk: chain.kiosk, raisedAt },
		subject: `Catatan ${fromN}–${throughN} mesin ${chain.kiosk} ${words[cause]}. Putuskan hari-hari yang terkena.`,
		facts: { journal: chain.journal, from: fromN, through: throughN },
	}))
}

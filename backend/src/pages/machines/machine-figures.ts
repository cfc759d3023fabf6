// A machine's numbers as the table writes them; "?" is what a silent machine cannot tell.
import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { formatCount } from "../format/figures.ts"

const hardSpace = "\u00a0"
const minuteMs = 60_000
const hourMs = 3_600_000

/** "Q4P8RD" -> "Q4P 8RD", as on its screen. */
export function groupCode(code: string): string {
	return (code.match(/.{1,3}/g) ?? []).join(hardSpace)
}

export function undeliveredWords({ state, undelivered }: Machine): string {
	if (state === "retired") return "–"
	return state === "silent" ? "?" : formatCount(undelivered)
}

export function skewWords({ state, skewMs }: Pick<Machine, "state" | "skewMs">): string {
	if (state === "retired") return "–"
	return state === "silent" || skewMs === undefined ? "?" : formatSkew(skewMs)
}

/** 200 -> "+0,2 dtk", -240000 -> "−4 mnt"; what rounds to nothing has no sign. */
export function formatSkew(ms: number): string {
	const size = Math.abs(ms)
	const tenths = Math.round(size / 100)
	const sign = tenths === 0 ? "" : ms < 0 ? "−" : "+"
	if (size < minuteMs) {
		return `${sign}${Math.floor(tenths / 10)},${tenths % 10}${hardSpace}dtk`
	}
	const [count, unit] =
		size < hourMs ? [Math.round(size / minuteMs), "mnt"] : [Math.round(size / hourMs), "jam"]
	return `${sign}${formatCount(count)}${hardSpace}${unit}`
}

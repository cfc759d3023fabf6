// What a person before the panel sees and hears: display, lamps, buzzer and lock, now and within the last minute.
import { z } from "zod"

const rows = z.tuple([z.string(), z.string()])
export const panelParts = ["green", "red", "buzzer", "lock"] as const
const part = z.enum(panelParts)
export type PanelPart = z.infer<typeof part>

export const panelSight = z.strictObject({
	/** 16 letters each; the display is dark when it is off. */
	display: z.strictObject({ rows, isLit: z.boolean() }),
	/** Lit, sounding, or open. */
	isOn: z.record(part, z.boolean()),
	/** What the display said, newest last. */
	said: z.array(z.strictObject({ agoMs: z.number(), rows })),
	/** For how long a part was on, newest last. */
	played: z.array(z.strictObject({ agoMs: z.number(), part, onMs: z.number() })),
})
export type PanelSight = z.infer<typeof panelSight>

/** As lines of text. */
export function drawn({ display, isOn, said, played }: PanelSight): string[] {
	const edge = `+${"-".repeat(16)}+`
	const light = display.isLit ? "" : "   (dark)"
	const now = panelParts.map((one) => `${one} ${isOn[one] ? onWords[one] : offWords[one]}`)
	const past = [
		...said.map(({ agoMs, rows: [top, bottom] }) => ({ agoMs, text: `|${top}|${bottom}|` })),
		...played.map((one) => ({
			...{ agoMs: one.agoMs, text: `${one.part} ${onWords[one.part]} for ${one.onMs} ms` },
		})),
	].sort((one, other) => other.agoMs - one.agoMs)
	return [
		...[edge, ...display.rows.map((row) => `|${row}|`), `${edge}${light}`, now.join(", ")],
		...(past.length === 0 ? [] : ["Within the last minute:"]),
		...past.map(({ agoMs, text }) => `${(agoMs / 1_000).toFixed(1).padStart(6)} s ago  ${text}`),
	]
}

const onWords: Readonly<Record<PanelPart, string>> = {
	...{ green: "lit", red: "lit", buzzer: "sounding", lock: "open" },
}
const offWords: Readonly<Record<PanelPart, string>> = {
	...{ green: "dark", red: "dark", buzzer: "silent", lock: "shut" },
}

// The line under the clock. The ordinary is quiet, a fault is a black pill; too many for the screen's
// width, and the least needed gives way.
import type { ScreenStatus } from "../../screen-message.ts"
import { mediumName } from "./readers.ts"

export type BarIcon =
	| "clock-unsure"
	| "card"
	| "finger"
	| "terminal"
	| "unplugged"
	| "connected"
	| "offline"
	| "panel"
	| "disk"
type ReaderMedium = ScreenStatus["readers"][number]["medium"]
export type BarItem = {
	readonly subject: "clock" | ReaderMedium | "uplink" | "panel" | "disk"
	readonly icon: BarIcon
	readonly text: string
	readonly isFault: boolean
}

export function statusBar(status: ScreenStatus): readonly BarItem[] {
	const media = new Set(status.readers.map((reader) => reader.medium))
	const items = [
		status.isClockSure ? undefined : pill("clock", "clock-unsure", "Jam belum pasti"),
		media.has("card") ? readerItem(status, "card") : undefined,
		media.has("finger") ? readerItem(status, "finger") : undefined,
		media.has("terminal") ? readerItem(status, "terminal") : undefined,
		uplinkItem(status),
		status.isDiskShort ? pill("disk", "disk", "Hampir penuh") : undefined,
		panelItem(status.panel),
	]
	return items.filter((item) => item !== undefined)
}

/** First what is in order and least asked about; of faults, those the screen shows elsewhere too. */
const givesWay: readonly BarItem["subject"][] = [
	"panel",
	"uplink",
	"terminal",
	"finger",
	"card",
	"clock",
]

/** The same bar with one thing less; undefined when only one thing is left. */
export function narrower(items: readonly BarItem[]): readonly BarItem[] | undefined {
	if (items.length <= 1) return undefined
	const ofSubject = (wanted: BarItem["subject"], isFault: boolean) =>
		items.find((item) => item.subject === wanted && item.isFault === isFault)
	for (const subject of givesWay) {
		const going = ofSubject(subject, false)
		if (going !== undefined) return items.filter((item) => item !== going)
	}
	const uplink = ofSubject("uplink", true)
	if (uplink !== undefined && uplink.text !== offlineText(0)) {
		return items.map((item) => (item === uplink ? { ...item, text: offlineText(0) } : item))
	}
	const going = ofSubject("clock", true) ?? ofSubject("panel", true) ?? items.at(-1)
	return items.filter((item) => item !== going)
}

const names = { ...mediumName, terminal: "terminal" } as const

function readerItem(status: ScreenStatus, medium: ReaderMedium): BarItem {
	const name = names[medium].replace(/^./, (first) => first.toUpperCase())
	const readers = status.readers.filter((reader) => reader.medium === medium)
	const working = readers.filter((reader) => reader.state === "ready").length
	const down = readers.filter(({ state }) => state === "absent" || state === "faulty")
	if (down.length === readers.length) {
		const isFaulty = down.some((reader) => reader.state === "faulty")
		return pill(medium, "unplugged", `${name} ${isFaulty ? "rusak" : "terputus"}`)
	}
	if (down.length > 0 && working > 0) {
		return pill(medium, "unplugged", `${name}: ${working} dari ${readers.length} siap`)
	}
	return quiet(medium, medium, working > 0 ? `${name} siap` : `${name} disiapkan`)
}

function uplinkItem({ isRegistered, uplink, unsent }: ScreenStatus): BarItem {
	if (!isRegistered) return pill("uplink", "offline", "Belum terdaftar")
	return uplink === "connected"
		? quiet("uplink", "connected", "Tersambung")
		: pill("uplink", "offline", offlineText(unsent))
}

function panelItem(panel: ScreenStatus["panel"]): BarItem | undefined {
	switch (panel) {
		case "ready":
			return undefined
		case "none":
			return quiet("panel", "panel", "Tanpa panel")
		case "absent":
			return pill("panel", "unplugged", "Panel terputus")
	}
}

const offlineText = (unsent: number): string =>
	unsent > 0 ? `Luring: ${unsent} tersimpan` : "Luring"

const quiet = (subject: BarItem["subject"], icon: BarIcon, text: string): BarItem => ({
	subject,
	icon,
	text,
	isFault: false,
})
const pill = (subject: BarItem["subject"], icon: BarIcon, text: string): BarItem => ({
	...quiet(subject, icon, text),
	isFault: true,
})

// A kiosk in order, for the tests of the views.
import type { ScreenStatus } from "../../screen-message.ts"

export const inOrder: ScreenStatus = {
	unit: "Dinas Kesehatan",
	place: "Lobi Barat",
	kiosk: "K7M4QX",
	zone: "Asia/Makassar",
	/** 07:28:14 WITA. */
	now: Date.UTC(2026, 10, 22, 23, 28, 14),
	isClockSure: true,
	readers: [
		{ name: "kartu", medium: "card", state: "ready" },
		{ name: "jari", medium: "finger", state: "ready" },
	],
	panel: "ready",
	uplink: "connected",
	unsent: 0,
	isDiskShort: false,
	isRegistered: true,
}

export type ReaderState = ScreenStatus["readers"][number]["state"]
export const withReaders = (card: ReaderState, finger?: ReaderState): ScreenStatus => ({
	...inOrder,
	readers: [
		{ name: "kartu", medium: "card", state: card },
		...(finger === undefined ? [] : [{ name: "jari", medium: "finger", state: finger } as const]),
	],
})

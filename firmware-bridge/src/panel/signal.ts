// What the panel does for each answer: light and active buzzer, distinct to eye and ear.

export const signals = ["recorded", "offline", "repeat", "unknown", "refused", "fault"] as const
export type Signal = (typeof signals)[number]

/** Alternating milliseconds on and off, beginning with on. */
export type Pattern = readonly number[]

export type PanelCommand = {
	readonly signal: Signal
	readonly green: Pattern
	readonly red: Pattern
	readonly buzzer: Pattern
}

const second = 1_000
/** Until something else is shown. */
export const steady = Number.MAX_SAFE_INTEGER

export const panelCommands: Readonly<Record<Signal, PanelCommand>> = {
	recorded: { signal: "recorded", green: [second], red: [], buzzer: [120] },
	offline: {
		signal: "offline",
		green: [second, 150, 120, 150, 120],
		red: [],
		buzzer: [120, 120, 60],
	},
	repeat: { signal: "repeat", green: [120, 150, 120], red: [], buzzer: [60, 80, 60] },
	unknown: { signal: "unknown", green: [second], red: [second], buzzer: [60, 80, 60, 80, 180] },
	refused: { signal: "refused", green: [], red: [2 * second], buzzer: [500] },
	fault: { signal: "fault", green: [], red: [steady], buzzer: [250, 150, 250, 150, 250] },
}

/** What a small display says: two rows of 16 letters. */
export type PanelWords = { readonly top: string; readonly bottom: string }

export interface Panel {
	readonly state: "none" | "ready" | "absent"
	/** Opens its port and keeps trying; never throws. */
	start(): void
	/** Returns at once: a panel that is slow or away holds nobody up. */
	show(signal: Signal, words: PanelWords): void
	/** What it says while nobody taps. */
	rest(words: PanelWords): void
	stop(): Promise<void>
}

/** A kiosk without lights and buzzer: the screen says so. */
export const noPanel: Panel = {
	state: "none",
	start: () => undefined,
	show: () => undefined,
	rest: () => undefined,
	stop: async () => undefined,
}

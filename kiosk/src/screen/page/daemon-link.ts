// Hears the daemon. The browser connects again by itself after a cut, but not after a refusal, and it
// never notices a daemon that hangs: both are watched here.
import {
	type ScreenAnswer,
	type ScreenGuide,
	type ScreenStatus,
	screenAnswer,
	screenGuide,
	screenStatus,
} from "../screen-message.ts"

export type DaemonEvents = {
	onStatus(status: ScreenStatus): void
	onAnswer(answer: ScreenAnswer): void
	onGuide(guide: ScreenGuide): void
	onLost(): void
	/** A message this page does not understand: the daemon is newer. */
	onForeign(): void
}

/** A status comes every 10 s; two missed in a row are silence. */
const silenceMs = 25_000
const tryAgainAfterMs = 2_000

export class DaemonLink {
	readonly #events: DaemonEvents
	#source: EventSource | undefined
	#silence: number | undefined

	constructor(events: DaemonEvents) {
		this.#events = events
	}

	start(): void {
		this.#source?.close()
		const source = new EventSource("/events")
		this.#source = source
		source.addEventListener("status", ({ data }: MessageEvent<unknown>) => {
			const status = screenStatus.safeParse(parsed(data))
			if (status.success) this.#events.onStatus(status.data)
			else this.#events.onForeign()
			this.#watch()
		})
		source.addEventListener("answer", ({ data }: MessageEvent<unknown>) => {
			const answer = screenAnswer.safeParse(parsed(data))
			if (answer.success) this.#events.onAnswer(answer.data)
			else this.#events.onForeign()
		})
		source.addEventListener("guide", ({ data }: MessageEvent<unknown>) => {
			const guide = screenGuide.safeParse(parsed(data))
			if (guide.success) this.#events.onGuide(guide.data)
			else this.#events.onForeign()
		})
		source.addEventListener("error", () => {
			this.#events.onLost()
			if (source.readyState === EventSource.CLOSED) this.#startAfter(tryAgainAfterMs)
		})
		this.#watch()
	}

	#watch(): void {
		clearTimeout(this.#silence)
		this.#silence = window.setTimeout(() => {
			this.#events.onLost()
			this.start()
		}, silenceMs)
	}

	#startAfter(ms: number): void {
		clearTimeout(this.#silence)
		this.#silence = window.setTimeout(() => this.start(), ms)
	}
}

function parsed(text: unknown): unknown {
	try {
		return JSON.parse(String(text))
	} catch {
		return undefined
	}
}

// Two rows of text on a bus chip. Written in pieces with pauses between them, so that lights and buzzer
// come between; of several texts that wait only the newest is shown.
import type { DriverClock } from "../reader.ts"
import { rowBytes, startSteps } from "./display-bytes.ts"
import type { PanelWords } from "./signal.ts"

/** StandardFirmata passes at most 32 bytes on at once. */
const mostBytes = 24
/** The bus takes 0.1 ms a byte. */
const betweenPiecesMs = 3

type Parts = {
	readonly clock: Pick<DriverClock, "pause">
	/** Bytes to the display's bus chip. */
	write(bytes: readonly number[]): void
}

export class CharacterDisplay {
	readonly #parts: Parts
	#next: PanelWords | undefined
	#isWriting = false
	#isThere = true

	constructor(parts: Parts) {
		this.#parts = parts
	}

	async start(): Promise<void> {
		for (const { bytes, pauseMs } of startSteps) await this.#write(bytes, pauseMs)
	}

	show(words: PanelWords): void {
		this.#next = words
		if (!this.#isWriting) void this.#writeAll()
	}

	stop(): void {
		this.#isThere = false
	}

	async #writeAll(): Promise<void> {
		this.#isWriting = true
		for (let words = this.#take(); words !== undefined; words = this.#take()) {
			for (const bytes of [rowBytes(0, words.top), rowBytes(1, words.bottom)]) {
				for (let at = 0; at < bytes.length; at += mostBytes) {
					await this.#write(bytes.slice(at, at + mostBytes), betweenPiecesMs)
				}
			}
		}
		this.#isWriting = false
	}

	#take(): PanelWords | undefined {
		const next = this.#next
		this.#next = undefined
		return next
	}

	async #write(bytes: readonly number[], pauseMs: number): Promise<void> {
		if (this.#isThere) this.#parts.write(bytes)
		await this.#parts.clock.pause(pauseMs)
	}
}

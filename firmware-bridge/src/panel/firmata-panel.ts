// Lights, buzzer, relay and a small display on an Arduino that runs StandardFirmata, by johnny-five.
// Its own display is not used: it waits in loops that hold up the taps.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { Firmata } from "firmata-io"
import type { Relay } from "johnny-five"
import type { OpenPort } from "../ports/port.ts"
import { openStream, type Stream } from "../ports/stream.ts"
import type { DriverClock, ReaderState } from "../reader.ts"
import { Sessions } from "../sessions.ts"
import { CharacterDisplay } from "./character-display.ts"
import { FirmataTransport } from "./firmata-transport.ts"
import { PatternPlayer } from "./pattern-player.ts"
import { type Panel, type PanelWords, panelCommands, type Signal } from "./signal.ts"
import type { Wiring } from "./wiring.ts"

export const baudRate = 57_600

/** A board that was reset when its port opened boots for 2 s; one that was not is asked after that. */
const reportVersionTimeout = 3_000
const readyWithinMs = 15_000
/** Inputs are not used: the slowest interval there is keeps the line quiet. */
const samplingInterval = 65_535
/** So long a lock stays open, and an answer on the display. */
const relayMs = 1_500
const wordsMs = 4_000

type Parts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly wiring: Wiring
	readonly onState: (state: ReaderState) => void
}

type Board = {
	readonly green: PatternPlayer
	readonly red: PatternPlayer
	readonly buzzer: PatternPlayer
	readonly relay: PatternPlayer | undefined
	readonly display: CharacterDisplay | undefined
}

export class FirmataPanel implements Panel {
	readonly #parts: Parts
	readonly #sessions: Sessions
	#state: Panel["state"] = "absent"
	#stream: Stream | undefined
	#board: Board | undefined
	#rest: PanelWords = { top: "", bottom: "" }
	#toRest: NodeJS.Timeout | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.#sessions = new Sessions({
			clock: parts.clock,
			events: {
				onState: (state) => {
					this.#state = state.kind === "ready" ? "ready" : "absent"
					parts.onState(state)
				},
			},
			session: (onReady) => this.#session(onReady),
			close: () => this.#close(),
		})
	}

	get state(): Panel["state"] {
		return this.#state
	}

	start(): void {
		this.#sessions.start()
	}

	stop(): Promise<void> {
		return this.#sessions.stop()
	}

	show(signal: Signal, words: PanelWords): void {
		const { green, red, buzzer } = panelCommands[signal]
		const board = this.#board
		if (board === undefined) return
		board.green.play(green)
		board.red.play(red)
		board.buzzer.play(buzzer)
		// Only who is on record may pass.
		if (green.length > 0 && signal !== "unknown") board.relay?.play([relayMs])
		board.display?.show(words)
		clearTimeout(this.#toRest)
		this.#toRest = setTimeout(() => this.#board?.display?.show(this.#rest), wordsMs)
	}

	rest(words: PanelWords): void {
		this.#rest = words
		this.#board?.display?.show(words)
	}

	async #session(onReady: () => void): Promise<Fault> {
		// What cannot be written is heard of when the port closes.
		const transport = new FirmataTransport((bytes) => void this.#stream?.write(bytes))
		const stream = await openStream(this.#parts.openPort, (chunk) => transport.receive(chunk))
		if (!stream.ok) return stream.fault
		this.#stream = stream.value
		const io = await this.#greet(transport, stream.value)
		if (!io.ok) return io.fault
		const board = await this.#wire(io.value)
		await board.display?.start()
		this.#board = board
		board.display?.show(this.#rest)
		onReady()
		return stream.value.ended
	}

	/** Loaded when there is a panel to drive: a kiosk without one keeps the memory. */
	async #greet(
		transport: FirmataTransport,
		stream: Stream,
	): Promise<Result<Firmata, Fault<"silent" | "closed">>> {
		const { default: firmata } = await import("firmata-io")
		const io = new firmata.Firmata(transport, { reportVersionTimeout, samplingInterval })
		io.on("error", () => undefined)
		const ready = new Promise<"ready">((resolve) => io.once("ready", () => resolve("ready")))
		transport.emit("open")
		const outcome = await Promise.race([
			ready,
			stream.ended,
			this.#parts.clock.pause(readyWithinMs).then(() => "silent" as const),
		])
		if (outcome === "ready") return succeed(io)
		if (outcome !== "silent") return fail("closed", outcome.message)
		return fail(
			"silent",
			"Nothing that speaks Firmata answers at the panel's port. Check the path, and flash StandardFirmata.",
		)
	}

	async #wire(io: Firmata): Promise<Board> {
		const { default: five } = await import("johnny-five")
		// By itself it would end the whole process on the first SIGINT.
		const options = { io, repl: false, debug: false, sigint: false }
		const board = new five.Board(options)
		await new Promise((resolve) => board.on("ready", () => resolve(undefined)))
		board.on("error", () => undefined)
		const { green, red, buzzer, relay, closes, display } = this.#parts.wiring
		const of = (pin: number) => ({ pin, board })
		const type = closes === "low" ? "NC" : "NO"
		const lightOn = (pin: number): PatternPlayer => {
			const led = new five.Led(of(pin))
			return new PatternPlayer({ on: () => led.on(), off: () => led.off() })
		}
		const sound = new five.Pin({ ...of(buzzer), type: "digital" })
		return {
			green: lightOn(green),
			red: lightOn(red),
			buzzer: new PatternPlayer({ on: () => sound.high(), off: () => sound.low() }),
			relay: relay === undefined ? undefined : lockOn(new five.Relay({ ...of(relay), type })),
			display: display === undefined ? undefined : this.#displayAt(io, display),
		}
	}

	#displayAt(io: Firmata, address: number): CharacterDisplay {
		io.i2cConfig()
		const write = (bytes: readonly number[]) => io.i2cWrite(address, bytes)
		return new CharacterDisplay({ clock: this.#parts.clock, write })
	}

	async #close(): Promise<void> {
		clearTimeout(this.#toRest)
		const { green, red, buzzer, relay, display } = this.#board ?? {}
		for (const part of [green, red, buzzer, relay, display]) part?.stop()
		this.#board = undefined
		const stream = this.#stream
		this.#stream = undefined
		await stream?.close()
	}
}

/** Open from the first moment on: a lock that opens by itself lets everybody in. */
function lockOn(relay: Relay): PatternPlayer {
	relay.open()
	return new PatternPlayer({ on: () => relay.close(), off: () => relay.open() })
}

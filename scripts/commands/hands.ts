// The hands at the emulated devices of a running npm start.
import { connect } from "node:net"
import { createInterface } from "node:readline"
import { z } from "zod"
import type { DeviceName } from "../emulated-devices/device-names.ts"
import { type Emulators, readEmulators } from "../emulated-devices/emulator-file.ts"
import { refusal } from "../emulated-devices/hand.ts"

const statusWithinMs = 3_000
/** Longer than anything lies on a reader. */
const answerWithinMs = 5_000

const kioskStatus = z.object({
	readers: z.array(z.object({ medium: z.string(), state: z.string() })),
})

/** A hand that can do nothing; its message says why and what to do. */
export class HandFault extends Error {
	readonly exitCode: 1 | 2

	/** @param exitCode 1: it failed; 2: what was asked for cannot be */
	constructor(message: string, exitCode: 1 | 2) {
		super(message)
		this.exitCode = exitCode
	}
}

type Hand = { readonly device: DeviceName; readonly port: number }

export class Hands {
	readonly #data: string
	readonly #emulators: Emulators | undefined

	/** @param data the office's folder */
	constructor(data: string) {
		this.#data = data
		this.#emulators = readEmulators(data)
	}

	/** The kiosk's screen; undefined before it runs. */
	get screen(): string | undefined {
		return this.#emulators?.screen
	}

	/**
	 * The first of these devices that runs, or the one that is named.
	 * @throws HandFault
	 */
	of(devices: readonly DeviceName[], named?: DeviceName): Hand {
		if (named !== undefined && !devices.includes(named)) {
			throw new HandFault(`This is done at: ${devices.join(", ")}.`, 2)
		}
		for (const device of named === undefined ? devices : [named]) {
			const port = this.#emulators?.hands[device]
			if (port !== undefined) return { device, port }
		}
		throw new HandFault(this.#absent(named ?? devices[0] ?? "pn532"), 1)
	}

	/**
	 * Only a reader at work answers: what is laid before another would vanish without a word.
	 * @throws HandFault
	 */
	async checkReads({ device, port }: Hand, medium: "card" | "finger"): Promise<void> {
		// The device lives as long as npm start does: without it nothing comes back by itself.
		if (!(await isOpen(port))) throw new HandFault(this.#absent(device), 1)
		const screen = this.#emulators?.screen
		const readers = screen === undefined ? undefined : await readersAt(screen)
		if (readers === undefined) {
			throw new HandFault(
				`No kiosk runs now, so no ${medium} was laid. npm start says why, and starts it again by itself.`,
				1,
			)
		}
		if (readers.some((reader) => reader.medium === medium && reader.state === "ready")) return
		throw new HandFault(
			`The kiosk has no reader of ${medium}s that is ready, so none was laid. Its screen says why: ${screen}`,
			1,
		)
	}

	/**
	 * @returns what the device's hand answered
	 * @throws HandFault
	 */
	async say({ device, port }: Hand, line: string): Promise<string> {
		const answer = await ask(port, line)
		if (answer === undefined) throw new HandFault(this.#absent(device), 1)
		if (!answer.startsWith(refusal)) return answer
		throw new HandFault(`The ${device} refuses: ${answer.slice(refusal.length)}.`, 2)
	}

	#absent(device: DeviceName): string {
		const devices = device === "pn532" ? "" : ` -- --devices pn532,${device}`
		return `No emulated ${device} runs on ${this.#data}. Start it with: npm start${devices}`
	}
}

/** Undefined: no kiosk answers. */
async function readersAt(
	screen: string,
): Promise<z.infer<typeof kioskStatus>["readers"] | undefined> {
	try {
		const response = await fetch(new URL("/status", screen), {
			signal: AbortSignal.timeout(statusWithinMs),
		})
		return kioskStatus.parse(await response.json()).readers
	} catch {
		return undefined
	}
}

function isOpen(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host: "127.0.0.1", port })
		const end = (isThere: boolean) => {
			socket.destroy()
			resolve(isThere)
		}
		socket.setTimeout(statusWithinMs, () => end(false))
		socket.once("error", () => end(false))
		socket.once("connect", () => end(true))
	})
}

/** Undefined when nobody answers there. */
function ask(port: number, line: string): Promise<string | undefined> {
	return new Promise((resolve) => {
		const socket = connect({ host: "127.0.0.1", port }, () => socket.write(`${line}\n`))
		const end = (answer: string | undefined) => {
			socket.destroy()
			resolve(answer)
		}
		socket.setTimeout(answerWithinMs, () => end(undefined))
		socket.once("error", () => end(undefined))
		socket.once("close", () => end(undefined))
		createInterface({ input: socket })
			.on("error", () => undefined)
			.once("line", end)
	})
}

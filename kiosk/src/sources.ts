// What this kiosk takes punches from: its readers and the terminals it takes over, as its settings name them.
import type { Reading } from "@hadir/firmware-bridge/reader.ts"
import { takenOut } from "@hadir/shared/journal/record.ts"
import type { KioskConfig } from "./config.ts"
import { driverClock, openPortOf } from "./device-line.ts"
import { ToldSources } from "./journal/told-sources.ts"
import type { ReaderSetting } from "./reader-settings.ts"
import { answerReading } from "./readers/answer-reading.ts"
import { ReaderSlot } from "./readers/reader-slot.ts"
import type { Storage } from "./storage.ts"
import type { TerminalSlotParts } from "./terminal-slot.ts"
import { Terminals } from "./terminals.ts"
import type { Sensor } from "./usecases/finger-desk.ts"
import type { Source } from "./usecases/say-heartbeat.ts"
import type { TakePunch } from "./usecases/take-punch.ts"

type Parts = Omit<TerminalSlotParts, "storage" | "door"> & {
	readonly storage: Storage
	readonly takePunch: TakePunch
}

export class Sources {
	readonly #parts: Parts
	readonly #terminals: Terminals
	readonly #told: ToldSources
	readonly slots: readonly ReaderSlot[]

	constructor(config: Pick<KioskConfig, "readers" | "terminals" | "pushPort">, parts: Parts) {
		this.#parts = parts
		this.#told = new ToldSources(parts.storage.database)
		this.#terminals = new Terminals(config, parts)
		this.slots = [
			...config.readers.map((reader) => this.#makeReader(reader)),
			...this.#terminals.slots,
		]
	}

	get sensors(): readonly Sensor[] {
		return this.slots.flatMap(({ name, fingers }) =>
			fingers === undefined ? [] : [{ name, fingers }],
		)
	}

	/** As a heartbeat says them. */
	get standing(): readonly Source[] {
		const now = this.#parts.storage.clock.read().wall
		return this.slots.map(({ name, state }) => ({
			...{ source: name, pulledThrough: this.#terminals.pulledThrough(name) ?? now },
			ready: state.kind === "ready",
		}))
	}

	async start(): Promise<void> {
		this.#takeBack()
		for (const slot of this.slots) slot.start()
		await this.#terminals.start()
	}

	async stop(): Promise<void> {
		await this.#terminals.stop()
		await Promise.all(this.slots.map((slot) => slot.stop()))
	}

	/** A journal that begins anew, or a disk that takes records again, says what serves from now on. */
	recordAgain(): void {
		this.#takeBack()
		for (const slot of this.slots) slot.recordAgain()
	}

	/** What the journal spoke of and the settings hold no more. */
	#takeBack(): void {
		const { storage, append, log } = this.#parts
		const names = this.slots.map(({ name }) => name)
		this.#told.settle(names, (reader) => {
			const gone = { reader, state: "absent", reason: takenOut } as const
			const isSaid = append({ k: "reader", ...storage.clock.read(), ...gone })
			if (isSaid) log("source.removed", { source: reader })
			return isSaid
		})
	}

	#makeReader({ name, medium, address, baudRate, make }: ReaderSetting): ReaderSlot {
		const { storage, takePunch, append, onChange, log, warn } = this.#parts
		return new ReaderSlot({
			...{ name, medium, append, onChange, log, warn },
			make: (events) =>
				make({
					openPort: openPortOf(address, baudRate),
					clock: driverClock,
					events,
					expectedSlots: () => storage.enrolled.of(name).map(({ slot }) => slot),
				}),
			onReading: (reading) => this.#answer(name, reading),
			onRefusal: (reason) => void takePunch.refuse(reason),
			readClock: () => storage.clock.read(),
		})
	}

	/** @returns whether it named somebody */
	#answer(name: string, reading: Reading): boolean {
		const { takePunch, log, onKept } = this.#parts
		const { kind } = answerReading(takePunch, name, reading)
		const answerMs = Math.round((performance.now() - reading.receivedAt) * 100) / 100
		log("punch.answered", { kind, answerMs })
		onKept()
		return kind !== "refused"
	}
}

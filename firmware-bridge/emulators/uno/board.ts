// An Arduino Uno that runs its real firmware: ATmega328P at 16 MHz, its serial line, its pins, and what
// hangs on its two-wire bus. It runs as fast as the wall clock, in slices of a millisecond.
import {
	AVRClock,
	AVRIOPort,
	AVRTimer,
	AVRTWI,
	AVRUSART,
	AVRWatchdog,
	avrInstruction,
	CPU,
	clockConfig,
	PinState,
	portBConfig,
	portCConfig,
	portDConfig,
	timer0Config,
	timer1Config,
	timer2Config,
	twiConfig,
	usart0Config,
	watchdogConfig,
} from "avr8js"
import { flashOf } from "./intel-hex.ts"

const frequencyHz = 16_000_000
const cyclesPerMs = frequencyHz / 1000
/** After a pause of its host the board does not race to make up for more than this. */
const longestDebtMs = 50

/** A chip on the two-wire bus that is only written to. */
export interface BusChip {
	readonly address: number
	write(byte: number): void
}

export type PinChange = { readonly pin: number; readonly isHigh: boolean; readonly atUs: number }

type Parts = {
	/** Intel HEX. */
	readonly firmware: string
	readonly chips: readonly BusChip[]
	/** What the board sends on its serial line. */
	onBytes(bytes: Buffer): void
}

export class Uno {
	readonly changes: PinChange[] = []
	readonly #parts: Parts
	readonly #flash: Uint8Array
	#chip: Chip | undefined
	#received: number[] = []
	#sent: number[] = []
	#timer: NodeJS.Timeout | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.#flash = flashOf(parts.firmware)
		this.reset()
	}

	/** Power, or the reset that opening its serial port makes. */
	reset(): void {
		this.#received = []
		this.#sent = []
		this.#chip = new Chip(this.#flash, this.#parts.chips, {
			sent: (byte) => this.#sent.push(byte),
			next: () => this.#received.shift(),
			changed: (change) => this.changes.push(change),
		})
	}

	receive(bytes: Uint8Array): void {
		this.#received.push(...bytes)
		this.#chip?.pump()
	}

	/** Whether a pin is driven high now; undefined while it is an input. */
	isHigh(pin: number): boolean | undefined {
		return this.#chip?.isHigh(pin)
	}

	start(): void {
		let last = performance.now()
		let debtMs = 0
		const slice = () => {
			const now = performance.now()
			debtMs = Math.min(debtMs + now - last, longestDebtMs)
			last = now
			for (; debtMs >= 1; debtMs--) this.#chip?.run(cyclesPerMs)
			const sent = this.#sent.splice(0)
			if (sent.length > 0) this.#parts.onBytes(Buffer.from(sent))
			this.#timer = setTimeout(slice, 1)
		}
		slice()
	}

	stop(): void {
		clearTimeout(this.#timer)
	}
}

type Wires = {
	sent(byte: number): void
	next(): number | undefined
	changed(change: PinChange): void
}

const portPins = [
	{ letter: "D", first: 0, count: 8 },
	{ letter: "B", first: 8, count: 6 },
	{ letter: "C", first: 14, count: 6 },
] as const

class Chip {
	readonly #cpu: CPU
	readonly #serial: AVRUSART
	readonly #ports: Readonly<Record<"B" | "C" | "D", AVRIOPort>>
	readonly #wires: Wires

	constructor(flash: Uint8Array, chips: readonly BusChip[], wires: Wires) {
		this.#wires = wires
		const cpu = new CPU(new Uint16Array(flash.slice().buffer))
		this.#cpu = cpu
		this.#ports = {
			B: new AVRIOPort(cpu, portBConfig),
			C: new AVRIOPort(cpu, portCConfig),
			D: new AVRIOPort(cpu, portDConfig),
		}
		for (const config of [timer0Config, timer1Config, timer2Config]) new AVRTimer(cpu, config)
		new AVRWatchdog(cpu, watchdogConfig, new AVRClock(cpu, frequencyHz, clockConfig))
		this.#serial = new AVRUSART(cpu, usart0Config, frequencyHz)
		this.#serial.onByteTransmit = wires.sent
		this.#serial.onRxComplete = () => this.pump()
		this.#serial.onConfigurationChange = () => this.pump()
		hangOnBus(new AVRTWI(cpu, twiConfig, frequencyHz), chips)
		for (const { letter, first, count } of portPins) {
			this.#ports[letter].addListener((value, before) => {
				for (let bit = 0; bit < count; bit++) {
					if (((value ^ before) >> bit) % 2 === 0) continue
					const isHigh = ((value >> bit) & 1) === 1
					wires.changed({ pin: first + bit, isHigh, atUs: Math.round(cpu.cycles / 16) })
				}
			})
		}
	}

	run(cycles: number): void {
		const end = this.#cpu.cycles + cycles
		while (this.#cpu.cycles < end) {
			avrInstruction(this.#cpu)
			this.#cpu.tick()
		}
	}

	/** One byte at a time, as the line brings them. */
	pump(): void {
		if (!this.#serial.rxEnable || this.#serial.rxBusy) return
		const byte = this.#wires.next()
		if (byte !== undefined) this.#serial.writeByte(byte)
	}

	isHigh(pin: number): boolean | undefined {
		const place = portPins.find(({ first, count }) => pin >= first && pin < first + count)
		if (place === undefined) return undefined
		const state = this.#ports[place.letter].pinState(pin - place.first)
		if (state === PinState.High) return true
		return state === PinState.Low ? false : undefined
	}
}

function hangOnBus(bus: AVRTWI, chips: readonly BusChip[]): void {
	let called: BusChip | undefined
	bus.eventHandler = {
		start: () => bus.completeStart(),
		stop: () => {
			called = undefined
			bus.completeStop()
		},
		connectToSlave: (address, isWrite) => {
			called = isWrite ? chips.find((chip) => chip.address === address) : undefined
			bus.completeConnect(called !== undefined)
		},
		writeByte: (byte) => {
			called?.write(byte)
			bus.completeWrite(called !== undefined)
		},
		readByte: () => bus.completeRead(0xff),
	}
}

// The one list of devices: a model, its line and settings, and how its driver is made.
import { z } from "zod"
import { baudRate as asciiBaudRate, asciiReader } from "./devices/ascii/driver.ts"
import { asciiFormat } from "./devices/ascii/format.ts"
import { PcscReader } from "./devices/pcsc/driver.ts"
import { Pn532Reader, baudRate as pn532BaudRate } from "./devices/pn532/driver.ts"
import { baudRate as rdm6300BaudRate, rdm6300Reader } from "./devices/rdm6300/driver.ts"
import { ZfmReader, baudRate as zfmBaudRate } from "./devices/zfm/driver.ts"
import { zfmOptions } from "./devices/zfm/options.ts"
import type { OpenPort } from "./ports/port.ts"
import type { DriverClock, Reader, ReaderEvents } from "./reader.ts"

export type DriverParts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
	/** Slots of this reader into which this kiosk put a finger; asked for by those that keep fingers. */
	expectedSlots(): readonly number[]
}

export type Device = {
	readonly medium: "card" | "finger"
	readonly baudRate: number
	/** Makes its driver once its settings are read; an issue names the setting. */
	readonly options: z.ZodType<(parts: DriverParts) => Reader>
}

export const deviceModels = ["pn532", "rdm6300", "ascii", "zfm", "pcsc"] as const
export type DeviceModel = (typeof deviceModels)[number]

/** A device that is as it is. */
const nothingToSet = z.strictObject({})

export const devices: Readonly<Record<DeviceModel, Device>> = {
	pn532: {
		...{ medium: "card", baudRate: pn532BaudRate },
		options: nothingToSet.transform(() => (parts: DriverParts) => new Pn532Reader(parts)),
	},
	rdm6300: {
		...{ medium: "card", baudRate: rdm6300BaudRate },
		options: nothingToSet.transform(() => (parts: DriverParts) => rdm6300Reader(parts)),
	},
	ascii: {
		...{ medium: "card", baudRate: asciiBaudRate },
		options: asciiFormat.transform(
			(format) => (parts: DriverParts) => asciiReader({ ...parts, format }),
		),
	},
	pcsc: {
		// It has no line of its own: pcscd holds it.
		...{ medium: "card", baudRate: 0 },
		options: z.strictObject({ name: z.string().default("") }).transform(
			({ name }) =>
				({ clock, events }: DriverParts) =>
					new PcscReader({ clock, events, name }),
		),
	},
	zfm: {
		...{ medium: "finger", baudRate: zfmBaudRate },
		options: zfmOptions.transform(
			({ password }) =>
				(parts: DriverParts) =>
					new ZfmReader({ ...parts, password }),
		),
	},
}

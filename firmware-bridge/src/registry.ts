// The one list of devices: a model, its line settings and how its driver is made.

import { Pn532Reader, baudRate as pn532BaudRate } from "./devices/pn532/driver.ts"
import { Rdm6300Reader, baudRate as rdm6300BaudRate } from "./devices/rdm6300/driver.ts"
import type { OpenPort } from "./ports/port.ts"
import type { DriverClock, Reader, ReaderEvents } from "./reader.ts"

type Make = (parts: {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	readonly events: ReaderEvents
}) => Reader

type Device = { readonly baudRate: number; readonly make: Make }

export const deviceModels = ["pn532", "rdm6300"] as const
export type DeviceModel = (typeof deviceModels)[number]

export const devices: Readonly<Record<DeviceModel, Device>> = {
	pn532: { baudRate: pn532BaudRate, make: (parts) => new Pn532Reader(parts) },
	rdm6300: { baudRate: rdm6300BaudRate, make: (parts) => new Rdm6300Reader(parts) },
}

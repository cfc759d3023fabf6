// Which readers a kiosk has, as its settings write them: "pn532=serial:/dev/serial/by-id/..." or, where a
// model has settings of its own, "ascii:radix=dec,bytes=4=tcp:192.168.1.9:4000".

import type { Reader } from "@hadir/firmware-bridge/reader.ts"
import {
	type DeviceModel,
	type DriverParts,
	deviceModels,
	devices,
} from "@hadir/firmware-bridge/registry.ts"
import { type Result, succeed } from "@hadir/shared/result.ts"
import {
	deviceSetting,
	type EntryFault,
	entriesOf,
	refuseDevice,
	refuseEntry,
	refuseOptions,
} from "./device-setting.ts"
import { isSamePort, type PortAddress } from "./port-address.ts"

export type ReaderSetting = {
	/** Its name in the journal: its medium and which of them it is, e.g. "card-1". */
	readonly name: string
	readonly medium: "card" | "finger"
	readonly model: DeviceModel
	/** As it was written. */
	readonly entry: string
	/** As they were written. */
	readonly options: Readonly<Record<string, string>>
	readonly address: PortAddress
	readonly baudRate: number
	readonly make: (parts: DriverParts) => Reader
}

type Unnamed = Omit<ReaderSetting, "name">

/** Readers stand one after the other, with spaces between them. */
export function readersOf(text: string): Result<readonly ReaderSetting[], EntryFault> {
	const readers: Unnamed[] = []
	for (const one of entriesOf(text)) {
		const read = readerOf(one)
		if (!read.ok) return read
		readers.push(read.value)
	}
	for (const [index, { entry, address }] of readers.entries()) {
		const other = readers.slice(0, index).find((one) => isSamePort(one.address, address))
		if (other === undefined) continue
		const problem = `"${other.entry}" is at that port too`
		return refuseEntry(entry, problem, "each reader at a port of its own")
	}
	return succeed(readers.map((reader, index) => ({ ...reader, name: nameOf(readers, index) })))
}

function nameOf(readers: readonly Unnamed[], index: number): string {
	const medium = readers[index]?.medium ?? "card"
	const which = readers.slice(0, index + 1).filter((other) => other.medium === medium).length
	return `${medium}-${which}`
}

function readerOf(entry: string): Result<Unnamed, EntryFault> {
	const setting = deviceSetting(entry)
	const model = deviceModels.find((known) => known === setting?.model)
	if (setting === undefined || model === undefined || !canStandAt(model, setting.address)) {
		return refuseDevice(entry, "reader", expected)
	}
	const { options, medium, baudRate } = devices[model]
	const made = options.safeParse(setting.options)
	if (!made.success) return refuseOptions(entry, setting, made.error)
	const { address, options: written } = setting
	return succeed({ entry, medium, model, options: written, address, baudRate, make: made.data })
}

const canStandAt = (model: DeviceModel, { kind }: PortAddress): boolean =>
	kind !== "push" && (kind === "pcsc") === (model === "pcsc")

export const expected = `readers with spaces between them, each a model (${deviceModels.join(", ")}), =, and its address: pcsc: for PC/SC readers, else serial:/dev/serial/by-id/... or tcp:host:port, with a port from 1 to 65535`

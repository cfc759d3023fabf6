// Which attendance terminals a kiosk takes over, as its settings write them:
// "zkteco:key=0,transport=tcp=tcp:192.168.1.201:4370", "adms=push:CGKK204760001",
// "anviz:device=5=serial:/dev/serial/by-id/...", "zksoap:key=0,serial=ABC=tcp:192.168.1.201:80".
import type { Terminal } from "@hadir/firmware-bridge/terminal.ts"
import {
	type TerminalDriverParts,
	terminalModels,
	terminals,
} from "@hadir/firmware-bridge/terminal-registry.ts"
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

export type TerminalSetting = {
	/** Its name in the journal, e.g. "terminal-1". */
	readonly name: string
	/** As it was written. */
	readonly entry: string
	readonly address: PortAddress
	readonly make: (parts: TerminalDriverParts) => Terminal
}

type Read = Omit<TerminalSetting, "name">

/** Terminals stand one after the other, with spaces between them. */
export function terminalsOf(text: string): Result<readonly TerminalSetting[], EntryFault> {
	const read: Read[] = []
	for (const one of entriesOf(text)) {
		const terminal = terminalOf(one)
		if (!terminal.ok) return terminal
		read.push(terminal.value)
	}
	for (const [index, { entry, address }] of read.entries()) {
		const other = read.slice(0, index).find((one) => isSamePort(one.address, address))
		if (other === undefined) continue
		const problem = `"${other.entry}" is at that address too`
		return refuseEntry(entry, problem, "each terminal at an address of its own")
	}
	return succeed(read.map((one, index) => ({ ...one, name: `terminal-${index + 1}` })))
}

function terminalOf(entry: string): Result<Read, EntryFault> {
	const setting = deviceSetting(entry)
	const model = terminalModels.find((known) => known === setting?.model)
	if (setting === undefined || model === undefined) {
		return refuseDevice(entry, "terminal", expectedTerminals)
	}
	const { address, options } = setting
	const made = terminals[model].safeParse({ ...options, address })
	if (!made.success) return refuseOptions(entry, setting, made.error)
	return succeed({ entry, address, make: made.data })
}

export const expectedTerminals = `terminals with spaces between them, each a model (${terminalModels.join(", ")}), =, and its address: tcp:host:port, with a port from 1 to 65535, serial:path for one on a serial line, or for one that calls by itself push: and its serial number`

// Which attendance terminals a kiosk takes over, as its settings write them:
// "zkteco:key=0,transport=tcp=tcp:192.168.1.201:4370", "adms=push:CGKK204760001".
import type { Terminal } from "@hadir/firmware-bridge/terminal.ts"
import {
	type TerminalDriverParts,
	terminalModels,
	terminals,
} from "@hadir/firmware-bridge/terminal-registry.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { deviceSetting, wordsOf } from "./device-setting.ts"
import { isSamePort, type PortAddress } from "./port-address.ts"

export type TerminalSetting = {
	/** Its name in the journal, e.g. "terminal-1". */
	readonly name: string
	readonly address: PortAddress
	readonly make: (parts: TerminalDriverParts) => Terminal
}

type Read = Omit<TerminalSetting, "name">

/** Terminals stand one after the other, with spaces between them. */
export function terminalsOf(text: string): Result<readonly TerminalSetting[], Fault<"terminal">> {
	const read: Read[] = []
	for (const one of text.trim().split(/\s+/)) {
		const terminal = terminalOf(one)
		if (!terminal.ok) return terminal
		read.push(terminal.value)
	}
	const twice = read.find(({ address }, index) =>
		read.slice(0, index).some((other) => isSamePort(other.address, address)),
	)
	if (twice !== undefined) return fail("terminal", "each terminal at an address of its own")
	return succeed(read.map((one, index) => ({ ...one, name: `terminal-${index + 1}` })))
}

function terminalOf(text: string): Result<Read, Fault<"terminal">> {
	const setting = deviceSetting(text)
	const model = terminalModels.find((known) => known === setting?.model)
	if (setting === undefined || model === undefined) return fail("terminal", expectedTerminals)
	const { address, options } = setting
	const made = terminals[model].safeParse({ ...options, address })
	if (!made.success) return fail("terminal", `settings that ${model} has: ${wordsOf(made.error)}`)
	return succeed({ address, make: made.data })
}

export const expectedTerminals = `terminals with spaces between them, each a model (${terminalModels.join(", ")}), =, and its address: tcp:host:port, with a port from 1 to 65535, or for one that calls by itself push: and its serial number`

// Which attendance terminals a kiosk takes over, as its settings write them:
// "zkteco:key=0,transport=tcp=tcp:192.168.1.201:4370", "anviz:device=5=serial:/dev/serial/by-id/...",
// "zksoap:key=0,serial=ABC=tcp:192.168.1.201:80".
import type { Terminal } from "@hadir/firmware-bridge/terminal.ts"
import {
	type TerminalAddress,
	type TerminalDriverParts,
	terminalModels,
	terminals,
} from "@hadir/firmware-bridge/terminal-registry.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { deviceSetting, wordsOf } from "./device-setting.ts"
import type { PortAddress } from "./port-address.ts"

export type TerminalSetting = {
	/** Its name in the journal, e.g. "terminal-1". */
	readonly name: string
	readonly make: (parts: Omit<TerminalDriverParts, "address">) => Terminal
}

type Read = {
	readonly at: string
	readonly make: TerminalSetting["make"]
}

/** Terminals stand one after the other, with spaces between them. */
export function terminalsOf(text: string): Result<readonly TerminalSetting[], Fault<"terminal">> {
	const read: Read[] = []
	for (const one of text.trim().split(/\s+/)) {
		const terminal = terminalOf(one)
		if (!terminal.ok) return terminal
		read.push(terminal.value)
	}
	if (new Set(read.map(({ at }) => at)).size < read.length) {
		return fail("terminal", "each terminal at an address of its own")
	}
	return succeed(read.map(({ make }, index) => ({ name: `terminal-${index + 1}`, make })))
}

function terminalOf(text: string): Result<Read, Fault<"terminal">> {
	const setting = deviceSetting(text)
	const model = terminalModels.find((known) => known === setting?.model)
	if (setting === undefined || model === undefined) return fail("terminal", expectedTerminals)
	const { address } = setting
	const { addresses, options } = terminals[model]
	if (!isOneOf(addresses, address)) return fail("terminal", expectedTerminals)
	const made = options.safeParse(setting.options)
	if (!made.success) return fail("terminal", `settings that ${model} has: ${wordsOf(made.error)}`)
	return succeed({ at: atOf(address), make: (parts) => made.data({ ...parts, address }) })
}

const isOneOf = (
	kinds: readonly TerminalAddress["kind"][],
	address: PortAddress,
): address is TerminalAddress => kinds.some((kind) => kind === address.kind)

const atOf = (address: TerminalAddress): string =>
	address.kind === "tcp" ? `${address.host}:${address.port}` : address.path

/** How an address of a kind is written. */
const written: Readonly<Record<TerminalAddress["kind"], string>> = {
	tcp: "tcp:host:port",
	serial: "serial:path",
}

const forms = terminalModels.map(
	(model) => `${model}=${terminals[model].addresses.map((kind) => written[kind]).join(" or ")}`,
)

export const expectedTerminals = `terminals with spaces between them, each a model and its address (${forms.join(", ")}), with a port from 1 to 65535`

// hadir device test: one device, live, step by step.
import { Command } from "commander"
import { panelOf } from "../../panel-setting.ts"
import type { PortAddress } from "../../port-address.ts"
import { readersOf } from "../../reader-settings.ts"
import { terminalsOf } from "../../terminal-settings.ts"
import { heldWords } from "./held-connection.ts"
import { testPanel } from "./test-panel.ts"
import { testReader } from "./test-reader.ts"
import { testTerminal } from "./test-terminal.ts"
import { type VisitOptions, visitOrder, withVisitOptions } from "./visit-order.ts"
import { wholeNumber } from "./whole-number.ts"

type Options = VisitOptions & { readonly seconds: number }

export function testCommand(): Command {
	return withVisitOptions(new Command("test"))
		.description("try one device, step by step; the kiosk must not be running")
		.argument(
			"<device>",
			"as in HADIR_KIOSK_READERS, _PANEL or _TERMINALS, e.g. pn532=serial:/dev/...",
		)
		.option(
			"--seconds <number>",
			"the longest it waits for a card or a terminal, 1 to 600",
			wholeNumber(1, 600),
			30,
		)
		.action(async (text: string, options: Options, command: Command) => {
			const passed = await tried(text, options, command)
			console.log(passed ? "It works." : "It does not work yet.")
			if (!passed) process.exitCode = 1
		})
}

/** The first word says which kind of device it is. */
async function tried(text: string, options: Options, command: Command): Promise<boolean> {
	const [reader] = readIn(readersOf(text)) ?? []
	if (reader !== undefined) {
		return (await isHeld(reader.address)) ? false : testReader(reader, options.seconds)
	}
	const panel = readIn(panelOf(text))
	if (panel !== undefined) return (await isHeld(panel.address)) ? false : testPanel(panel)
	const terminals = terminalsOf(text)
	const [terminal] = readIn(terminals) ?? []
	if (terminal !== undefined) {
		const order = visitOrder(terminal, options)
		if (!order.ok) return command.error(order.fault.message, { exitCode: 2 })
		return testTerminal(order.value, options.seconds)
	}
	const said = [readersOf(text), panelOf(text), terminals].map((read) =>
		read.ok ? "" : read.fault.message,
	)
	// The one that knows the model says what is wrong with the rest.
	const closest = said.find((words) => words.startsWith("settings that")) ?? said.join(";\nor ")
	return command.error(`"${text}" is no device. Write ${closest}.`, { exitCode: 2 })
}

async function isHeld(address: PortAddress): Promise<boolean> {
	const held = await heldWords(address)
	if (held !== undefined) console.log(held)
	return held !== undefined
}

const readIn = <Value>(
	read: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value | undefined => (read.ok ? read.value : undefined)

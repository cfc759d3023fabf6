// hadir device test: one device, live, step by step.
import { Command, InvalidArgumentError } from "commander"
import { panelOf } from "../../panel-setting.ts"
import { readersOf } from "../../reader-settings.ts"
import { terminalsOf } from "../../terminal-settings.ts"
import { testPanel } from "./test-panel.ts"
import { testReader } from "./test-reader.ts"
import { testTerminal } from "./test-terminal.ts"

export function testCommand(): Command {
	return new Command("test")
		.description("try one device, step by step; the kiosk must not be running")
		.argument(
			"<device>",
			"as in HADIR_KIOSK_READERS, _PANEL or _TERMINALS, e.g. pn532=serial:/dev/...",
		)
		.option("--seconds <number>", "the longest it waits for a card, 1 to 600", seconds, 30)
		.action(async (text: string, options: { seconds: number }, command: Command) => {
			const passed = await tried(text, options.seconds, command)
			console.log(passed ? "It works." : "It does not work yet.")
			if (!passed) process.exitCode = 1
		})
}

/** The first word says which kind of device it is. */
async function tried(text: string, forSeconds: number, command: Command): Promise<boolean> {
	const [reader] = readIn(readersOf(text)) ?? []
	if (reader !== undefined) return testReader(reader, forSeconds)
	const panel = readIn(panelOf(text))
	if (panel !== undefined) return testPanel(panel)
	const terminals = terminalsOf(text)
	const [terminal] = readIn(terminals) ?? []
	if (terminal !== undefined) return testTerminal(terminal, forSeconds)
	const said = [readersOf(text), panelOf(text), terminals].map((read) =>
		read.ok ? "" : read.fault.message,
	)
	// The one that knows the model says what is wrong with the rest.
	const closest = said.find((words) => words.startsWith("settings that")) ?? said.join(";\nor ")
	return command.error(`"${text}" is no device. Write ${closest}.`, { exitCode: 2 })
}

const readIn = <Value>(
	read: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value | undefined => (read.ok ? read.value : undefined)

function seconds(text: string): number {
	const number = Number(text)
	if (!/^\d+$/.test(text) || number < 1 || number > 600) {
		throw new InvalidArgumentError("Write a whole number from 1 to 600.")
	}
	return number
}

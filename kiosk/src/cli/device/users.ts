// hadir device users: a terminal's users as a list, for hadir terminal users at the office. Only reads.
import type { Terminal, TerminalUser } from "@hadir/firmware-bridge/terminal.ts"
import { counted } from "@hadir/shared/counted.ts"
import { csvField } from "@hadir/shared/spreadsheet-text.ts"
import { Command } from "commander"
import { driverClock } from "../../device-line.ts"
import { terminalsOf } from "../../terminal-settings.ts"
import { newFile } from "./new-file.ts"
import { toldToStop } from "./told-to-stop.ts"
import { type VisitOptions, visitOrder, withVisitOptions } from "./visit-order.ts"
import { type Visited, visitTerminal } from "./visit-terminal.ts"
import { wholeNumber } from "./whole-number.ts"
import { within } from "./within.ts"

const usualSeconds = 60
/** Somebody has to walk to it, and switch it off and on. */
const usualSecondsOfPushing = 300
/** It sends its users in several uploads, one right behind the other. */
const quietMs = 3_000
const lookEveryMs = 200

type Options = VisitOptions & { readonly output: string; readonly seconds?: number }

export function usersCommand(): Command {
	return withVisitOptions(new Command("users"))
		.description("write a terminal's users into a list: number and name, nothing else")
		.argument("<terminal>", "as in HADIR_KIOSK_TERMINALS, e.g. zkteco=tcp:192.168.1.201:4370")
		.requiredOption("-o, --output <file>", "the file to write; it must not be there yet")
		.option(
			"--seconds <number>",
			`the longest it waits; ${usualSeconds}, or ${usualSecondsOfPushing} for one that pushes`,
			wholeNumber(1, 3_600),
		)
		.action(writeUsers)
}

async function writeUsers(text: string, options: Options, command: Command): Promise<void> {
	const read = terminalsOf(text)
	if (!read.ok) return command.error(`Write ${read.fault.message}.`, { exitCode: 2 })
	const [terminal, ...others] = read.value
	if (terminal === undefined || others.length > 0) {
		return command.error("Write one terminal.", { exitCode: 2 })
	}
	const order = visitOrder(terminal, options)
	if (!order.ok) return command.error(order.fault.message, { exitCode: 2 })
	const file = newFile(options.output)
	if (!file.ok) return command.error(file.fault.message, { exitCode: 2 })
	const { kind } = terminal.address
	const seconds = options.seconds ?? (kind === "push" ? usualSecondsOfPushing : usualSeconds)
	const stopped = toldToStop().then(() => undefined)
	const users = await visitTerminal(
		order.value,
		(line) => console.error(line),
		(visited) => Promise.race([usersOf(visited, seconds * 1_000), stopped]),
	)
	if (users === undefined) {
		file.value.leave()
		return command.error("Its users could not be read.", { exitCode: 1 })
	}
	file.value.write(users.map(lineOf).join(""))
	const { path } = file.value
	console.log(
		`${counted(users.length, "user")} in ${path}. At the office: hadir terminal users --serial <serial> --from ${path}`,
	)
}

const lineOf = ({ userId, name }: TerminalUser): string => `${csvField(userId)},${csvField(name)}\n`

async function usersOf(
	{ terminal, calls, ready, tell }: Visited,
	forMs: number,
): Promise<readonly TerminalUser[] | undefined> {
	if (calls) {
		tell("Switch it off and on: it then calls, and is told to send its users from the first.")
		return pushedUsers(terminal, forMs)
	}
	if ((await within(forMs, ready)) === undefined) return undefined
	const users = await terminal.users()
	if (!users.ok) tell(users.fault.message)
	return users.ok ? users.value : undefined
}

/** Nobody can ask it for them: they are in once some have come and no more follow. */
async function pushedUsers(
	terminal: Terminal,
	forMs: number,
): Promise<readonly TerminalUser[] | undefined> {
	const until = driverClock.now() + forMs
	let users: readonly TerminalUser[] = []
	let grewAt = driverClock.now()
	while (driverClock.now() < until) {
		const told = await terminal.users()
		if (told.ok && told.value.length > users.length) {
			users = told.value
			grewAt = driverClock.now()
		}
		if (users.length > 0 && driverClock.now() - grewAt >= quietMs) return users
		await driverClock.pause(lookEveryMs)
	}
	return users.length > 0 ? users : undefined
}

// hadir device users: a terminal's users as a list, for hadir terminal users at the office. Only reads.
import { existsSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import type { TerminalUser } from "@hadir/firmware-bridge/terminal.ts"
import { Command } from "commander"
import { terminalsOf } from "../../terminal-settings.ts"
import { visitTerminal } from "./test-terminal.ts"

/** A terminal answers within seconds; one that pushes sends its users when somebody tells it to. */
const longestSeconds = 60

export function usersCommand(): Command {
	return new Command("users")
		.description("write a terminal's users into a list: number and name, nothing else")
		.argument("<terminal>", "as in HADIR_KIOSK_TERMINALS, e.g. zkteco=tcp:192.168.1.201:4370")
		.requiredOption("-o, --output <file>", "the file to write; it must not be there yet")
		.action(async (text: string, options: { output: string }, command: Command) => {
			const file = resolve(options.output)
			if (existsSync(file)) command.error(`${file} is there already.`, { exitCode: 2 })
			const read = terminalsOf(text)
			if (!read.ok) return command.error(`Write ${read.fault.message}.`, { exitCode: 2 })
			const [terminal, ...others] = read.value
			if (terminal === undefined || others.length > 0) {
				return command.error("Write one terminal.", { exitCode: 2 })
			}
			const users = await visitTerminal(terminal, longestSeconds, (line) => console.error(line))
			if (users === undefined) return command.error("Its users could not be read.", { exitCode: 1 })
			writeFileSync(file, users.map(lineOf).join(""), { mode: 0o600, flag: "wx" })
			console.log(
				`${users.length} users are in ${file}. At the office: hadir terminal users --serial <serial> --from ${file}`,
			)
		})
}

/** Quoted as CSV is: names hold commas, quotes and titles. */
const lineOf = ({ userId, name }: TerminalUser): string =>
	`${userId},"${name.replace(/[\r\n]/g, " ").replaceAll('"', '""')}"\n`

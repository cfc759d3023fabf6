// hadir terminal: who a terminal's users are, proposed from a list and said by a person.
import { serialPattern } from "@hadir/shared/journal/terminal-punch.ts"
import { Command } from "commander"
import { assignCommand } from "./terminal-assign.ts"
import { usersCommand } from "./terminal-users.ts"

export function terminalCommand(): Command {
	return new Command("terminal")
		.description("attendance terminals and their users")
		.addCommand(usersCommand(checkSerial))
		.addCommand(assignCommand(checkSerial))
}

function checkSerial(serial: string, end: (message: string) => never): void {
	if (serialPattern.test(serial)) return
	end(`"${serial}" is no serial: 1 to 24 letters, digits, dots and dashes.`)
}

// hadir person: the last day of somebody's service, and the erasure of who has left.
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { Command } from "commander"
import { dataFolder } from "../config.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

export function personCommand(): Command {
	return new Command("person")
		.description("people on record")
		.addCommand(leaveCommand())
		.addCommand(forgetCommand())
}

type Told = { readonly id: string; readonly json?: true }

function leaveCommand(): Command {
	return new Command("leave")
		.description("enter the last day of a person's service; their cards end with it")
		.requiredOption("--id <id>", "the person's id")
		.requiredOption("--on <yyyy-mm-dd>", "the last day of service")
		.option("--json", "print as JSON")
		.action(async (options: Told & { readonly on: string }, command: Command) => {
			const { id, on } = options
			if (!isLocalDate(on)) {
				command.error(`"${on}" is no day; write it like 2026-11-30.`, { exitCode: 2 })
			}
			await tell(command, "/operator/departures", { employee: id, lastDay: on })
			if (options.json) console.log(JSON.stringify({ left: id, on }))
			else console.log(`${id} is in service until ${on}. Entered wrongly? Enter the right day.`)
		})
}

function forgetCommand(): Command {
	return new Command("forget")
		.description(
			"erase name, NIP and card numbers of a person who has left; punches stay, without a name",
		)
		.requiredOption("--id <id>", "the person's id")
		.option("--json", "print as JSON")
		.action(async (options: Told, command: Command) => {
			await tell(command, "/operator/forgotten", { employee: options.id })
			if (options.json) console.log(JSON.stringify({ forgotten: options.id }))
			else
				console.log(`${options.id} is forgotten. Backups still name the person until they expire.`)
		})
}

async function tell(command: Command, path: string, body: object): Promise<void> {
	const answer = await askOffice(dataFolder(process.env), path, body)
	if (!answer.ok) command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
}

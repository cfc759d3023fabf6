// hadir person forget: erases what names a person who has left the service.
import { Command } from "commander"
import { dataFolder } from "../config.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

export function personCommand(): Command {
	const forget = new Command("forget")
		.description(
			"erase name, NIP and card numbers of a person who has left; punches stay, without a name",
		)
		.requiredOption("--id <id>", "the person's id")
		.option("--json", "print as JSON")
		.action(async (options: { id: string; json?: true }, command: Command) => {
			const data = dataFolder(process.env)
			const answer = await askOffice(data, "/operator/forgotten", { employee: options.id })
			if (!answer.ok)
				return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
			if (options.json) console.log(JSON.stringify({ forgotten: options.id }))
			else
				console.log(`${options.id} is forgotten. Backups still name the person until they expire.`)
		})
	return new Command("person").description("people on record").addCommand(forget)
}

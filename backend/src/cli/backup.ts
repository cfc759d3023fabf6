// hadir backup: asks the running office for a whole, verified backup now.
import { Command } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { askOffice } from "./operator.ts"

export function backupCommand(): Command {
	return new Command("backup")
		.description("make a whole, verified backup of the running office now, in HADIR_BACKUPS")
		.option("--json", "print as JSON")
		.action(async (options: { json?: true }, command: Command) => {
			const data = dataFolder(process.env)
			const answer = await askOffice(data, "/operator/backups", {})
			if (!answer.ok) return command.error(answer.fault.message, { exitCode: 1 })
			const { id } = z.object({ id: z.string() }).parse(answer.value)
			console.log(options.json ? JSON.stringify({ id }) : `Backup ${id} is made and verified.`)
		})
}

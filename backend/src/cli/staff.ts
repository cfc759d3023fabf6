// hadir staff: one-time links, for one more person at the office or for one who forgot the password.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Command } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

const linked = z.object({ path: z.string() })
const operatorFile = z.object({ url: z.string() })

export function staffCommand(): Command {
	const invite = new Command("invite")
		.description("print a one-time link, good for 7 days, by which one more person comes in")
		.option("--unit <id>", "the person sees this OPD only; without it, every OPD")
		.option("--json", "print as JSON")
		.action(async (options: { unit?: string; json?: true }, command: Command) => {
			const wish = options.unit === undefined ? {} : { unit: options.unit }
			await printLink(command, "/operator/invitations", wish, options.json)
		})
	const reset = new Command("reset")
		.description("print a one-time link, good for a day, by which one person sets a new password")
		.requiredOption("--user <username>", "the name this person signs in with")
		.option("--json", "print as JSON")
		.action(async (options: { user: string; json?: true }, command: Command) => {
			await printLink(command, "/operator/resets", { username: options.user }, options.json)
		})
	return new Command("staff").description("people who sign in").addCommand(invite).addCommand(reset)
}

async function printLink(
	command: Command,
	path: string,
	wish: object,
	isJson: true | undefined,
): Promise<void> {
	const data = dataFolder(process.env)
	const answer = await askOffice(data, path, wish)
	if (!answer.ok) {
		return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
	}
	const file: unknown = JSON.parse(readFileSync(join(data, "operator.json"), "utf8"))
	const link = `${operatorFile.parse(file).url}${linked.parse(answer.value).path}`
	console.log(isJson ? JSON.stringify({ link }) : link)
}

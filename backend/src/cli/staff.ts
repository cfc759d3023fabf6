// hadir staff invite: a one-time link for one more person at the office.
import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { Command } from "commander"
import { z } from "zod"
import { askOffice } from "./operator.ts"

const invited = z.object({ path: z.string() })
const operatorFile = z.object({ url: z.string() })

export function staffCommand(): Command {
	const invite = new Command("invite")
		.description("print a one-time link, good for 7 days, by which one more person comes in")
		.option("--unit <id>", "the person sees this OPD only; without it, every OPD")
		.option("--json", "print as JSON")
		.action(async (options: { unit?: string; json?: true }, command: Command) => {
			const data = resolve(process.env.HADIR_DATA ?? "data")
			const wish = options.unit === undefined ? {} : { unit: options.unit }
			const answer = await askOffice(data, "/operator/invitations", wish)
			if (!answer.ok) return command.error(answer.fault.message, { exitCode: 1 })
			const file: unknown = JSON.parse(readFileSync(join(data, "operator.json"), "utf8"))
			const link = `${operatorFile.parse(file).url}${invited.parse(answer.value).path}`
			console.log(options.json ? JSON.stringify({ link }) : link)
		})
	return new Command("staff").description("people who sign in").addCommand(invite)
}

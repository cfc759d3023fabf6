// Who acts, on the command line: whoever may read the office's token says it, until people sign in for it.
import { type Command, Option } from "commander"
import type { z } from "zod"
import { dataFolder } from "../config.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

export type Acting = { readonly as: string; readonly role: string; readonly unit?: string }

const roles = ["employee", "superior", "operator", "bkpsdm"] as const

export const withActor = (command: Command): Command =>
	command
		.requiredOption("--as <username>", "who acts; it stays on record")
		.addOption(new Option("--role <role>", "in what office").choices(roles).default("bkpsdm"))
		.option("--unit <id>", "the OPD that person is confined to")

export const actorOf = ({ as: username, role, unit }: Acting) => ({
	...{ username, role },
	...(unit === undefined ? {} : { unit }),
})

/** The office's answer, read by the schema; a refusal ends the command with its sentence. */
export async function answerOf<Answer>(
	command: Command,
	order: { readonly path: string; readonly body: object; readonly schema: z.ZodType<Answer> },
): Promise<Answer> {
	const answer = await askOffice(dataFolder(process.env), order.path, order.body)
	if (answer.ok) return order.schema.parse(answer.value)
	return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
}

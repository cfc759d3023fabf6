// hadir journal drop: old months leave the log; what they led to, and every figure, stays.
import { isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { Command } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

export function dropMonthsCommand(): Command {
	return new Command("drop")
		.description(
			"drop from the running office's log what was received before a month, a year ago or more",
		)
		.requiredOption("--before <yyyy-mm>", "the first month that stays")
		.option("--json", "print as JSON")
		.action(async (options: { before: string; json?: true }, command: Command) => {
			const { before } = options
			if (!isLocalMonth(before)) {
				command.error(`"${before}" is not a month; write it like 2025-01.`, { exitCode: 2 })
			}
			const data = dataFolder(process.env)
			const answer = await askOffice(data, "/operator/retention", { before })
			if (!answer.ok)
				return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
			const { records } = z.object({ records: z.number() }).parse(answer.value)
			if (options.json) console.log(JSON.stringify({ records }))
			else
				console.log(
					`${records} records from before ${before} left the log; figures stay as they are.`,
				)
		})
}

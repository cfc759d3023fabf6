// Which run a command means: month, OPD, payment group and list.
import { type Command, Option } from "commander"
import { z } from "zod"
import { paymentGroups } from "../../domain/runs/payment-group.ts"
import { runLists } from "../../domain/runs/run.ts"

export type KeyOptions = {
	readonly month: string
	readonly opd: string
	readonly group: string
	readonly list: string
	readonly budgetYear?: string
}

export const withKey = (command: Command): Command =>
	command
		.requiredOption("--month <yyyy-mm>", "the period; of a list of differences, when it is settled")
		.requiredOption("--opd <id>", "the OPD")
		.addOption(new Option("--group <group>", "who is paid").choices(paymentGroups).default("PNS"))
		.addOption(new Option("--list <list>", "which list").choices(runLists).default("regular"))
		.option("--budget-year <yyyy>", "of differences of another year: whose budget bears them")

export const keyOf = ({ month, opd: unit, group, list, budgetYear }: KeyOptions) => ({
	...{ month, unit, group, list },
	...(budgetYear !== undefined && { budgetYear: Number(budgetYear) }),
})

export const toldKey = z.object({
	...{ month: z.string(), unit: z.string(), group: z.string(), list: z.string() },
	budgetYear: z.number(),
})
export type ToldKey = z.infer<typeof toldKey>

/** "2026-09 dinkes PNS regular"; the year only where it is not the month's. */
export function keyWords({ month, unit, group, list, budgetYear }: ToldKey): string {
	const year = month.startsWith(String(budgetYear)) ? "" : ` anggaran ${budgetYear}`
	return `${month} ${unit} ${group} ${list}${year}`
}

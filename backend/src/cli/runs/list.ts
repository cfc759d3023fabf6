// hadir run list: where each list of a month stands, and which OPD is late for which step.
import { Command } from "commander"
import { z } from "zod"
import { inRupiah, rupiah } from "../../domain/money/rupiah.ts"
import { answerOf } from "../acting.ts"
import { columns } from "../columns.ts"
import { toldKey } from "./run-key.ts"

const listed = z.object({
	runs: z.array(
		z.looseObject({
			...{ key: toldKey, unitName: z.string(), state: z.string(), version: z.number() },
			reopeningBy: z.string().optional(),
			late: z.array(z.object({ step: z.string(), due: z.string() })),
			held: z.number(),
			totals: z.object({ payable: z.int(), people: z.number() }).optional(),
		}),
	),
})

export function listCommand(): Command {
	return new Command("list")
		.description(
			"the month's lists: where each stands, what it comes to, who is late for which step",
		)
		.requiredOption("--month <yyyy-mm>", "the period")
		.option("--opd <id>", "one OPD only")
		.option("--late", "only lists that are late")
		.option("--json", "print as JSON")
		.action(
			async (
				{ month, opd, late, json }: { month: string; opd?: string; late?: true; json?: true },
				command: Command,
			) => {
				const body = { month, ...(opd && { unit: opd }) }
				const found = await answerOf(command, { path: "/operator/runs", body, schema: listed })
				const runs = found.runs.filter((run) => !late || run.late.length > 0)
				if (json) return console.log(JSON.stringify(runs))
				if (runs.length === 0) return console.log("Tidak ada daftar.")
				for (const line of columns(runs.map(lineOf))) console.log(line)
			},
		)
}

function lineOf({
	key,
	state,
	version,
	totals,
	late,
	held,
	reopeningBy,
}: z.infer<typeof listed>["runs"][number]) {
	const year = key.month.startsWith(String(key.budgetYear)) ? "" : ` ${key.budgetYear}`
	return [
		...[
			key.unit,
			key.group,
			`${key.list}${year}`,
			version === 1 ? state : `${state} (versi ${version})`,
		],
		totals === undefined ? "" : `${totals.people} orang`,
		totals === undefined ? "" : inRupiah(rupiah(totals.payable)),
		held === 0 ? "" : `${held} ditahan`,
		late.map(({ step, due }) => `terlambat ${step} sejak ${due}`).join(", "),
		reopeningBy === undefined ? "" : `diminta dibuka oleh ${reopeningBy}`,
	]
}

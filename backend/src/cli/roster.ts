// hadir roster: who serves by shifts and has been given none.
import { Command } from "commander"
import { z } from "zod"
import { answerOf } from "./acting.ts"

const answer = z.object({
	missing: z.array(
		z.object({
			unit: z.string(),
			unitName: z.string(),
			people: z.array(
				z.object({ employee: z.string(), name: z.string(), dates: z.array(z.string()) }),
			),
		}),
	),
})

export function rosterCommand(): Command {
	const missing = new Command("missing")
		.description(
			"by unit, the dates of a month that nobody has rostered: such days are tanpa jadwal",
		)
		.requiredOption("--month <yyyy-mm>", "the month")
		.option("--json", "print as JSON")
		.action(async ({ month, json }: { month: string; json?: true }, command: Command) => {
			const order = { path: "/operator/rosters/missing", body: { month }, schema: answer }
			const found = await answerOf(command, order)
			if (json) return console.log(JSON.stringify(found.missing))
			if (found.missing.length === 0)
				return console.log("Everyone who serves by shifts is rostered.")
			for (const { unitName, people } of found.missing) {
				console.log(unitName)
				for (const { name, dates } of people) {
					console.log(`  ${name}: ${dates.map((date) => date.slice(8)).join(" ")}`)
				}
			}
		})
	return new Command("roster").description("shifts by person and date").addCommand(missing)
}

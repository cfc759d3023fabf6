// hadir roster: shifts by person and date, rotas, transfers, and who serves by shifts and has been given none.
import { Command } from "commander"
import { z } from "zod"
import { type Acting, actorOf, answerOf, withActor } from "./acting.ts"
import { printEntries, toldEntries } from "./told-entries.ts"

type Printed = { readonly json?: true }

export function rosterCommand(): Command {
	return new Command("roster")
		.description("when people are due: shifts by date, rotas, another unit or schedule")
		.addCommand(setCommand())
		.addCommand(rotaCommand())
		.addCommand(moveCommand())
		.addCommand(missingCommand())
}

type Due = Acting &
	Printed & { readonly id: string; readonly from: string; readonly until?: string }

function setCommand(): Command {
	const command = new Command("set")
		.description("a person's shifts of one date; they go before the rota and the week")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--on <yyyy-mm-dd>", "the date; a night shift belongs to the date it starts")
		.requiredOption("--shifts <ids>", 'shifts in order, "sore,malam"; "-" for a free day')
		.option("--json", "print as JSON")
	return withActor(command).action(
		async (options: Omit<Due, "from"> & { on: string; shifts: string }, own: Command) => {
			const { on } = options
			const content = { kind: "rosterDay", shifts: shiftsOf(options.shifts) }
			await write({ ...options, from: on, until: on }, content, own)
		},
	)
}

function rotaCommand(): Command {
	const command = new Command("rota")
		.description("shifts that repeat from a date on, such as a week or 24 hours on and 48 off")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--from <yyyy-mm-dd>", "the date on which the first day of it falls")
		.option("--until <yyyy-mm-dd>", "the last date; without it, until further notice")
		.requiredOption("--days <days>", 'its days in order: "pagi pagi sore,malam - -"')
		.option("--json", "print as JSON")
	return withActor(command).action(async (options: Due & { days: string }, own: Command) => {
		const cycle = options.days.trim().split(/\s+/).map(shiftsOf)
		await write(options, { kind: "rosterPattern", cycle }, own)
	})
}

function moveCommand(): Command {
	const command = new Command("move")
		.description("from a date on a person serves at another unit, or by another schedule")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--from <yyyy-mm-dd>", "the first day there")
		.option("--until <yyyy-mm-dd>", "the last day; without it, until further notice")
		.requiredOption("--to <unit>", "the unit's id")
		.requiredOption("--schedule <id>", "a schedule of the policy, such as lima-hari or piket")
		.option("--region <name>", "whose local days count")
		.option("--json", "print as JSON")
	return withActor(command).action(
		async (options: Due & { to: string; schedule: string; region?: string }, own: Command) => {
			const { to: unit, schedule, region } = options
			await write(options, { kind: "spell", unit, schedule, ...(region && { region }) }, own)
		},
	)
}

const shiftsOf = (text: string): readonly string[] => (text === "-" ? [] : text.split(","))

async function write(options: Due, content: object, command: Command): Promise<void> {
	const { id: employee, from, until } = options
	const body = { employee, from, ...(until && { until }), content, as: actorOf(options) }
	const done = await answerOf(command, { path: "/operator/entries/new", body, schema: toldEntries })
	printEntries(done, options)
}

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

function missingCommand(): Command {
	return new Command("missing")
		.description(
			"by unit, the dates of a month that nobody has rostered: such days are tanpa jadwal",
		)
		.requiredOption("--month <yyyy-mm>", "the month")
		.option("--json", "print as JSON")
		.action(async ({ month, json }: Printed & { month: string }, command: Command) => {
			const order = { path: "/operator/rosters/missing", body: { month }, schema: answer }
			const found = await answerOf(command, order)
			if (json) return console.log(JSON.stringify(found.missing))
			if (found.missing.length === 0) {
				return console.log("Everyone who serves by shifts is rostered.")
			}
			for (const { unitName, people } of found.missing) {
				console.log(unitName)
				for (const { name, dates } of people) {
					console.log(`  ${name}: ${dates.map((date) => date.slice(8)).join(" ")}`)
				}
			}
		})
}

// hadir run budget and deadlines: the row of the DPA that bears a year's lists, and by when each step is due.
import { Command, Option } from "commander"
import { z } from "zod"
import { inRupiah, rupiah } from "../../domain/money/rupiah.ts"
import { paymentGroups } from "../../domain/runs/payment-group.ts"
import { type Acting, actorOf, answerOf, withActor } from "../acting.ts"

const written = z.object({ facts: z.array(z.looseObject({ id: z.string() })) })

type Paper = Acting & { readonly paper: string; readonly dated: string }
type Budget = Paper & {
	readonly opd: string
	readonly year: string
	readonly group: string
	readonly rupiah: string
}

export function budgetCommand(): Command {
	const command = new Command("budget")
		.description(
			"give the row of the budget (DPA) of a year, an OPD and a group; the later word counts",
		)
		.requiredOption("--opd <id>", "the OPD")
		.requiredOption("--year <yyyy>", "the budget year")
		.addOption(new Option("--group <group>", "who is paid").choices(paymentGroups).default("PNS"))
		.requiredOption("--rupiah <amount>", "whole rupiah, as 3500000000")
	return withPaper(command).action(async (options: Budget, own: Command) => {
		const { opd: unit, year, group } = options
		const amount = wholeIn(options.rupiah, own)
		const content = { kind: "budget", year: wholeIn(year, own), group, rupiah: amount }
		await write(options, { unit, from: `${year}-01-01`, content }, own)
		console.log(`DPA ${year} ${unit} ${group}: ${inRupiah(rupiah(amount))}.`)
	})
}

const dueSteps = ["calculated", "verified", "validated", "closed", "paid"] as const
type Deadlines = Paper & { readonly from: string } & Partial<
		Readonly<Record<(typeof dueSteps)[number], string>>
	>

export function deadlinesCommand(): Command {
	const command = new Command("deadlines")
		.description("by which day of the following month each step is due; run list says who is late")
		.requiredOption("--from <yyyy-mm>", "the first period they hold for")
	for (const one of dueSteps)
		command.option(`--${one} <day>`, "day of the following month, 1 to 31")
	return withPaper(command).action(async (options: Deadlines, own: Command) => {
		const days = dueSteps.flatMap((one) => {
			const day = options[one]
			return day === undefined ? [] : [[one, wholeIn(day, own)] as const]
		})
		const content = { kind: "deadlines", ...Object.fromEntries(days) }
		await write(options, { from: `${options.from}-01`, content }, own)
		console.log(
			`Tenggat mulai ${options.from}: ${days.map(([one, day]) => `${one} tanggal ${day}`).join(", ")}.`,
		)
	})
}

const withPaper = (command: Command): Command =>
	withActor(command)
		.requiredOption("--paper <text>", "the letter it comes from")
		.requiredOption("--dated <yyyy-mm-dd>", "that letter's date")

async function write(
	{ paper, dated: date, ...acting }: Paper,
	fact: object,
	command: Command,
): Promise<void> {
	const body = { ...fact, source: { paper, date }, as: actorOf(acting) }
	await answerOf(command, { path: "/operator/pay/new", body, schema: written })
}

function wholeIn(text: string, command: Command): number {
	const digits = text.replace(/[._]/g, "")
	if (/^\d{1,15}$/.test(digits)) return Number(digits)
	return command.error(`"${text}" bukan bilangan bulat.`, { exitCode: 2 })
}

// hadir pay: what payroll, e-Kinerja and the personnel office say for the allowance; whole files come by hadir import.
import { Command } from "commander"
import { z } from "zod"
import { type Acting, actorOf, answerOf, withActor } from "./acting.ts"
import { columns } from "./columns.ts"

type Printed = { readonly json?: true }

const fact = z.looseObject({
	...{ id: z.string(), employee: z.string().optional(), unit: z.string().optional() },
	...{ from: z.string(), until: z.string().optional(), enteredBy: z.string() },
	content: z.looseObject({ kind: z.string() }),
	source: z.object({ paper: z.string(), date: z.string() }),
	withdrawn: z.object({ by: z.string(), reason: z.string() }).optional(),
})
const facts = z.object({ facts: z.array(fact) })

export function payCommand(): Command {
	return new Command("pay")
		.description("posts, scores, payroll, sanctions and what else the allowance needs of a person")
		.addCommand(listCommand())
		.addCommand(addCommand())
		.addCommand(withdrawCommand())
}

function listCommand(): Command {
	return new Command("list")
		.description("facts that hold on some dates, in the order in which they were entered")
		.requiredOption("--from <yyyy-mm-dd>", "first date")
		.requiredOption("--until <yyyy-mm-dd>", "last date")
		.option("--id <id>", "of this person only: the id, or the NIP")
		.option("--json", "print as JSON")
		.action(
			async (options: Printed & { from: string; until: string; id?: string }, command: Command) => {
				const { from, until, id } = options
				const body = { from, until, ...(id && { employee: id }) }
				print(await answerOf(command, { path: "/operator/pay", body, schema: facts }), options)
			},
		)
}

type Added = Acting &
	Printed & {
		readonly id?: string
		readonly opd?: string
		readonly from: string
		readonly until?: string
		readonly content: string
		readonly paper: string
		readonly dated: string
	}

function addCommand(): Command {
	const command = new Command("add")
		.description("one fact; of two over the same thing the later word counts")
		.option("--id <id>", "the person's id, or the NIP")
		.option("--opd <id>", "of a budget: the OPD")
		.requiredOption("--from <yyyy-mm-dd>", "first date it holds for")
		.option("--until <yyyy-mm-dd>", "last date; without it, until further notice")
		.requiredOption("--content <json>", 'such as {"kind":"sanction","id":"ringan","letter":"SK 9"}')
		.requiredOption("--paper <text>", "the letter it comes from")
		.requiredOption("--dated <yyyy-mm-dd>", "that letter's date")
		.option("--json", "print as JSON")
	return withActor(command).action(async (options: Added, own: Command) => {
		const { id, opd, from, until, paper, dated: date } = options
		const body = {
			...(id && { employee: id }),
			...(opd && { unit: opd }),
			...{ from, ...(until && { until }), content: jsonIn(options.content, own) },
			...{ source: { paper, date }, as: actorOf(options) },
		}
		print(await answerOf(own, { path: "/operator/pay/new", body, schema: facts }), options)
	})
}

function jsonIn(text: string, command: Command): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return command.error(
			`--content ${text}: bukan JSON; tulis seperti {"kind":"hold","id":"lhkpn"}.`,
			{
				exitCode: 2,
			},
		)
	}
}

function withdrawCommand(): Command {
	const command = new Command("withdraw")
		.description("take a fact back; what it had replaced counts again")
		.argument("<fact>", "its id, as pay list prints it")
		.requiredOption("--reason <text>", "stays to be read")
		.option("--json", "print as JSON")
	return withActor(command).action(
		async (id: string, options: Acting & Printed & { reason: string }, own: Command) => {
			const body = { fact: id, reason: options.reason, as: actorOf(options) }
			const order = { path: "/operator/pay/withdrawals", body, schema: facts }
			print(await answerOf(own, order), options)
		},
	)
}

function print({ facts: found }: z.infer<typeof facts>, { json }: Printed): void {
	if (json) return console.log(JSON.stringify(found))
	if (found.length === 0) return console.log("Belum ada catatan.")
	const rows = found.map(({ id, employee, unit, from, until, content, source, withdrawn }) => {
		const { kind, ...said } = content
		const what = Object.entries(said).map(([name, value]) => `${name}=${wordsOf(value)}`)
		return [
			...[id, employee ?? unit ?? "semua", until === from ? from : `${from}..${until ?? ""}`, kind],
			...[what.join(" "), `${source.paper} (${source.date})`],
			withdrawn === undefined ? "" : `ditarik oleh ${withdrawn.by}: ${withdrawn.reason}`,
		]
	})
	for (const line of columns(rows)) console.log(line)
}

const wordsOf = (value: unknown): string =>
	typeof value === "object" ? JSON.stringify(value) : String(value)

// hadir run verify, validate, return, close, pay, reopen; hold, release and day: what people decide over a list.
import { Command } from "commander"
import { z } from "zod"
import { inRupiah, rupiah } from "../../domain/money/rupiah.ts"
import { type Acting, actorOf, answerOf, withActor } from "../acting.ts"
import { type KeyOptions, keyOf, keyWords, toldKey, withKey } from "./run-key.ts"

type Stepped = KeyOptions & Acting & { readonly reason: string; readonly json?: true }

const stepped = z.object({ key: toldKey, state: z.string(), version: z.number() })

const overRun = (name: string, description: string): Command =>
	withActor(withKey(new Command(name).description(description))).option("--json", "print as JSON")

export function stepCommand(name: string, kind: string, description: string): Command {
	return overRun(name, description)
		.option("--reason <text>", "stays to be read", "")
		.action((options: Stepped, own: Command) => step(options, kind, own))
}

async function step(options: Stepped, kind: string, command: Command): Promise<void> {
	const body = { key: keyOf(options), kind, reason: options.reason, as: actorOf(options) }
	print(await answerOf(command, { path: "/operator/runs/steps", body, schema: stepped }), options)
}

export function reopenCommand(): Command {
	return overRun(
		"reopen",
		"ask that a closed list be opened again; a second person agrees or refuses",
	)
		.option("--agree", "agree to what another person has asked for")
		.option("--refuse", "refuse it")
		.option("--reason <text>", "stays to be read", "")
		.action(async (options: Stepped & { agree?: true; refuse?: true }, own: Command) => {
			const answer = options.refuse ? "reopenRefused" : "reopenAgreed"
			await step(options, options.agree || options.refuse ? answer : "reopenAsked", own)
		})
}

const closed = z.object({
	header: z.object({ key: toldKey, version: z.number() }),
	hash: z.string(),
	totals: z.object({ beforeTax: z.int(), payable: z.int(), people: z.number() }),
})

export function closeCommand(): Command {
	return overRun("close", "freeze a validated list with its inputs and its hash").action(
		async (options: Stepped, own: Command) => {
			const body = { key: keyOf(options), as: actorOf(options) }
			const done = await answerOf(own, { path: "/operator/runs/closings", body, schema: closed })
			if (options.json) return console.log(JSON.stringify(done))
			const { header, hash, totals } = done
			console.log(
				`${keyWords(header.key)} ditutup, versi ${header.version}: ${totals.people} orang, ${inRupiah(rupiah(totals.payable))}. Hash ${hash}`,
			)
		},
	)
}

const ofPerson = (name: string, description: string): Command =>
	overRun(name, description)
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--reason <text>", "why; it stays to be read")

type Decided = Stepped & { readonly id: string; readonly date?: string; readonly until?: string }

export const holdCommand = (): Command =>
	ofPerson("hold", "pay a person nothing for now; nobody else waits").action(
		(options: Decided, own: Command) => decide(options, { kind: "held" }, own),
	)

export const releaseCommand = (): Command =>
	ofPerson("release", "let a held person be paid; after closing it becomes a difference").action(
		(options: Decided, own: Command) => decide(options, { kind: "released" }, own),
	)

export const dayCommand = (): Command =>
	ofPerson("day", "pay an open day uncut; what is known of it later becomes a difference")
		.requiredOption("--date <yyyy-mm-dd>", "the open day, as run show names it")
		.option("--until <yyyy-mm-dd>", "all open days until that one")
		.action((options: Decided, own: Command) =>
			decide(
				options,
				{ kind: "uncut", date: options.date, ...(options.until && { until: options.until }) },
				own,
			),
		)

async function decide(options: Decided, said: object, command: Command): Promise<void> {
	const { id: employee, reason } = options
	const body = { key: keyOf(options), employee, reason, ...said, as: actorOf(options) }
	print(
		await answerOf(command, { path: "/operator/runs/decisions", body, schema: stepped }),
		options,
	)
}

function print(done: z.infer<typeof stepped>, { json }: { readonly json?: true }): void {
	if (json) return console.log(JSON.stringify(done))
	console.log(`${keyWords(done.key)}: ${done.state}, versi ${done.version}.`)
}

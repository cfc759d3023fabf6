// hadir entry excuse: an outage at one unit, whom it touches, and the excuse for them.
import { minuteOfClock } from "@hadir/shared/time/clock.ts"
import { Command } from "commander"
import { z } from "zod"
import { type Acting, actorOf, answerOf, withActor } from "./acting.ts"
import { columns } from "./columns.ts"
import { printEntries, toldEntries } from "./told-entries.ts"

type Excuse = Acting & {
	readonly of: string
	readonly date: string
	readonly from: string
	readonly until: string
	readonly reason?: string
	readonly letter?: string
	readonly write?: true
	readonly json?: true
}

const proposal = z.object({
	touched: z.array(
		z.object({
			...{ employee: z.string(), date: z.string(), end: z.string() },
			isAttested: z.boolean(),
		}),
	),
})

export function excuseCommand(): Command {
	const command = new Command("excuse")
		.description("whom an outage at a unit's machines touches; with --write, excuse them")
		.requiredOption("--of <unit>", "the unit's id")
		.requiredOption("--date <yyyy-mm-dd>", "the work date")
		.requiredOption("--from <HH:MM>", "its beginning")
		.requiredOption("--until <HH:MM>", "its end")
		.option("--reason <text>", "what happened; it stays to be read")
		.option("--letter <number>", "the letter's number and date")
		.option("--write", "write it; it counts once a second person has agreed (entry agree)")
		.option("--json", "print as JSON")
	return withActor(command).action(async (options: Excuse, own: Command) => {
		const window = {
			...{ unit: options.of, date: options.date },
			from: secondOf(options.from, own),
			until: secondOf(options.until, own),
		}
		if (options.write === true) return write(window, options, own)
		const order = { path: "/operator/excuses/proposal", body: window, schema: proposal }
		const found = await answerOf(own, order)
		if (options.json) return console.log(JSON.stringify(found))
		if (found.touched.length === 0) return console.log("It touches nobody's punch.")
		console.log(`It touches ${found.touched.length}:`)
		const rows = found.touched.map(({ employee, date, end, isAttested }) => [
			...[employee, date, end],
			isAttested ? "shown by the machines' journals" : "shown by no machine",
		])
		for (const line of columns(rows)) console.log(`  ${line}`)
	})
}

async function write(window: object, options: Excuse, command: Command): Promise<void> {
	const { reason, letter } = options
	if (reason === undefined || letter === undefined) {
		return command.error("Give --reason and --letter: they stay to be read.", { exitCode: 2 })
	}
	const body = { ...window, reason, letter, as: actorOf(options) }
	const done = await answerOf(command, { path: "/operator/excuses", body, schema: toldEntries })
	printEntries(done, options)
}

function secondOf(clock: string, command: Command): number {
	const minute = minuteOfClock(clock)
	if (minute !== undefined) return minute * 60
	return command.error(`"${clock}" is no time; write it like 07:30.`, { exitCode: 2 })
}

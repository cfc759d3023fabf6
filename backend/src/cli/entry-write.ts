// hadir entry punch, pardon, overtime: what is written of one person's date as it is said.
import { minuteOfClock } from "@hadir/shared/time/clock.ts"
import { Command, Option } from "commander"
import { type Acting, actorOf, answerOf, withActor } from "./acting.ts"
import { printEntries, toldEntries } from "./told-entries.ts"

type Dated = Acting & { readonly id: string; readonly date: string; readonly json?: true }

export function punchCommand(): Command {
	return ofDate(new Command("punch"))
		.description("a punch that no machine could read, with what shows that it was made")
		.requiredOption("--at <HH:MM>", "when; 31:00 is 07:00 of the next day")
		.requiredOption("--place <text>", "where")
		.requiredOption("--reason <text>", "why no machine has it")
		.requiredOption("--evidence <text>", "what shows it: a signed list, a picture")
		.action(
			async (
				options: Dated & { at: string; place: string; reason: string; evidence: string },
				own: Command,
			) => {
				const { place, reason, evidence } = options
				const second = minuteIn(options.at, own) * 60
				await write(options, { kind: "manualPunch", second, place, reason, evidence }, own)
			},
		)
}

export function pardonCommand(): Command {
	return ofDate(new Command("pardon"))
		.description("excuse one punch of a date, or the day, with a reason and a letter")
		.addOption(
			new Option("--end <end>", "which")
				.choices(["arrival", "departure", "rest", "day"])
				.makeOptionMandatory(),
		)
		.requiredOption("--reason <text>", "why; it stays to be read")
		.requiredOption("--letter <number>", "the letter's number and date")
		.action(
			async (options: Dated & { end: string; reason: string; letter: string }, own: Command) => {
				const { end, reason, letter } = options
				await write(options, { kind: "excuse", end, reason, letter }, own)
			},
		)
}

export function overtimeCommand(): Command {
	return ofDate(new Command("overtime"))
		.description("an order of overtime; without one there is none, however long somebody stays")
		.requiredOption("--from <HH:MM>", "its beginning")
		.requiredOption("--until <HH:MM>", "its end; 26:00 is 02:00 of the next day")
		.requiredOption("--letter <number>", "the order's number and date")
		.action(
			async (options: Dated & { from: string; until: string; letter: string }, own: Command) => {
				const fromMinute = minuteIn(options.from, own)
				const untilMinute = minuteIn(options.until, own)
				const { letter } = options
				if (untilMinute <= fromMinute) own.error("Overtime ends after it begins.", { exitCode: 2 })
				await write(options, { kind: "overtime", fromMinute, untilMinute, letter }, own)
			},
		)
}

const ofDate = (command: Command): Command =>
	withActor(command)
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--date <yyyy-mm-dd>", "the work date; a night shift's is the date it starts")
		.option("--json", "print as JSON")

function minuteIn(clock: string, command: Command): number {
	const minute = minuteOfClock(clock)
	if (minute !== undefined) return minute
	return command.error(`"${clock}" is no time; write it like 07:30.`, { exitCode: 2 })
}

async function write(options: Dated, content: object, command: Command): Promise<void> {
	const { id: employee, date: from } = options
	const body = { employee, from, until: from, content, as: actorOf(options) }
	const done = await answerOf(command, { path: "/operator/entries/new", body, schema: toldEntries })
	printEntries(done, options)
}

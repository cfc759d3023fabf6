// hadir entry: what people wrote beside the machines; agreed to, refused or taken back, and corrections asked for.
import { minuteOfClock } from "@hadir/shared/time/clock.ts"
import { Command, Option } from "commander"
import { type Acting, actorOf, answerOf, withActor } from "./acting.ts"
import { overtimeCommand, pardonCommand, punchCommand } from "./entry-write.ts"
import { excuseCommand } from "./excuse.ts"
import { oneToldEntry, printEntries, toldEntries } from "./told-entries.ts"

type Printed = { readonly json?: true }

export function entryCommand(): Command {
	return new Command("entry")
		.description("leave, travel, excuses, corrections and rosters that people wrote")
		.addCommand(listCommand())
		.addCommand(stepCommand("agree", "agreed", "agree to an entry that waits"))
		.addCommand(stepCommand("refuse", "refused", "refuse an entry that waits, with a reason"))
		.addCommand(stepCommand("withdraw", "withdrawn", "take an entry back, also one that counts"))
		.addCommand(correctCommand())
		.addCommand(excuseCommand())
		.addCommand(punchCommand())
		.addCommand(pardonCommand())
		.addCommand(overtimeCommand())
}

function listCommand(): Command {
	return new Command("list")
		.description("entries that touch some dates, with who must agree next")
		.requiredOption("--from <yyyy-mm-dd>", "first date")
		.requiredOption("--until <yyyy-mm-dd>", "last date")
		.option("--id <id>", "of this person only: the id, or the NIP")
		.option("--json", "print as JSON")
		.action(
			async (options: Printed & { from: string; until: string; id?: string }, command: Command) => {
				const { from, until, id } = options
				const body = { from, until, ...(id && { employee: id }) }
				printEntries(
					await answerOf(command, { path: "/operator/entries", body, schema: toldEntries }),
					options,
				)
			},
		)
}

function stepCommand(name: string, kind: string, description: string): Command {
	const command = new Command(name)
		.description(description)
		.argument("<entry>", "its id, as entry list prints it")
		.option("--reason <text>", "stays to be read", "")
		.option("--json", "print as JSON")
	return withActor(command).action(
		async (entry: string, options: Acting & Printed & { reason: string }, own: Command) => {
			const body = { entry, kind, reason: options.reason, as: actorOf(options) }
			const done = await answerOf(own, {
				path: "/operator/entries/steps",
				body,
				schema: oneToldEntry,
			})
			printEntries(done, options)
		},
	)
}

type Correction = Acting &
	Printed & {
		readonly id: string
		readonly date: string
		readonly end: string
		readonly at: string
		readonly reason: string
	}

function correctCommand(): Command {
	const command = new Command("correct")
		.description("ask that a punch be corrected; what the machines say goes along by itself")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--date <yyyy-mm-dd>", "the work date")
		.addOption(
			new Option("--end <end>", "which punch")
				.choices(["arrival", "departure", "rest"])
				.makeOptionMandatory(),
		)
		.requiredOption("--at <HH:MM>", "when it should have been; 31:00 is 07:00 of the next day")
		.requiredOption("--reason <text>", "why the machine has it wrong")
		.option("--json", "print as JSON")
	return withActor(command).action(async (options: Correction, own: Command) => {
		const minute = minuteOfClock(options.at)
		if (minute === undefined) {
			return own.error(`"${options.at}" is no time; write it like 07:30.`, { exitCode: 2 })
		}
		const { id: employee, date, end, reason } = options
		const body = { employee, date, end, second: minute * 60, reason, as: actorOf(options) }
		printEntries(
			await answerOf(own, { path: "/operator/corrections", body, schema: toldEntries }),
			options,
		)
	})
}

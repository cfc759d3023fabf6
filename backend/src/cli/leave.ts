// hadir leave: a letter of leave or travel asked for, and what is left of a year's annual leave.
import { minuteOfClock } from "@hadir/shared/time/clock.ts"
import { Command, Option } from "commander"
import { z } from "zod"
import { letterKinds } from "../domain/attendance/letter-kind.ts"
import { type Acting, actorOf, answerOf, withActor } from "./acting.ts"
import { printEntries, toldEntries } from "./told-entries.ts"

type Printed = { readonly json?: true }

export function leaveCommand(): Command {
	return new Command("leave")
		.description("leave and official travel by letter")
		.addCommand(askCommand())
		.addCommand(balanceCommand())
		.addCommand(broughtCommand())
}

type Asked = Acting &
	Printed & {
		readonly id: string
		readonly kind: string
		readonly from: string
		readonly until: string
		readonly letter: string
		readonly hours?: string
		readonly child?: string
		readonly firstPilgrimage?: true
		readonly paper?: string
	}

const asked = z.object({
	...toldEntries.shape,
	toLookAt: z.array(z.object({ sentence: z.string(), cite: z.string() })),
})

function askCommand(): Command {
	const command = new Command("ask")
		.description("enter a letter; it counts once a second person has agreed (entry agree)")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.addOption(new Option("--kind <kind>", "of letter").choices(letterKinds).makeOptionMandatory())
		.requiredOption("--from <yyyy-mm-dd>", "first day")
		.requiredOption("--until <yyyy-mm-dd>", "last day")
		.requiredOption("--letter <number>", "the letter's number and date")
		.option("--hours <HH:MM-HH:MM>", "for this part of each day only")
		.option("--child <number>", "maternity leave: which child")
		.option("--first-pilgrimage", "long leave: for the first pilgrimage")
		.addOption(
			new Option("--paper <paper>", "sick leave: what lies with the letter").choices([
				...["own", "doctor", "governmentDoctor"],
			]),
		)
		.option("--json", "print as JSON")
	return withActor(command).action(async (options: Asked, own: Command) => {
		const { id: employee, kind, from, until, letter, child, paper, firstPilgrimage } = options
		const part = partOf(options.hours, own)
		const body = {
			...{ employee, kind, from, until, letter, as: actorOf(options) },
			...(part && { part }),
			...(child && { child: Number(child) }),
			...(paper && { paper }),
			...(firstPilgrimage && { isFirstPilgrimage: true }),
		}
		const done = await answerOf(own, { path: "/operator/leave", body, schema: asked })
		if (options.json) return console.log(JSON.stringify(done))
		printEntries(done, {})
		for (const { sentence, cite } of done.toLookAt) console.log(`To look at: ${sentence} (${cite})`)
	})
}

function partOf(hours: string | undefined, command: Command) {
	if (hours === undefined) return undefined
	const [from, until] = hours.split("-").map((clock) => minuteOfClock(clock))
	if (from !== undefined && until !== undefined && until > from) return { from, until }
	return command.error(`"${hours}" are no hours; write them like 07:30-12:00.`, { exitCode: 2 })
}

const balance = z.object({
	...{ year: z.number(), own: z.number(), carried: z.number(), credited: z.number() },
	...{ taken: z.number(), left: z.number(), overdrawn: z.number(), cite: z.string() },
	reasons: z.array(z.string()),
})

function balanceCommand(): Command {
	return new Command("balance")
		.description("what is left of a person's annual leave")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--year <yyyy>", "the calendar year")
		.option("--json", "print as JSON")
		.action(async (options: Printed & { id: string; year: string }, command: Command) => {
			const body = { employee: options.id, year: Number(options.year) }
			const order = { path: "/operator/leave/balance", body, schema: balance }
			const found = await answerOf(command, order)
			if (options.json) return console.log(JSON.stringify(found))
			const { year, own, carried, credited, taken, left, overdrawn } = found
			const over = overdrawn > 0 ? `, ${overdrawn} beyond` : ""
			console.log(
				`Cuti tahunan ${year}: ${own} + ${carried} terbawa + ${credited} tambahan - ${taken} diambil = ${left} hari${over}`,
			)
			for (const reason of found.reasons) console.log(`  ${reason}`)
			console.log(`  ${found.cite}`)
		})
}

type Brought = Acting &
	Printed & {
		readonly id: string
		readonly year: string
		readonly days: string
		readonly source: string
	}

function broughtCommand(): Command {
	const command = new Command("brought")
		.description(
			"days of annual leave brought into a year from before the books began; they count once a second person has agreed (entry agree)",
		)
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--year <yyyy>", "the year into which they are brought")
		.requiredOption("--days <number>", "how many, 0 to 24, beside the year's own")
		.requiredOption("--source <text>", "where that is written: a recap, a letter")
		.option("--json", "print as JSON")
	return withActor(command).action(async (options: Brought, own: Command) => {
		const { id: employee, source } = options
		const [year, days] = [Number(options.year), Number(options.days)]
		if (!/^20\d\d$/.test(options.year)) {
			own.error(`--year "${options.year}" is no year; write it like 2026.`, { exitCode: 2 })
		}
		if (!/^\d{1,2}$/.test(options.days) || days > 24) {
			own.error(`--days "${options.days}": give a whole number from 0 to 24.`, { exitCode: 2 })
		}
		const body = {
			...{ employee, from: `${year}-01-01`, until: `${year}-12-31`, as: actorOf(options) },
			content: { kind: "leaveBalance", year, days, source },
		}
		const done = await answerOf(own, { path: "/operator/entries/new", body, schema: toldEntries })
		printEntries(done, options)
	})
}

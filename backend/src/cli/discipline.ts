// hadir discipline: whom a superior has to be told of, and that it was done.
import { Command, Option } from "commander"
import { z } from "zod"
import { type Acting, actorOf, answerOf, withActor } from "./acting.ts"
import { noticeWords } from "./notice-words.ts"
import { printEntries, toldEntries } from "./told-entries.ts"

const notice = z.object({
	...{ reachedOn: z.string(), dueOn: z.string(), because: z.string(), days: z.number() },
	openWithin: z.number().optional(),
	given: z.object({ to: z.string(), how: z.string() }).optional(),
})
const person = z.object({
	...{ employee: z.string(), name: z.string(), unitName: z.string() },
	...{ totalDays: z.number(), openDays: z.number() },
	sanction: z.object({ words: z.string(), level: z.string() }).optional(),
	notices: z.array(notice),
	countedFrom: z.string().optional(),
	uncountedDates: z.number().optional(),
})
const answer = z.object({ people: z.array(person) })

export function disciplineCommand(): Command {
	return new Command("discipline")
		.description("the counters of PP 94/2021: it proposes, people decide")
		.addCommand(listCommand())
		.addCommand(toldCommand())
}

function listCommand(): Command {
	return new Command("list")
		.description(
			"whose days without leave reached a step of a year, and who has to be told by when",
		)
		.requiredOption("--year <yyyy>", "the calendar year")
		.option("--json", "print as JSON")
		.action(async ({ year, json }: { year: string; json?: true }, command: Command) => {
			const order = { path: "/operator/discipline", body: { year: Number(year) }, schema: answer }
			const { people } = await answerOf(command, order)
			if (json) return console.log(JSON.stringify(people))
			if (people.length === 0) return console.log("Nobody's days reached a step.")
			for (const one of people) for (const line of linesOf(one)) console.log(line)
		})
}

function linesOf({
	name,
	unitName,
	totalDays,
	openDays,
	sanction,
	notices,
	countedFrom,
	uncountedDates,
}: z.infer<typeof person>) {
	const step = sanction === undefined ? "" : `; usul ${sanction.words} (${sanction.level})`
	const open = openDays > 0 ? `; ${openDays} hari belum pasti` : ""
	const since = countedFrom === undefined ? "" : `; dihitung mulai ${countedFrom}`
	const uncounted =
		uncountedDates === undefined
			? ""
			: `; ${uncountedDates} hari tidak dihitung karena kebijakan tidak memuat jam kerjanya`
	return [
		`${name}, ${unitName}: ${totalDays} hari tanpa alasan sah${step}${open}${since}${uncounted}`,
		...notices.map((notice) => {
			const { reachedOn, dueOn, because, given } = notice
			const done =
				given === undefined
					? `atasan diberi tahu paling lambat ${dueOn}`
					: `${given.to} sudah diberi tahu: ${given.how}`
			return `  ${reachedOn}: ${noticeWords(notice)} (${because}); ${done}`
		}),
	]
}

type Told = Acting & {
	readonly id: string
	readonly reached: string
	readonly because: string
	readonly days: string
	readonly to: string
	readonly how: string
}

function toldCommand(): Command {
	const command = new Command("told")
		.description(
			"keep the proof that a superior was told (PP 94/2021, article 28), of a notice that discipline list shows; entry withdraw takes it back",
		)
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--reached <yyyy-mm-dd>", "the day that reached it, as the list has it")
		.addOption(
			new Option("--because <why>", "as the list has it")
				.choices(["step", "consecutive", "unbroken"])
				.makeOptionMandatory(),
		)
		.requiredOption("--days <number>", "as the list has it")
		.requiredOption("--to <text>", "who was told")
		.requiredOption("--how <text>", "how: a letter and when it was received")
	return withActor(command).action(async (options: Told, own: Command) => {
		const { id: employee, reached: from, because, days, to, how } = options
		const content = { kind: "noticeGiven", because, days: Number(days), to, how }
		const body = { employee, from, until: from, content, as: actorOf(options) }
		const done = await answerOf(own, { path: "/operator/entries/new", body, schema: toldEntries })
		printEntries(done, {})
	})
}

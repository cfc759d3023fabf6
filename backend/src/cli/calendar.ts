// hadir calendar: days off, seasons and hours of a day's own; shown with whom they move, written with --yes.
import { clockOfMinute, minuteOfClock } from "@hadir/shared/time/clock.ts"
import { Command, Option } from "commander"
import { z } from "zod"
import { type Acting, actorOf, answerOf, withActor } from "./acting.ts"
import { columns } from "./columns.ts"
import { movedDays, movedWords } from "./moved-words.ts"
import { printEntries, toldEntries } from "./told-entries.ts"

export function calendarCommand(): Command {
	return new Command("calendar")
		.description("the calendar of everyone: holidays, local days, Ramadan, special hours")
		.addCommand(listCommand())
		.addCommand(holidayCommand())
		.addCommand(seasonCommand())
		.addCommand(hoursCommand())
}

const days = z.object({
	days: z.array(
		z.object({
			...{ from: z.string(), until: z.string(), kind: z.string(), name: z.string() },
			...{ cite: z.string(), region: z.string().optional(), season: z.string().optional() },
			...{ start: z.number().optional(), end: z.number().optional() },
			...{ restMinutes: z.number().optional(), entry: z.string().optional() },
		}),
	),
})
type Day = z.infer<typeof days>["days"][number]

function listCommand(): Command {
	return new Command("list")
		.description("what the calendar says of a year; what was entered, with its id")
		.requiredOption("--year <yyyy>", "the calendar year")
		.option("--json", "print as JSON")
		.action(async ({ year, json }: { year: string; json?: true }, command: Command) => {
			const order = { path: "/operator/calendar", body: { year: Number(year) }, schema: days }
			const found = await answerOf(command, order)
			if (json) return console.log(JSON.stringify(found.days))
			if (found.days.length === 0) return console.log(`The calendar says nothing of ${year}.`)
			for (const line of columns(found.days.map(cellsOf))) console.log(line)
		})
}

function cellsOf(day: Day): readonly string[] {
	const span = day.from === day.until ? day.from : `${day.from}..${day.until}`
	const where = day.region === undefined ? "" : ` (${day.region})`
	return [span, kindWords(day), `${day.name}${where}`, day.cite, day.entry ?? ""]
}

function kindWords({ kind, season, start, end, restMinutes }: Day): string {
	if (kind === "season") return `musim ${season ?? ""}`
	if (kind !== "hours") return kind.replace("_", " ")
	const clock = (minute: number | undefined) => (minute === undefined ? "" : clockOfMinute(minute))
	const rest = restMinutes === undefined ? "" : `, istirahat ${restMinutes} menit`
	return `jam ${clock(start)}-${clock(end)}${rest}`
}

type Added = Acting & {
	readonly from: string
	readonly until?: string
	readonly name: string
	readonly cite: string
	readonly region?: string
	readonly yes?: true
	readonly json?: true
}

function holidayCommand(): Command {
	return spanning(new Command("holiday"))
		.description("a day off of the city's own, or one that a decree adds in mid-year")
		.addOption(
			new Option("--kind <kind>", "day off, or collective leave (whoever works on it gets a day)")
				.choices(["libur", "cuti_bersama"])
				.default("libur"),
		)
		.action(async (options: Added & { kind: string }, own: Command) =>
			add(options, { kind: "holiday", holidayKind: options.kind }, own),
		)
}

function seasonCommand(): Command {
	return spanning(new Command("season"))
		.description("the dates of a season by decree; its hours are the policy's")
		.option("--season <id>", "as the policy's schedules call it", "ramadan")
		.action(async (options: Added & { season: string }, own: Command) =>
			add(options, { kind: "season", season: options.season }, own),
		)
}

function hoursCommand(): Command {
	return asked(new Command("hours"))
		.description(
			"one date on which work starts later or ends earlier, as a half day before a feast",
		)
		.requiredOption("--date <yyyy-mm-dd>", "the date")
		.option("--start <HH:MM>", "when work starts on it")
		.option("--end <HH:MM>", "when it ends")
		.option("--rest <minutes>", "of rest on it")
		.action(
			async (
				options: Omit<Added, "from"> & {
					readonly date: string
					readonly start?: string
					readonly end?: string
					readonly rest?: string
				},
				own: Command,
			) => {
				const start = minuteIn("--start", options.start, own)
				const end = minuteIn("--end", options.end, own)
				const { rest, date: from } = options
				if (start === undefined && end === undefined) own.error("Give --start, --end or both.", bad)
				if (rest !== undefined && !/^\d{1,3}$/.test(rest)) {
					own.error(`--rest "${rest}" are no minutes; write them like 30.`, bad)
				}
				const hours = {
					...(start !== undefined && { start }),
					...(end !== undefined && { end }),
					...(rest !== undefined && { restMinutes: Number(rest) }),
				}
				await add({ ...options, from }, { kind: "specialHours", ...hours }, own)
			},
		)
}

const bad = { exitCode: 2 } as const

const spanning = (command: Command): Command =>
	asked(command)
		.requiredOption("--from <yyyy-mm-dd>", "first date")
		.option("--until <yyyy-mm-dd>", "last date; without it, the first alone")

const asked = (command: Command): Command =>
	withActor(command)
		.requiredOption("--name <text>", "what the day is called")
		.requiredOption("--cite <text>", "the decree or decision, by number")
		.option("--region <name>", "only for people whose service names this region (roster move)")
		.option("--yes", "write it; without it nothing is written, and who would move is shown")
		.option("--json", "print as JSON")

function minuteIn(option: string, clock: string | undefined, command: Command): number | undefined {
	if (clock === undefined) return undefined
	const minute = minuteOfClock(clock)
	if (minute !== undefined) return minute
	return command.error(`${option} "${clock}" is no time; write it like 07:30.`, bad)
}

const outcome = z.object({
	...toldEntries.shape,
	notes: z.array(z.string()),
	moved: movedDays.optional(),
})

async function add(options: Added, content: object, command: Command): Promise<void> {
	const { from, until = from, name, cite, region, yes } = options
	const body = {
		...{ from, until, as: actorOf(options), isApplied: yes === true },
		content: { ...content, name, cite, ...(region && { region }) },
	}
	const order = { path: "/operator/calendar/new", body, schema: outcome }
	const done = await answerOf(command, order)
	if (options.json) return console.log(JSON.stringify(done))
	for (const note of done.notes) console.log(note)
	if (yes) return printEntries(done, {})
	if (done.moved !== undefined) for (const line of movedWords(done.moved)) console.log(line)
	console.log("Belum ada yang ditulis. Tulis dengan menambahkan: --yes")
}

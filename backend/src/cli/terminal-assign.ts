// hadir terminal assign: says who a terminal's users are, one or as many as a checked list has.
import { existsSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { counted } from "@hadir/shared/counted.ts"
import { plainUser } from "@hadir/shared/journal/terminal-punch.ts"
import { plainCell } from "@hadir/shared/spreadsheet-text.ts"
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { Command } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { askOffice, exitCodeOf, type OperatorFault } from "./operator.ts"
import { fieldsOf, NotText, textLines } from "./text-lines.ts"

type Assign = {
	readonly serial: string
	readonly user?: string
	readonly id?: string
	readonly list?: string
	readonly from?: string
	readonly new?: true
	readonly json?: true
}
type CheckSerial = (serial: string, end: (message: string) => never) => void
type Wish = { readonly userId: string; readonly employee: string }

export function assignCommand(checkSerial: CheckSerial): Command {
	return new Command("assign")
		.description("say who a terminal's users are; past punches of that user follow")
		.requiredOption("--serial <s>", "the terminal's serial, or the name you gave it")
		.option("--user <number>", "the user's number on the terminal")
		.option("--id <id>", "the person's id, or the NIP")
		.option("--list <file>", "one user a line: number, the person's id or NIP; # begins a note")
		.option("--from <yyyy-mm-dd>", "since that day, where the number was somebody else's before")
		.option("--new", "no punch of that terminal has come yet: it is still to be connected")
		.option("--json", "print as JSON")
		.action(async (options: Assign, command: Command) => {
			const end = (message: string): never => command.error(message, { exitCode: 2 })
			const { serial, from, json } = options
			checkSerial(serial, end)
			if (from !== undefined && !isLocalDate(from)) {
				end(`"${from}" is no day; write it like 2026-11-30.`)
			}
			const wishes = await wishesOf(options, end)
			let refused = 0
			for (const { userId, employee } of wishes) {
				const body = {
					serial,
					userId,
					employee,
					...(from && { from }),
					isNew: options.new === true,
				}
				const path = "/operator/terminals/assignments"
				const answer = await askOffice(dataFolder(process.env), path, body)
				if (answer.ok) {
					say(userId, serial, assigned.parse(answer.value), json)
					continue
				}
				const { message } = answer.fault
				// One of many: the others are said all the same, and the list can be given again.
				if (options.list === undefined || isForAll(answer.fault)) {
					command.error(message, { exitCode: exitCodeOf(answer.fault) })
				}
				refused++
				console.error(`User ${userId}: ${message}`)
			}
			if (refused > 0) command.error(`${refused} of ${wishes.length} users were refused.`)
		})
}

/** What refuses one user for this refuses every other. */
const isForAll = (fault: OperatorFault): boolean =>
	fault.code === "office-not-running" || ["no-terminal", "bad-day"].includes(fault.refusal)

async function wishesOf(
	{ user, id, list }: Assign,
	end: (message: string) => never,
): Promise<readonly Wish[]> {
	if (list === undefined) {
		if (user === undefined || id === undefined) return end("Give --user and --id, or --list.")
		return [{ userId: plainUser(user), employee: id }]
	}
	if (user !== undefined || id !== undefined) return end("Give --list, or --user and --id.")
	const file = resolve(list)
	if (!existsSync(file) || !statSync(file).isFile()) return end(`${file} is no file.`)
	return readList(file, end)
}

/** Read to its end before anything is said: a list that cannot be read changes nothing. */
async function readList(file: string, end: (message: string) => never): Promise<readonly Wish[]> {
	const wishes: Wish[] = []
	try {
		for await (const { line, text } of textLines(file, "utf-8")) {
			if (text.trim() === "" || text.startsWith("#")) continue
			const [field = "", employee = "", ...more] = fieldsOf(text, ",") ?? []
			const userId = plainUser(plainCell(field))
			if (userId === "" || userId.length > 24 || employee === "" || more.length > 0) {
				end(`${file}, line ${line}: write the user's number, a comma, and the person's id or NIP.`)
			}
			if (wishes.some((wish) => wish.userId === userId)) {
				end(`${file}, line ${line}: user ${userId} stands there twice.`)
			}
			wishes.push({ userId, employee: employee.trim() })
		}
	} catch (cause) {
		if (cause instanceof NotText) end(`${file}: ${cause.message}`)
		throw cause
	}
	if (wishes.length === 0) end(`${file} names nobody.`)
	return wishes
}

const assigned = z.object({
	...{ credential: z.string(), employee: z.string() },
	punches: z.number(),
})

function say(
	user: string,
	serial: string,
	done: z.infer<typeof assigned>,
	json: true | undefined,
): void {
	if (json) return console.log(JSON.stringify(done))
	const { employee, punches } = done
	console.log(
		`User ${user} of terminal ${serial} is ${employee}. ${counted(punches, "punch", "punches")} on record changed.`,
	)
}

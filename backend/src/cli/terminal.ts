// hadir terminal: who a terminal's users are, proposed from a list and said by a person.
import { existsSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { serialPattern } from "@hadir/shared/journal/terminal-punch.ts"
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { Command, Option } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { askOffice, exitCodeOf } from "./operator.ts"
import { type Encoding, encodings, fieldsOf, NotText, textLines } from "./text-lines.ts"

export function terminalCommand(): Command {
	return new Command("terminal")
		.description("attendance terminals and their users")
		.addCommand(usersCommand())
		.addCommand(assignCommand())
}

type Users = {
	readonly serial: string
	readonly from: string
	readonly separator: string
	readonly encoding: Encoding
	readonly json?: true
}

const proposals = z.object({
	proposals: z.array(
		z.object({
			...{ userId: z.string(), name: z.string(), kind: z.enum(["sure", "unsure", "unknown"]) },
			employees: z.array(z.object({ id: z.string(), name: z.string() })),
		}),
	),
})
type Proposal = z.infer<typeof proposals>["proposals"][number]
const usersAtOnce = 512

function usersCommand(): Command {
	return new Command("users")
		.description(
			"propose who a terminal's users are, by NIP or by name; assigns nobody. One user a line: number, name, and NIP if it is known",
		)
		.requiredOption("--serial <s>", "the terminal's serial, or the name you gave it")
		.requiredOption("--from <file>", "the list, as the terminal's own software exports it")
		.option("--separator <s>", "one character", ",")
		.addOption(new Option("--encoding <e>", "of its text").choices(encodings).default("utf-8"))
		.option("--json", "print as JSON")
		.action(async (options: Users, command: Command) => {
			const end = (message: string): never => command.error(message, { exitCode: 2 })
			const file = resolve(options.from)
			if (!existsSync(file) || !statSync(file).isFile()) end(`${file} is no file.`)
			checkSerial(options.serial, end)
			const users = await readUsers(file, options, end)
			const found: Proposal[] = []
			for (let from = 0; from < users.length; from += usersAtOnce) {
				const body = { users: users.slice(from, from + usersAtOnce) }
				const told = await ask(command, "/operator/terminals/proposals", body)
				found.push(...proposals.parse(told).proposals)
			}
			if (options.json) return console.log(JSON.stringify(found))
			for (const one of found) console.log(sentence(one, options.serial))
		})
}

type NamedUser = { readonly userId: string; readonly name: string; readonly nip?: string }

async function readUsers(
	file: string,
	{ separator, encoding }: Users,
	end: (message: string) => never,
): Promise<readonly NamedUser[]> {
	const users: NamedUser[] = []
	try {
		for await (const { line, text } of textLines(file, encoding)) {
			if (text.trim() === "") continue
			const [userId = "", name = "", nip] = fieldsOf(text, separator) ?? []
			if (userId === "" || userId.length > 24 || name.length > 120) {
				end(`${file}, line ${line}: a user is a number, ${separator}, and a name.`)
			}
			users.push({ userId, name, ...(nip === undefined ? {} : { nip: nip.slice(0, 30) }) })
		}
	} catch (cause) {
		if (cause instanceof NotText) end(`${file}: ${cause.message}`)
		throw cause
	}
	return users
}

function sentence({ userId, name, kind, employees }: Proposal, serial: string): string {
	const who = employees.map(({ id, name: full }) => `${id} (${full})`).join(" or ")
	const user = `${kind.padEnd(7)} ${userId} ${name}`
	if (kind === "unknown") return user
	const [only] = employees
	const order =
		kind === "sure"
			? `\n        terminal assign --serial ${serial} --user ${userId} --id ${only?.id}`
			: ""
	return `${user}: ${who}${order}`
}

type Assign = {
	readonly serial: string
	readonly user: string
	readonly id: string
	readonly from?: string
	readonly json?: true
}

function assignCommand(): Command {
	return new Command("assign")
		.description("say who a terminal's user is; past punches of that user follow")
		.requiredOption("--serial <s>", "the terminal's serial, or the name you gave it")
		.requiredOption("--user <number>", "the user's number on the terminal")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.option("--from <yyyy-mm-dd>", "since that day, where the number was somebody else's before")
		.option("--json", "print as JSON")
		.action(async ({ serial, user, id, from, json }: Assign, command: Command) => {
			const end = (message: string): never => command.error(message, { exitCode: 2 })
			checkSerial(serial, end)
			if (from !== undefined && !isLocalDate(from)) {
				end(`"${from}" is no day; write it like 2026-11-30.`)
			}
			const body = { serial, userId: user, employee: id, ...(from && { from }) }
			const told = await ask(command, "/operator/terminals/assignments", body)
			const done = assigned.parse(told)
			if (json) return console.log(JSON.stringify(done))
			const { employee, punches } = done
			console.log(
				`User ${user} of terminal ${serial} is ${employee}. ${punches} punches on record changed.`,
			)
		})
}

const assigned = z.object({
	...{ credential: z.string(), employee: z.string() },
	punches: z.number(),
})

function checkSerial(serial: string, end: (message: string) => never): void {
	if (serialPattern.test(serial)) return
	end(`"${serial}" is no serial: 1 to 24 letters, digits, dots and dashes.`)
}

async function ask(command: Command, path: string, body: object): Promise<unknown> {
	const answer = await askOffice(dataFolder(process.env), path, body)
	if (answer.ok) return answer.value
	return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
}

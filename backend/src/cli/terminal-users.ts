// hadir terminal users: whom a list of a terminal's users may mean; assigns nobody.
import { existsSync, statSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { noNewFile } from "@hadir/shared/new-file-words.ts"
import { csvField, onOneLine, plainCell } from "@hadir/shared/spreadsheet-text.ts"
import { Command, Option } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { askOffice, exitCodeOf } from "./operator.ts"
import { separatorOf, separatorRule } from "./separator.ts"
import { type Encoding, encodings, fieldsOf, NotText, textLines } from "./text-lines.ts"

type Users = {
	readonly serial: string
	readonly from: string
	readonly separator: string
	readonly encoding: Encoding
	readonly write?: string
	readonly json?: true
}

type CheckSerial = (serial: string, end: (message: string) => never) => void

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

export function usersCommand(checkSerial: CheckSerial): Command {
	return new Command("users")
		.description(
			"propose who a terminal's users are, by NIP or by name; assigns nobody. One user a line: number, name, and NIP if it is known",
		)
		.requiredOption("--serial <s>", "the terminal's serial, or the name you gave it")
		.requiredOption("--from <file>", "the list, as the terminal's own software exports it")
		.option("--separator <s>", "comma, semicolon, tab or a character", ",")
		.addOption(new Option("--encoding <e>", "of its text").choices(encodings).default("utf-8"))
		.option(
			"--write <file>",
			"write what is sure as a list for terminal assign --list, the rest as notes",
		)
		.option("--json", "print as JSON")
		.action(async (options: Users, command: Command) => {
			const end = (message: string): never => command.error(message, { exitCode: 2 })
			const file = resolve(options.from)
			if (!existsSync(file) || !statSync(file).isFile()) end(`${file} is no file.`)
			checkSerial(options.serial, end)
			const separator = separatorOf(options.separator)
			if (separator === undefined) return end(separatorRule)
			const users = await readUsers(file, { ...options, separator }, end)
			const found: Proposal[] = []
			for (let from = 0; from < users.length; from += usersAtOnce) {
				const body = { users: users.slice(from, from + usersAtOnce) }
				const told = await ask(command, "/operator/terminals/proposals", body)
				found.push(...proposals.parse(told).proposals)
			}
			if (options.write !== undefined)
				writeList({ file: resolve(options.write), serial: options.serial }, found, end)
			if (options.json) return console.log(JSON.stringify(found))
			for (const one of found) console.log(sentence(one, options.serial))
			console.log("Before that terminal's first punch has come, add --new to terminal assign.")
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
			const [userId = "", name = "", nip] = (fieldsOf(text, separator) ?? []).map(plainCell)
			if (userId === "" || userId.length > 24 || name.length > 120) {
				end(`${file}, line ${line}: a user is a number, then "${separator}", then a name.`)
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
			? `\n        npm run -s hadir -- terminal assign --serial ${serial} --user ${userId} --id ${only?.id}`
			: ""
	return `${user}: ${who}${order}`
}

/** One line a user: number, the person's id; what a person has to decide stands there as a note. */
function writeList(
	{ file, serial }: { readonly file: string; readonly serial: string },
	proposals: readonly Proposal[],
	end: (message: string) => never,
): void {
	const lines = proposals.map(({ userId, name, kind, employees }) => {
		const [only] = employees
		const note = (words: string) => `# ${plainOf(userId)},${csvField(`${name}: ${words}`)}`
		if (kind === "sure" && only !== undefined) {
			return `${note(only.name)}\n${csvField(userId)},${only.id}`
		}
		const who = employees.map(({ id, name: full }) => `${id} (${full})`).join(" or ")
		return note(who === "" ? "nobody of that name" : `is it ${who}?`)
	})
	try {
		writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" })
	} catch (cause) {
		end(noNewFile(file, cause))
	}
	console.error(`Check ${file}, then: hadir terminal assign --serial ${serial} --list ${file}`)
}

/** A note begins with #, and a quote before it would make it a user's line. */
const plainOf = (userId: string): string => onOneLine(userId).replace(/[",]/g, " ")

async function ask(command: Command, path: string, body: object): Promise<unknown> {
	const answer = await askOffice(dataFolder(process.env), path, body)
	if (answer.ok) return answer.value
	return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
}

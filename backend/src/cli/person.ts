// hadir person: who somebody is, a finger's slot, the last day of somebody's service, the erasure of who has left.
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { Command } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { columns } from "./columns.ts"
import { kioskArgument } from "./kiosk-argument.ts"
import { askOffice, exitCodeOf } from "./operator.ts"
import { personCardCommand, personCardsCommand } from "./person-card.ts"

export function personCommand(): Command {
	return new Command("person")
		.description("people on record")
		.addCommand(findCommand())
		.addCommand(personCardCommand())
		.addCommand(personCardsCommand())
		.addCommand(fingerCommand())
		.addCommand(leaveCommand())
		.addCommand(forgetCommand())
}

function findCommand(): Command {
	return new Command("find")
		.description("list people by a part of a name or NIP: id, NIP, name, OPD")
		.argument("<text>", "a part of the name, or five digits of the NIP and more")
		.option("--json", "print as JSON")
		.action(async (text: string, options: { json?: true }, command: Command) => {
			const answer = await tell(command, "/operator/people", { text })
			const { people, hasMore } = foundPeople.parse(answer)
			if (options.json) return console.log(JSON.stringify(people))
			if (people.length === 0) {
				command.error(
					`Nobody's name has "${text}" in it, and no NIP. Of a NIP at least five digits are needed.`,
					{ exitCode: 1 },
				)
			}
			for (const line of columns(people.map(({ id, nip, name, unit }) => [id, nip, name, unit])))
				console.log(line)
			if (hasMore) console.error("There are more: give more of the name.")
		})
}

const foundPeople = z.object({
	people: z.array(
		z.object({ id: z.string(), nip: z.string(), name: z.string(), unit: z.string() }),
	),
	hasMore: z.boolean(),
})
const toldPerson = z.object({ employee: z.string() })

type Told = { readonly id: string; readonly json?: true }

function fingerCommand(): Command {
	return new Command("finger")
		.description("give a person's finger a slot of a kiosk's sensor, to be enrolled there")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--kiosk <code>", "the kiosk's code, as its screen shows it", kioskArgument)
		.option("--reader <name>", "its sensor, where it has several", "finger-1")
		.option("--credential <id>", "a finger of that person that another sensor holds already")
		.option("--json", "print as JSON")
		.action(async (options: Finger, command: Command) => {
			const { id, reader, credential, kiosk } = options
			const body = { employee: id, kiosk, reader, ...(credential && { credential }) }
			const given = givenSlot.parse(await tell(command, "/operator/fingers", body))
			if (options.json) return console.log(JSON.stringify(given))
			console.log(
				`Slot ${given.slot} of ${reader} is for ${given.employee}. Once the kiosk has the list, on it:`,
			)
			console.log(`  npm run -s hadir -- kiosk finger enrol --slot ${given.slot}`)
		})
}

type Finger = Told & {
	readonly kiosk: string
	readonly reader: string
	readonly credential?: string
}
const givenSlot = z.object({ employee: z.string(), credential: z.string(), slot: z.number() })

function leaveCommand(): Command {
	return new Command("leave")
		.description("enter the last day of a person's service; their cards end with it")
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.requiredOption("--on <yyyy-mm-dd>", "the last day of service")
		.option("--json", "print as JSON")
		.action(async (options: Told & { readonly on: string }, command: Command) => {
			const { id, on } = options
			if (!isLocalDate(on)) {
				command.error(`"${on}" is no day; write it like 2026-11-30.`, { exitCode: 2 })
			}
			const body = { employee: id, lastDay: on }
			const { employee } = toldPerson.parse(await tell(command, "/operator/departures", body))
			if (options.json) console.log(JSON.stringify({ left: employee, on }))
			else
				console.log(`${employee} is in service until ${on}. Entered wrongly? Enter the right day.`)
		})
}

function forgetCommand(): Command {
	return new Command("forget")
		.description(
			"erase name, NIP and card numbers of a person who has left; punches stay, without a name (the number of a card that was tapped before it was anybody's stays sealed in them)",
		)
		.requiredOption("--id <id>", "the person's id, or the NIP")
		.option("--json", "print as JSON")
		.action(async (options: Told, command: Command) => {
			const answer = await tell(command, "/operator/forgotten", { employee: options.id })
			const { employee } = toldPerson.parse(answer)
			if (options.json) console.log(JSON.stringify({ forgotten: employee }))
			else
				console.log(
					`${employee} is forgotten. Backups still name the person until they expire, and folders before-restore-* beside the data until somebody removes them.`,
				)
		})
}

async function tell(command: Command, path: string, body: object): Promise<unknown> {
	const answer = await askOffice(dataFolder(process.env), path, body)
	if (answer.ok) return answer.value
	return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
}

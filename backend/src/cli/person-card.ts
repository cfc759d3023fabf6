// hadir person card: a card becomes a person's, laid three times on a kiosk; hadir person cards: those to be seen again.
import { Command, InvalidArgumentError } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { cardProgress, waitingWords } from "./card-progress.ts"
import { kioskArgument } from "./kiosk-argument.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

type Options = {
	readonly id: string
	readonly kiosk: string
	readonly seconds: number
	readonly json?: true
}

const pollMs = 1_000

export function personCardCommand(): Command {
	return new Command("card")
		.description("give a person the card that is laid on a kiosk three times, lifted in between")
		.requiredOption("--id <id>", "the person's id, or the NIP: person find lists both")
		.requiredOption("--kiosk <code>", "the kiosk's code, as its screen shows it", kioskArgument)
		.option("--seconds <number>", "how long to wait, 10 to 600", seconds, 120)
		.option("--json", "print as JSON")
		.action(enrol)
}

async function enrol(options: Options, command: Command): Promise<void> {
	const { id, kiosk, json } = options
	const since = Date.now()
	const body = { employee: id, kiosk, since }
	const say = (words: string) => json ?? console.log(words)
	let said = ""
	let hasBegun = false
	for (const until = since + options.seconds * 1000; Date.now() < until; ) {
		const answer = await askOffice(dataFolder(process.env), "/operator/cards", body)
		if (!answer.ok) {
			return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
		}
		if (!hasBegun) say(`Lay the card on kiosk ${kiosk} three times; lift it well in between.`)
		hasBegun = true
		const now = cardProgress.parse(answer.value)
		if (now.state === "given") return tellGiven(now, json)
		const words = waitingWords(now, { kiosk, sinceMs: Date.now() - since })
		if (words !== said) say(words)
		said = words
		await new Promise((next) => setTimeout(next, pollMs))
	}
	command.error(`${said} Nothing was changed. Begin anew.`, { exitCode: 1 })
}

function tellGiven(
	given: { employee: string; credential: string; secondLook: boolean },
	json: true | undefined,
): void {
	const { employee, credential, secondLook } = given
	if (json) return console.log(JSON.stringify({ employee, credential, secondLook }))
	console.log(`It is ${employee}'s, from the first of these taps on.`)
	if (secondLook) {
		console.log(
			"Its number may change: it has to be seen again on a later day (hadir person cards).",
		)
	}
}

const unconfirmed = z.object({
	cards: z.array(
		z.object({
			credential: z.string(),
			employee: z.string(),
			name: z.string(),
			givenOn: z.string(),
		}),
	),
})

export function personCardsCommand(): Command {
	return new Command("cards")
		.description("cards that have not been seen since the day they were given, and may change")
		.option("--json", "print as JSON")
		.action(async (options: { json?: true }, command: Command) => {
			const answer = await askOffice(dataFolder(process.env), "/operator/cards/unconfirmed", {})
			if (!answer.ok) {
				return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
			}
			const { cards } = unconfirmed.parse(answer.value)
			if (options.json) return console.log(JSON.stringify(cards))
			if (cards.length === 0) console.log("Every card has been seen again.")
			for (const { givenOn, employee, name } of cards) {
				console.log(`${givenOn}  ${employee}  ${name}`)
			}
		})
}

function seconds(text: string): number {
	const number = Number(text)
	if (!/^\d+$/.test(text) || number < 10 || number > 600) {
		throw new InvalidArgumentError("Write a whole number from 10 to 600.")
	}
	return number
}

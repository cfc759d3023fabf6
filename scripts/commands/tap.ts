// hadir tap: lays a card on the emulated reader that npm start runs.
import { existsSync, readFileSync } from "node:fs"
import { connect } from "node:net"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { dataFolder } from "@hadir/backend/config.ts"
import { Command, InvalidArgumentError, Option } from "commander"
import { z } from "zod"

/** `screen`: the kiosk's, once it runs. */
const emulatorFile = z.object({ hand: z.number().int(), screen: z.url().optional() })
const kioskStatus = z.object({ readers: z.array(z.object({ state: z.string() })) })
const cardsFile = z.array(z.object({ name: z.string(), uid: z.string() }))
type Card = z.infer<typeof cardsFile>[number]

const uidPattern = /^(?:[0-9a-f]{2}){4,10}$/i

export function tapCommand(): Command {
	return new Command("tap")
		.description("lay a card on the emulated reader")
		.argument(
			"[card]",
			"a demonstration card by its number in the list or part of a name, or 4 to 10 bytes in hex",
		)
		.option("--list", "list the demonstration cards")
		.addOption(
			new Option("--type <letter>", "ISO 14443 type: A or B")
				.default("A")
				.argParser((text) => cardType(text)),
		)
		.option("--json", "print as JSON")
		.action(
			async (
				card: string | undefined,
				options: { list?: true; type: string; json?: true },
				command: Command,
			) => {
				const data = dataFolder(process.env)
				const cards = demonstrationCards(data)
				if (options.list) return list(cards, options.json === true)
				if (card === undefined || card.trim() === "")
					return command.error("Name a card; --list shows them.", { exitCode: 2 })
				const found = findCard(card, cards)
				if (typeof found === "string") return command.error(found, { exitCode: 2 })
				const file = join(data, "emulator.json")
				const absent = `No emulated reader runs on ${data}. Start it with: npm start`
				if (!existsSync(file)) return command.error(absent, { exitCode: 1 })
				const { hand, screen } = emulatorFile.parse(JSON.parse(readFileSync(file, "utf8")))
				if (!(await isRead(screen))) return command.error(unread, { exitCode: 1 })
				const answer = await lay(hand, `${options.type} ${found.uid}`).catch(() => absent)
				if (answer !== "lifted") return command.error(answer, { exitCode: 1 })
				const { uid, name } = found
				if (options.json) console.log(JSON.stringify({ card: uid, name, screen }))
				else console.log(`Laid: ${name}. The kiosk answers on its screen: ${screen}`)
			},
		)
}

const unread =
	"No kiosk reads now, so no card was laid. npm start says why, and starts the kiosk again by itself."

/** Only a reader at work answers: a card laid before another would vanish without a word. */
async function isRead(screen: string | undefined): Promise<boolean> {
	if (screen === undefined) return false
	try {
		const response = await fetch(new URL("/status", screen), { signal: AbortSignal.timeout(3_000) })
		const { readers } = kioskStatus.parse(await response.json())
		return readers.some(({ state }) => state === "ready")
	} catch {
		return false
	}
}

function cardType(text: string): string {
	const type = text.toUpperCase()
	if (type === "A" || type === "B") return type
	throw new InvalidArgumentError("Cards are of type A or B.")
}

function demonstrationCards(data: string): Card[] {
	const file = join(data, "demonstration-cards.json")
	return existsSync(file) ? cardsFile.parse(JSON.parse(readFileSync(file, "utf8"))) : []
}

/** The card meant, or a sentence that says why there is none. */
function findCard(text: string, cards: readonly Card[]): Card | string {
	const numbered = /^\d{1,3}$/.test(text) ? cards[Number(text) - 1] : undefined
	if (numbered !== undefined) return numbered
	const named = cards.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
	if (named.length === 1 && named[0] !== undefined) return named[0]
	if (named.length > 1) return `"${text}" is in ${named.length} names; write more of it.`
	const plain = text.replace(/[:\s-]/g, "")
	if (uidPattern.test(plain)) return { name: "an unlisted card", uid: plain.toLowerCase() }
	return `"${text.slice(0, 40)}" is no card here: give a number from --list, part of a name, or 4 to 10 bytes in hex.`
}

function list(cards: readonly Card[], isJson: boolean): void {
	if (isJson) return console.log(JSON.stringify(cards))
	if (cards.length === 0)
		console.log("There are no demonstration cards; any number in hex can be laid.")
	for (const [index, { name }] of cards.entries())
		console.log(`${String(index + 1).padStart(3)}  ${name}`)
}

function lay(port: number, command: string): Promise<string> {
	return new Promise((resolved, reject) => {
		const socket = connect({ host: "127.0.0.1", port }, () => socket.write(`${command}\n`))
		socket.once("error", reject)
		createInterface({ input: socket })
			.on("error", () => undefined)
			.once("line", (line) => {
				socket.destroy()
				resolved(line)
			})
	})
}

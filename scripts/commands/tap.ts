// hadir tap: acts at the emulated devices that npm start runs, as a person's hand would.
import { dataFolder } from "@hadir/backend/config.ts"
import { Command, InvalidArgumentError, Option } from "commander"
import { type DeviceName, deviceNames } from "../emulated-devices/device-names.ts"
import { drawn, panelSight } from "../emulated-devices/panel-sight.ts"
import { type Card, demonstrationCards, findCard, listCards } from "./demonstration-cards.ts"
import { HandFault, Hands } from "./hands.ts"

type Options = {
	readonly list?: true
	readonly type: string
	readonly tag?: string
	readonly finger?: string
	readonly terminal?: string
	readonly panel?: true
	readonly at?: DeviceName
	readonly json?: true
}

/** What was done, for people and for programs. */
type Done = { readonly words: string; readonly facts: object }

export function tapCommand(): Command {
	return new Command("tap")
		.description("lay a card on the emulated reader, or act at another emulated device")
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
		.option("--tag <number>", "hold a tag at the rdm6300 (10 hex digits) or the ascii reader (8)")
		.option("--finger <name>", "lay a finger on the sensor; name it by the slot it is for")
		.option("--terminal <user>", "punch at an attendance terminal as that user")
		.option("--panel", "print what the panel shows, and what it did within the last minute")
		.addOption(
			new Option("--at <device>", "which device, where several would do").choices(deviceNames),
		)
		.option("--json", "print as JSON")
		.action(async (card: string | undefined, options: Options, command: Command) => {
			const data = dataFolder(process.env)
			const cards = demonstrationCards(data)
			if (options.list) return listCards(cards, options.json === true)
			try {
				const { words, facts } = await act(new Hands(data), card, cards, options)
				console.log(options.json ? JSON.stringify(facts) : words)
			} catch (cause) {
				if (!(cause instanceof HandFault)) throw cause
				command.error(cause.message, { exitCode: cause.exitCode })
			}
		})
}

function act(
	hands: Hands,
	card: string | undefined,
	cards: readonly Card[],
	{ tag, finger, terminal, panel, type, at }: Options,
): Promise<Done> {
	const named = [card, tag, finger, terminal, panel].filter((one) => one !== undefined)
	if (named.length > 1) throw new HandFault("One thing at a time.", 2)
	if (tag !== undefined) return holdTag(hands, tag, at)
	if (finger !== undefined) return layFinger(hands, finger, at)
	if (terminal !== undefined) return punch(hands, terminal, at)
	if (panel) return look(hands, at)
	if (card === undefined || card.trim() === "")
		throw new HandFault("Name a card; --list shows them.", 2)
	const found = findCard(card, cards)
	if (typeof found === "string") throw new HandFault(found, 2)
	return layCard(hands, found, type, at)
}

async function layCard(
	hands: Hands,
	{ uid, name }: Card,
	type: string,
	at: DeviceName | undefined,
): Promise<Done> {
	const hand = hands.of(["pn532"], at)
	await hands.checkReads(hand, "card")
	await hands.say(hand, `${type} ${uid}`)
	const { screen } = hands
	return {
		words: `Laid: ${name}. The kiosk answers on its screen: ${screen}`,
		facts: { card: uid, name, screen },
	}
}

async function holdTag(hands: Hands, tag: string, at: DeviceName | undefined): Promise<Done> {
	const hand = hands.of(["rdm6300", "ascii"], at)
	await hands.checkReads(hand, "card")
	await hands.say(hand, tag)
	const { screen } = hands
	return { words: `Held at the ${hand.device}: ${tag}. Screen: ${screen}`, facts: { tag, screen } }
}

async function layFinger(hands: Hands, finger: string, at: DeviceName | undefined): Promise<Done> {
	const hand = hands.of(["zfm"], at)
	await hands.checkReads(hand, "finger")
	await hands.say(hand, finger)
	const { screen } = hands
	return {
		words: `Laid and lifted: finger ${finger}. Screen: ${screen}`,
		facts: { finger, screen },
	}
}

/** A terminal keeps the punch, whether a kiosk hears it or not. */
async function punch(hands: Hands, user: string, at: DeviceName | undefined): Promise<Done> {
	const hand = hands.of(["zk", "anviz", "adms"], at)
	const time = (await hands.say(hand, user)).replace(/^punched /, "")
	const { device } = hand
	return {
		words: `Punched at ${device}: user ${user}, ${time} by its clock. The kiosk takes it over; its screen says nothing of it.`,
		facts: { terminal: device, user, time },
	}
}

async function look(hands: Hands, at: DeviceName | undefined): Promise<Done> {
	const sight = panelSight.parse(JSON.parse(await hands.say(hands.of(["panel"], at), "look")))
	return { words: drawn(sight).join("\n"), facts: sight }
}

function cardType(text: string): string {
	const type = text.toUpperCase()
	if (type === "A" || type === "B") return type
	throw new InvalidArgumentError("Cards are of type A or B.")
}

// The demonstration's cards, as a person names them.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

const cardsFile = z.array(z.object({ name: z.string(), uid: z.string() }))
export type Card = z.infer<typeof cardsFile>[number]

const uidPattern = /^(?:[0-9a-f]{2}){4,10}$/i

/** @param data the office's folder */
export function demonstrationCards(data: string): Card[] {
	const file = join(data, "demonstration-cards.json")
	return existsSync(file) ? cardsFile.parse(JSON.parse(readFileSync(file, "utf8"))) : []
}

/** The card meant, or a sentence that says why there is none. */
export function findCard(text: string, cards: readonly Card[]): Card | string {
	const numbered = /^\d{1,3}$/.test(text) ? cards[Number(text) - 1] : undefined
	if (numbered !== undefined) return numbered
	const named = cards.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
	if (named.length === 1 && named[0] !== undefined) return named[0]
	if (named.length > 1) return `"${text}" is in ${named.length} names; write more of it.`
	const plain = text.replace(/[:\s-]/g, "")
	if (uidPattern.test(plain)) return { name: "an unlisted card", uid: plain.toLowerCase() }
	return `"${text.slice(0, 40)}" is no card here: give a number from --list, part of a name, or 4 to 10 bytes in hex.`
}

export function listCards(cards: readonly Card[], isJson: boolean): void {
	if (isJson) return console.log(JSON.stringify(cards))
	if (cards.length === 0)
		console.log("There are no demonstration cards; any number in hex can be laid.")
	for (const [index, { name }] of cards.entries())
		console.log(`${String(index + 1).padStart(3)}  ${name}`)
}

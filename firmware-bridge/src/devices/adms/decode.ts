// What a terminal uploads, and the log that its menu writes to a stick: lines of the same form.
import { type Decode, decodeLines, type Meaning } from "../../decoded.ts"
import { punchWords } from "../../punch-words.ts"
import { endLines, nothingHeld } from "./framer.ts"
import { pushedPunch, pushedUser } from "./lines.ts"

const nowhere = "-"

export const decodeAdms: Decode = decodeLines(meaningOf)

/** The file pads user numbers with spaces. */
export const decodeAttlog: Decode = decodeLines((line) => punchMeaning(line.trimStart()))

function meaningOf(line: string): Meaning | { readonly fault: string } {
	const [kept] = endLines({ ...nothingHeld, bytes: Buffer.from(line) })
	if (kept === undefined) return { fault: "biometric" }
	const user = pushedUser(line)
	if (user !== undefined) {
		const { userId, name, privilege } = user
		return { kind: "user", words: `user ${userId} "${name}", ${privilege}`, facts: { ...user } }
	}
	if (/^OPLOG[ \t]/i.test(line))
		return { kind: "operation", words: "something done at the terminal" }
	return punchMeaning(line)
}

function punchMeaning(line: string): Meaning | { readonly fault: string } {
	const punch = pushedPunch(nowhere, line)
	if (!punch.ok) return { fault: punch.fault.message }
	const { userId, local, state, verify } = punch.value
	const facts = { userId, local, state, verify: verify.raw }
	return { kind: "punch", words: punchWords(punch.value), facts }
}

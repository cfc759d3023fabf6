// Lines of a terminal that pushes: "982\t2008-02-25 12:08:21\t1\t0\t9001" is user 982, when, state 1, verify 0, work code;
// "USER PIN=982\tName=Richard\tPasswd=...\tCard=13375590" is a user. Passwords are not read.
import { fail, type Result } from "@hadir/shared/result.ts"
import type { RefusalReason, TerminalPunch, TerminalUser } from "../../terminal.ts"
import { punchOf } from "../../terminal-punch.ts"

const punchPattern =
	/^([^\t]{0,24})\t(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\t(\d{1,3})?(?:\t(\d{1,3})?(?:\t.*)?)?)?$/
/** "Not set", as the terminals themselves write it. */
const notSet = 255

export function pushedPunch(
	serial: string,
	line: string,
): Result<TerminalPunch, { readonly code: RefusalReason; readonly message: string }> {
	const found = punchPattern.exec(line)
	if (found === null) return fail("unknown-body", "The line is no punch.")
	const [, userId = "", ...figures] = found
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = figures.map(Number)
	const [, , , , , , state, verify] = figures
	return punchOf({
		...{ serial, userId: userId.trim() },
		local: { year, month, day, hour, minute, second },
		state: state === undefined ? notSet : Number(state),
		verify: verify === undefined ? notSet : Number(verify),
	})
}

const rights = new Map<string, TerminalUser["privilege"]>([
	["0", "user"],
	["2", "enroller"],
	["6", "manager"],
	["10", "manager"],
	["14", "administrator"],
])

/** Undefined when the line is no user's, or names none. */
export function pushedUser(line: string): TerminalUser | undefined {
	const [, rest] = /^USER[ \t]+(.*)$/i.exec(line) ?? []
	if (rest === undefined) return undefined
	const fields = new Map(rest.split("\t").map(fieldOf))
	const userId = fields.get("pin") ?? ""
	if (userId === "" || userId.length > 24) return undefined
	const card = cardOf(fields.get("card") ?? "")
	return {
		...{ userId, name: (fields.get("name") ?? "").slice(0, 48), isDisabled: false },
		privilege: rights.get(fields.get("pri") ?? "0") ?? "unknown",
		...(card === undefined ? {} : { card }),
	}
}

function fieldOf(text: string): [string, string] {
	const at = text.indexOf("=")
	return [text.slice(0, Math.max(at, 0)).trim().toLowerCase(), text.slice(at + 1).trim()]
}

/** Decimal, or in brackets the bytes in hex; 0 is no card. */
function cardOf(text: string): number | undefined {
	const [, hex] = /^\[([0-9a-f]{1,12})\]$/i.exec(text) ?? []
	const card = hex === undefined ? Number(/^\d{1,15}$/.test(text) ? text : "0") : Number(`0x${hex}`)
	return card === 0 ? undefined : card
}

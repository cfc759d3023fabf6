// Punches, users and times out of the rows of an answer. Every field is text.
import { terminalKey, type WallTime } from "@hadir/shared/journal/terminal-punch.ts"
import type { TerminalUser } from "../../terminal.ts"
import type { ToldRecord } from "../../terminal-punch.ts"
import type { Row } from "./row-scanner.ts"

type Fields = ReadonlyMap<string, string>

const time = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/
const number = /^\d{1,3}$/
/** A user id of these terminals has 24 characters at most. */
const maxId = 24

/** PIN, DateTime, Verified, Status; undefined for a row that is written otherwise. */
export function recordOf(row: Row): ToldRecord | undefined {
	if (row.kind === "odd") return undefined
	const { fields } = row
	const [userId = "", verify = "", state = ""] = ["PIN", "Verified", "Status"].map((name) =>
		fields.get(name),
	)
	const local = wallTimeIn(fields.get("DateTime") ?? "")
	if (local === undefined || userId.length > maxId) return undefined
	if (!number.test(verify) || !number.test(state)) return undefined
	return { userId, local, verify: Number(verify), state: Number(state) }
}

/** Names the row in the log, a row that is no record too. */
export function keyOf(row: Row): string {
	const record = recordOf(row)
	if (record !== undefined) return terminalKey(record)
	return terminalKey({ userId: textOf(row), local: noTime, verify: 0, state: 0 })
}

export const textOf = (row: Row): string =>
	row.kind === "odd" ? row.text : [...row.fields].map((pair) => pair.join("=")).join(" ")

/** Date and Time of a clock. */
export const clockOf = (row: Row): WallTime | undefined =>
	row.kind === "odd"
		? undefined
		: wallTimeIn(`${row.fields.get("Date") ?? ""} ${row.fields.get("Time") ?? ""}`)

const privileges = new Map<string, TerminalUser["privilege"]>([
	["0", "user"],
	["1", "user"],
	["2", "enroller"],
	["6", "manager"],
	["14", "administrator"],
])

/** PIN2 is the number people are known by, where the terminal has one beside its own. The password is not read. */
export function userOf(row: Row): TerminalUser | undefined {
	if (row.kind === "odd") return undefined
	const userId = row.fields.get("PIN2") || row.fields.get("PIN") || ""
	if (userId === "") return undefined
	const card = Number(row.fields.get("Card") || 0)
	const user = {
		...{ userId, name: row.fields.get("Name") ?? "", isDisabled: false },
		privilege: privileges.get(privilegeIn(row.fields)) ?? "unknown",
	}
	return Number.isSafeInteger(card) && card > 0 ? { ...user, card } : user
}

const privilegeIn = (fields: Fields): string => fields.get("Privilege") ?? ""

function wallTimeIn(text: string): WallTime | undefined {
	const found = time.exec(text)
	if (found === null) return undefined
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
		.slice(1)
		.map(Number)
	return { year, month, day, hour, minute, second }
}

const noTime: WallTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }

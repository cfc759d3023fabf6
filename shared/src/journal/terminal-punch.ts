// What names a punch and a user of an attendance terminal, wherever it comes from: pulled by a kiosk, or in a file.
import { createHash } from "node:crypto"
import { isLocalDate } from "../time/local-date.ts"
import { instantMs } from "../time/local-time.ts"
import type { Card } from "./sealed-card.ts"

/** As the terminal's clock showed it: a day and a time, no zone. */
export type WallTime = {
	readonly year: number
	readonly month: number
	readonly day: number
	readonly hour: number
	readonly minute: number
	readonly second: number
}

const lastYearOfCentury = 100
const monthDays = 31
const daySeconds = 86_400

/**
 * Seconds since 2000 in years of twelve months of 31 days. A calendar of 365 days, as one published snippet
 * has it, is wrong.
 */
export function timeCodeOf({ year, month, day, hour, minute, second }: WallTime): number {
	const days = ((year % lastYearOfCentury) * 12 + month - 1) * monthDays + day - 1
	return days * daySeconds + hour * 3600 + minute * 60 + second
}

/** 144 bits: two different punches of a terminal never share a key. */
const keyLength = 24

/**
 * In and out within one second differ by their state and are two. Of the state only the low four bits count:
 * an event has no more, and 255 of the log is its 15.
 */
export function terminalKey(punch: {
	readonly userId: string
	readonly local: WallTime
	readonly verify: number
	readonly state: number
}): string {
	const { userId, local, verify, state } = punch
	const text = `${timeCodeOf(local)} ${state & 0x0f} ${verify} ${plainUser(userId)}`
	return createHash("sha256").update(text).digest("base64url").slice(0, keyLength)
}

const resetYear = 2000
const ghostYear = 2063

/** Why a terminal's time can be nobody's punch; undefined: it may be one. */
export function timeFault(local: WallTime): "ghost-date" | "impossible-date" | undefined {
	// Years of a clock that lost its time, and of rows read at the wrong size.
	if (local.year <= resetYear || local.year >= ghostYear) return "ghost-date"
	return isPossible(local) ? undefined : "impossible-date"
}

export function isPossible({ hour, minute, second, ...date }: WallTime): boolean {
	return isLocalDate(dateOf(date)) && hour < 24 && minute < 60 && second < 60
}

export const dateOf = ({ year, month, day }: Pick<WallTime, "year" | "month" | "day">): string =>
	`${year}-${twoDigits(month)}-${twoDigits(day)}`

/** UTC ms at which a clock of that zone shows this time, which has to be possible. */
export function instantOf(local: WallTime, zone: string): number {
	const second = local.hour * 3600 + local.minute * 60 + local.second
	return instantMs({ date: dateOf(local), second }, zone)
}

const twoDigits = (number: number): string => String(number).padStart(2, "0")

/** Terminals print it on the type plate; for a file of another make the operator gives a name. */
export const serialPattern = /^[A-Za-z0-9._-]{1,24}$/

const uidBytes = 14

/**
 * A user of one terminal as a credential that can be tagged and sealed like a card: the same number at another
 * terminal is somebody else. 112 bits, the longest number that a seal takes.
 */
export function terminalUser(serial: string, userId: string): Card {
	const named = `hadir/terminal-user/1\n${serial}\n${plainUser(userId)}`
	const digest = createHash("sha256").update(named).digest()
	return { kind: "terminal", uid: digest.subarray(0, uidBytes) }
}

/**
 * A user's number is a number: Anviz keeps it as one in five bytes, ZKTeco's menus take digits, and the lists of
 * their software pad it with zeros or do not. So 01001 and 1001 are one user, wherever each stands. What has letters
 * is left as it is.
 */
export const plainUser = (userId: string): string =>
	/^\d+$/.test(userId) ? userId.replace(/^0+(?=\d)/, "") : userId

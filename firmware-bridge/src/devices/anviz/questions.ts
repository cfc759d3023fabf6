// What a terminal can be asked besides its log: who it is, what it holds, what its clock shows, its users.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import type { Identity } from "../../counting-terminal.ts"
import type { ClockReading, TerminalCounts, TerminalUser } from "../../terminal.ts"
import { clockReading, wallTimeAt } from "../../terminal-clock.ts"
import { isGone, type Link } from "./link.ts"
import { clockBytes, clockOf, countsOf, rowsOf, staffBytes, staffOf, textIn } from "./records.ts"

/** The configuration's first bytes; a communication password stands behind them and is not read. */
const firmwareBytes = 8
/** Users in one answer: eight of 40 bytes. */
const staffAtOnce = 8
const fromFirst = 1
const goOn = 0

/** @param given the serial number an operator wrote; asked of the terminal where undefined */
export async function askIdentity(
	link: Link,
	given: string | undefined,
): Promise<Result<Identity, Fault>> {
	// Of all models: whether a terminal of that number is there is known before the rest is asked.
	const firmware = await askText(link, "configuration")
	if (!firmware.ok) return firmware
	const serial = given === undefined ? await askText(link, "serialNumber") : succeed(given)
	if (!serial.ok) return serial
	if (serial.value === "") return { ok: false, fault: namelessFault }
	const model = await askText(link, "typeCode")
	if (!model.ok) return model
	return succeed({ serial: serial.value, model: model.value, firmware: firmware.value })
}

/** Empty where the terminal does not know the question. */
async function askText(
	link: Link,
	command: "configuration" | "serialNumber" | "typeCode",
): Promise<Result<string, Fault>> {
	const answer = await link.ask(command)
	if (!answer.ok) return isGone(answer.fault) ? answer : succeed("")
	const { data } = answer.value
	return succeed(textIn(command === "configuration" ? data.subarray(0, firmwareBytes) : data))
}

export async function askCounts(link: Link): Promise<Result<TerminalCounts, Fault>> {
	const answer = await link.ask("counts")
	return answer.ok ? countsOf(answer.value.data) : answer
}

type Times = { readonly zone: string; utcNow(): number }

/** A clock that lost its time may show a day that does not exist. */
export async function askClock(
	link: Link,
	{ zone, utcNow }: Times,
): Promise<Result<ClockReading, Fault>> {
	const answer = await link.ask("readTime")
	if (!answer.ok) return answer
	const { data, roundTripMs } = answer.value
	const shown = clockOf(data)
	if (!shown.ok) return shown
	return clockReading({ shown: shown.value, zone, answeredAtMs: utcNow(), roundTripMs })
}

export const tellTime = (
	link: Link,
	{ utcMs, zone }: { readonly utcMs: number; readonly zone: string },
): Promise<Result<void, Fault>> => link.change("setTime", clockBytes(wallTimeAt(utcMs, zone)))

export async function askUsers(link: Link): Promise<Result<readonly TerminalUser[], Fault>> {
	const counts = await askCounts(link)
	if (!counts.ok) return counts
	const { held } = counts.value.users
	const users: TerminalUser[] = []
	while (users.length < held) {
		const way = users.length === 0 ? fromFirst : goOn
		const atOnce = Math.min(staffAtOnce, held - users.length)
		const answer = await link.askOnce("staff", Uint8Array.of(way, atOnce))
		if (!answer.ok) return answer
		const rows = rowsOf(answer.value.data, staffBytes)
		if (!rows.ok) return rows
		if (rows.value.length === 0) break
		users.push(...rows.value.map(staffOf))
	}
	return succeed(users)
}

const namelessFault: Fault<"no-serial"> = {
	code: "no-serial",
	message:
		"The terminal does not tell its serial number. Write the one on its type plate into its setting: serial=...",
}

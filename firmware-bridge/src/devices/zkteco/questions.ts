// What a terminal can be asked besides its tables: who it is, what it holds, what its clock shows.
import { timeCodeOf } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { Identity } from "../../counting-terminal.ts"
import type { ClockReading, TerminalCounts } from "../../terminal.ts"
import { clockReading, wallTimeAt } from "../../terminal-clock.ts"
import { openTable } from "./bulk-read.ts"
import { timeBytes, wallTimeOf } from "./device-time.ts"
import * as zk from "./frame.ts"
import { countsOf } from "./free-sizes.ts"
import { expectOk, type Link, refusalOf } from "./link.ts"
import { type ListedUser, textIn, usersOf } from "./records.ts"

export async function askIdentity(link: Link): Promise<Result<Identity, Fault>> {
	const serial = await askOption(link, "~SerialNumber")
	if (!serial.ok) return serial
	if (serial.value === undefined || serial.value === "") {
		return fail("wrong-device", "What answers here names no serial number: it is no terminal.")
	}
	const model = await askOption(link, "~DeviceName")
	if (!model.ok) return model
	const firmware = await askFirmware(link)
	if (!firmware.ok) return firmware
	return succeed({ serial: serial.value, model: model.value ?? "", firmware: firmware.value })
}

/** An option by its name; undefined where the terminal does not know it. */
export async function askOption(
	link: Link,
	name: string,
): Promise<Result<string | undefined, Fault>> {
	const answer = await link.ask("readOption", new TextEncoder().encode(`${name}\0`))
	if (!answer.ok) return answer
	const { command, data } = answer.value
	const [key, ...value] = textIn(data, { from: 0, length: data.length }).split("=")
	const isKnown = command === zk.replies.ok && key === name
	return succeed(isKnown ? value.join("=").trim() : undefined)
}

export async function askFirmware(link: Link): Promise<Result<string, Fault>> {
	const answer = await link.ask("version")
	if (!answer.ok) return answer
	const { command, data } = answer.value
	return succeed(command === zk.replies.ok ? textIn(data, { from: 0, length: data.length }) : "")
}

export async function askCounts(link: Link): Promise<Result<TerminalCounts, Fault>> {
	const answer = await link.ask("freeSizes")
	if (!answer.ok) return answer
	const isOk = expectOk("freeSizes", answer.value)
	return isOk.ok ? countsOf(answer.value.data) : isOk
}

type Times = { readonly zone: string; utcNow(): number }

/** A clock that lost its time may show a day that does not exist. */
export async function askClock(
	link: Link,
	{ zone, utcNow }: Times,
): Promise<Result<ClockReading, Fault>> {
	const answer = await link.ask("readTime")
	if (!answer.ok) return answer
	const answeredAtMs = utcNow()
	const { command, data, roundTripMs } = answer.value
	if (command !== zk.replies.ok) return { ok: false, fault: refusalOf("readTime", command) }
	if (data.length < timeBytes) return fail("no-time", "The terminal's time is cut short.")
	const shown = wallTimeOf(new DataView(data.buffer, data.byteOffset).getUint32(0, true))
	return clockReading({ shown, zone, answeredAtMs, roundTripMs })
}

export function tellTime(
	link: Link,
	{ utcMs, zone }: { readonly utcMs: number; readonly zone: string },
): Promise<Result<void, Fault>> {
	const code = new DataView(new ArrayBuffer(timeBytes))
	code.setUint32(0, timeCodeOf(wallTimeAt(utcMs, zone)), true)
	return link.change("setTime", new Uint8Array(code.buffer))
}

/** Punches alone: fingers, doors and enrolments are not listened to. */
export async function askForEvents(link: Link, bit: number): Promise<Result<void, Fault>> {
	const answer = await link.ask("registerEvents", Uint8Array.of(bit, 0, 0, 0))
	return answer.ok ? expectOk("registerEvents", answer.value) : answer
}

export async function askUsers(link: Link): Promise<Result<readonly ListedUser[], Fault>> {
	const counts = await askCounts(link)
	if (!counts.ok) return counts
	if (counts.value.users.held === 0) return succeed([])
	const table = await openTable(link, "users")
	if (!table.ok) return table
	const pieces: Uint8Array[] = []
	const read = await table.value.read(0, (piece) => pieces.push(piece))
	await table.value.free()
	return read.ok ? usersOf(Buffer.concat(pieces), counts.value.users.held) : read
}

// Whether a program on this computer is connected to a device already: the running kiosk, as a rule. Asked of the
// system, which knows it of every account's programs and whatever folder they keep their data in.
import { lookup } from "node:dns/promises"
import { readFileSync } from "node:fs"
import type { PortAddress } from "../../port-address.ts"
import { stopKiosk } from "./push-visit.ts"

/** Linux's tables of lines; elsewhere there are none, and nobody is known to hold anything. */
const tables = ["/proc/net/tcp", "/proc/net/udp"] as const
const established = "01"

export async function isConnectedFromHere(address: {
	readonly host: string
	readonly port: number
}): Promise<boolean> {
	const found = await lookup(address.host, { family: 4, all: true }).catch(() => [])
	const sought = found.map((one) => remoteText(one.address, address.port))
	return tables.flatMap(remotesIn).some((remote) => sought.includes(remote))
}

/**
 * What to say of a reader or panel that this computer's running kiosk is connected to; undefined: nothing holds
 * it. A serial line says so by itself, for it can be opened once.
 */
export async function heldWords(address: PortAddress): Promise<string | undefined> {
	if (address.kind !== "tcp" || !(await isConnectedFromHere(address))) return undefined
	return `A program on this computer is connected to ${address.host}:${address.port} already, most likely the running kiosk: ${stopKiosk}`
}

/** The far ends of what is connected, as the table writes them: "0100007F:1F90". */
function remotesIn(table: string): readonly string[] {
	return textOf(table)
		.split("\n")
		.flatMap((line) => {
			const [, , remote, state] = line.trim().split(/\s+/)
			return state === established && remote !== undefined ? [remote] : []
		})
}

function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8")
	} catch {
		return ""
	}
}

/** The address as this machine holds it in memory: its last byte first on every board a kiosk is. */
const remoteText = (address: string, port: number): string =>
	`${address.split(".").reverse().map(Number).map(hexByte).join("")}:${hexByte(port >> 8)}${hexByte(port & 0xff)}`

const hexByte = (value: number): string => value.toString(16).toUpperCase().padStart(2, "0")

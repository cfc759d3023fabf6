// The port on which a terminal that pushes calls while it is tried, in place of the kiosk's.
import { networkInterfaces } from "node:os"
import { PushServer } from "@hadir/firmware-bridge/ports/push-server.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { systemCodeOf } from "@hadir/shared/settings.ts"

/** @param tell takes a line for who stands before the terminal */
export async function openPushDoor(
	port: number,
	tell: (line: string) => void,
): Promise<Result<PushServer, Fault<"port">>> {
	let refusal: unknown
	let isOpen = false
	const door = new PushServer({
		...{ port, utcNow: () => Date.now() },
		onStranger: (serial, from) =>
			tell(`${serial} calls from ${from}, another serial than the one set`),
		onFault: (cause) => {
			if (isOpen) tell("a call that broke off")
			else refusal = cause
		},
	})
	await door.start()
	if (door.fault === undefined) {
		isOpen = true
		return succeed(door)
	}
	await door.stop()
	return fail("port", systemCodeOf(refusal) === "EADDRINUSE" ? taken(port) : door.fault.message)
}

const taken = (port: number): string =>
	`Port ${port}, where terminals call, is taken, most likely by the running kiosk: ${stopKiosk}`

/** What is punched meanwhile is kept by the terminal, and told once the kiosk is back. */
export const stopKiosk =
	"stop it (sudo systemctl stop hadir-kiosk, or Ctrl-C where it runs), do this again, then start it. Punches made meanwhile wait in the terminal."

/** What to enter in the terminal's menu for its server. */
export function serverWords(port: number): string {
	const addresses = Object.values(networkInterfaces())
		.flatMap((found) => found ?? [])
		.filter(({ family, internal }) => family === "IPv4" && !internal)
		.map(({ address }) => address)
	return `${addresses.join(" or ") || "this computer's address"}, port ${port}`
}

// Where the hands at the emulated devices are: what npm start writes and `hadir tap` reads.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

const emulators = z.object({
	/** Ports on loopback, by the device's name. */
	hands: z.record(z.string(), z.number().int()),
	/** The kiosk's, once it runs. */
	screen: z.url().optional(),
})
export type Emulators = z.infer<typeof emulators>

const fileIn = (data: string): string => join(data, "emulator.json")

export function keepEmulators(
	data: string,
	facts: {
		readonly devices: readonly { readonly name: string; readonly hand: number }[]
		readonly screen?: string
	},
): void {
	const { devices, screen } = facts
	const hands = Object.fromEntries(devices.map(({ name, hand }) => [name, hand]))
	writeFileSync(fileIn(data), JSON.stringify({ hands, screen }), { mode: 0o600 })
}

/** Undefined when npm start never ran on that folder. */
export function readEmulators(data: string): Emulators | undefined {
	const file = fileIn(data)
	if (!existsSync(file)) return undefined
	const read = emulators.safeParse(jsonIn(readFileSync(file, "utf8")))
	return read.success ? read.data : undefined
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}

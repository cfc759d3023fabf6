// Resident memory of a kiosk with three readers and the panel, beside the same kiosk without any device and a Node that
// does nothing. The emulated devices run in another process.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { z } from "zod"
import { idleNode, residentOf, startOnce, whileAtRest } from "./start-memory.ts"

const rounds = 2
const status = z.object({ readers: z.array(z.object({ state: z.string() })), panel: z.string() })
const nothing = "none"
const everything = "pn532,zfm,ascii,panel"

export async function memoryWithDevices(): Promise<void> {
	const data = mkdtempSync(join(tmpdir(), "hadir-bench-"))
	const idle = idleNode()
	try {
		await startOnce({ data, args: ["--devices", everything] })
		for (let round = 0; round < rounds; round++) {
			const without = await kioskMb(data, nothing)
			const withAll = await kioskMb(data, everything)
			const bare = idle.residentMb()
			console.log(line("kiosk, no device", without, bare))
			console.log(
				`${line(`kiosk, ${everything}`, withAll, bare)}, to no device ${(withAll / without).toFixed(2)}`,
			)
			console.log(line("bare node", bare, bare))
		}
	} finally {
		idle.end()
		rmSync(data, { recursive: true, force: true })
	}
}

async function kioskMb(data: string, devices: string): Promise<number> {
	let resident = Number.NaN
	await whileAtRest({ data, args: ["--devices", devices] }, async (screen) => {
		await checkConnected(screen, devices)
		resident = residentOf(data, "kiosk")
	})
	return resident
}

/** A kiosk whose devices are away would be measured for nothing. */
async function checkConnected(screen: string, devices: string): Promise<void> {
	const response = await fetch(new URL("/status", screen))
	const { readers, panel } = status.parse(await response.json())
	const states = [...readers.map(({ state }) => state), panel]
	const wanted = devices === nothing ? ["none"] : devices.split(",").map(() => "ready")
	if (states.join() !== wanted.join()) throw new Error(`devices are ${states.join()}`)
}

const line = (name: string, mb: number, bare: number): string =>
	`${name.padEnd(30)} ${mb.toFixed(0)} MB   ratio to bare ${(mb / bare).toFixed(2)}`

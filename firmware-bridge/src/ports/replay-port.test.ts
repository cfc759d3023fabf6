// A recording made of a driver at an emulated reader, lived again by the same driver.
import { createConnection } from "node:net"
import { expect, test, vi } from "vitest"
import { startPn532Emulator } from "../../emulators/pn532/server.ts"
import { Pn532Reader } from "../devices/pn532/driver.ts"
import type { Reading } from "../reader.ts"
import { type Passed, recordingOf, recordingText } from "../recording.ts"
import type { OpenPort } from "./port.ts"
import { recordingPort } from "./recording-port.ts"
import { replayPort } from "./replay-port.ts"
import { tcpPort } from "./tcp-port.ts"

const clock = {
	now: () => performance.now(),
	pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}

function driverOn(openPort: OpenPort) {
	const told = { readings: [] as Reading[], states: [] as string[] }
	const driver = new Pn532Reader({
		...{ openPort, clock },
		events: {
			onReading: (reading) => told.readings.push(reading),
			onState: ({ kind }) => told.states.push(kind),
			...{ onRefusal: () => undefined, onFailedRead: () => undefined },
		},
	})
	driver.start()
	return { told, driver }
}

const numbers = (readings: readonly Reading[]) =>
	readings.map(
		(reading) => reading.kind === "card" && Buffer.from(reading.card.uid).toString("hex"),
	)

test("a recording gives the readings once more", async () => {
	const emulator = await startPn532Emulator({ serial: 0, hand: 0 })
	const passed: Passed[] = []
	const line = tcpPort({ host: "127.0.0.1", port: emulator.serial })
	const first = driverOn(
		recordingPort(line, (direction, bytes) =>
			passed.push({ atMs: passed.length, direction, bytes: Uint8Array.from(bytes) }),
		),
	)
	const hand = createConnection(emulator.hand, "127.0.0.1")
	await vi.waitFor(() => expect(first.told.states).toContain("ready"), { timeout: 10_000 })
	for (const uid of ["04A1B2C3D4E5F6", "DEADBEEF"]) {
		const before = first.told.readings.length
		hand.write(`A ${uid}\n`)
		await vi.waitFor(() => expect(first.told.readings.length).toBeGreaterThan(before), {
			timeout: 10_000,
		})
		await clock.pause(800)
	}
	await first.driver.stop()
	hand.destroy()
	await emulator.stop()
	const kept = recordingOf(recordingText({ device: "pn532", isConcealed: false, passed }))
	if (!kept.ok) throw new Error(kept.fault.message)
	const second = driverOn(replayPort(kept.value.passed))
	await vi.waitFor(() => expect(second.told.states.at(-1)).toBe("absent"), { timeout: 20_000 })
	await second.driver.stop()
	expect(numbers(second.told.readings)).toEqual(["04a1b2c3d4e5f6", "deadbeef"])
	expect(second.told.readings).toHaveLength(first.told.readings.length)
}, 40_000)

test("a driver that says less than the recorded one is not waited for without end", async () => {
	const chunks: Uint8Array[] = []
	let isClosed = false
	const passed: Passed[] = [
		{ atMs: 0, direction: "to", bytes: Uint8Array.of(1, 2, 3) },
		{ atMs: 1, direction: "from", bytes: Uint8Array.of(9) },
	]
	const open = replayPort(passed)
	await open({
		onBytes: (chunk) => chunks.push(chunk),
		onClosed: () => {
			isClosed = true
		},
	})
	await vi.waitFor(() => expect(isClosed).toBe(true), { timeout: 5_000 })
	expect(chunks).toEqual([Uint8Array.of(9)])
	expect(await open({ onBytes: () => undefined, onClosed: () => undefined })).toMatchObject({
		fault: { code: "closed" },
	})
})

// The finger sensor, empty at first. It keeps its fingers in a file, as a real one keeps them in flash: a sensor
// without the fingers that were enrolled would be taken for another kiosk's.
import { join } from "node:path"
import { r503, ZfmSensor } from "@hadir/firmware-bridge/emulators/zfm/sensor.ts"
import { serveZfm } from "@hadir/firmware-bridge/emulators/zfm/server.ts"
import { z } from "zod"
import type { DeviceOrder, EmulatedDevice } from "./device.ts"
import { refusal, serveHand } from "./hand.ts"
import { keptMemory } from "./kept-memory.ts"

/** How long a finger stays: the sensor looks ten times a second. */
const touchMs = 800
/** Commands that change what it keeps: store, delete. */
const changes: readonly number[] = [0x06, 0x0c]
const fingerPattern = /^[\w-]{1,24}$/

const fingers = z.array(z.tuple([z.number().int().min(0), z.string().regex(fingerPattern)]))

export async function startZfm({ data }: Pick<DeviceOrder, "data">): Promise<EmulatedDevice> {
	const memory = keptMemory(join(data, "emulated-fingers.json"), fingers)
	const sensor = new ZfmSensor(r503)
	for (const [slot, finger] of memory.value ?? []) sensor.slots.set(slot, finger)
	sensor.on("bytes", () => {
		if (sensor.heard.some((code) => changes.includes(code))) memory.keep([...sensor.slots])
		sensor.heard.length = 0
	})
	const { port } = await serveZfm(sensor)
	const hand = await serveHand(async (finger) => {
		if (!fingerPattern.test(finger)) return `${refusal}name a finger by up to 24 letters or digits`
		sensor.place(finger)
		await new Promise((done) => setTimeout(done, touchMs))
		sensor.lift()
		return "lifted"
	})
	return {
		...{ what: "finger sensor (R503)", setting: `zfm=tcp:127.0.0.1:${port}`, hand },
		deed: { words: "Lay a finger", command: "tap --finger 0", note: "enrol it first" },
	}
}

// From the finger on an emulated sensor to the record: registry, reader's slot, people file, punch.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { r503, ZfmSensor } from "@hadir/firmware-bridge/emulators/zfm/sensor.ts"
import { serveZfm, type ZfmLine } from "@hadir/firmware-bridge/emulators/zfm/server.ts"
import { tcpPort } from "@hadir/firmware-bridge/ports/tcp-port.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { openDatabase } from "./journal/database.ts"
import { PeopleFile } from "./journal/people-file.ts"
import { readersOf } from "./reader-settings.ts"
import { ReaderSlot } from "./readers/reader-slot.ts"
import type { Answer } from "./usecases/ports.ts"
import { TakePunch } from "./usecases/take-punch.ts"

const now = { boot: 1, mono: 1_000, wall: 2_000, q: 4, err: 5 } as const
const maria = { credential: "A".repeat(16), name: "Maria", sensor: { reader: "finger-1", slot: 7 } }

let folder: string
let sensor: ZfmSensor
let line: ZfmLine
let people: PeopleFile
let slot: ReaderSlot
let records: RecordContent[]
let answers: Answer[]
let close: () => void

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-finger-"))
	records = []
	answers = []
	sensor = new ZfmSensor(r503)
	sensor.slots.set(7, "maria")
	line = await serveZfm(sensor)
	const database = openDatabase(join(folder, "journal.db"))
	close = () => database.close()
	people = new PeopleFile(database)
	slot = readerOn(`zfm=tcp:127.0.0.1:${line.port}`)
})
afterEach(async () => {
	await slot.stop()
	await line.stop()
	close()
	rmSync(folder, { recursive: true })
})

function readerOn(setting: string): ReaderSlot {
	const [reader] = mustBeRead(setting)
	if (reader === undefined) throw new Error("no reader is set")
	const punch = punchTaker()
	return new ReaderSlot({
		...{ name: reader.name, medium: reader.medium, readClock: () => now },
		make: (events) =>
			reader.make({
				openPort: tcpPort({ host: "127.0.0.1", port: line.port }),
				clock: {
					now: () => performance.now(),
					pause: (ms) => new Promise((f) => setTimeout(f, ms)),
				},
				events,
				expectedSlots: () => people.slotsOf(reader.name),
			}),
		onReading: (reading) =>
			reading.kind === "finger" && punch.takeFinger(reader.name, reading.slot).kind !== "refused",
		onRefusal: (reason) => void punch.refuse(reason),
		append: keep,
		onChange: () => undefined,
	})
}
function mustBeRead(setting: string) {
	const read = readersOf(setting)
	if (!read.ok) throw new Error(read.fault.message)
	return read.value
}
function keep(content: RecordContent): boolean {
	records.push(content)
	return true
}
const punchTaker = () =>
	new TakePunch({
		people,
		journal: {
			append: (content) => {
				keep(content)
				return { ok: true, value: { n: records.length, hash: "" } }
			},
		},
		clock: { read: () => now, hear: () => undefined },
		answers: [{ show: (answer) => answers.push(answer) }],
		tagSecret: Buffer.alloc(32),
		officeSealKey: makeKeyPair("x25519").publicKey,
		makeSealPair: () => makeKeyPair("x25519"),
		isOffline: () => false,
	})

test("a listed finger is a punch of its credential, once the sensor is the list's", async () => {
	people.apply(1, [maria])
	slot.start()
	await until(() => expect(slot.state.kind).toBe("ready"))
	await new Promise((done) => setTimeout(done, 500))
	sensor.place("maria")
	await until(() => expect(answers).toMatchObject([{ kind: "recorded", name: "Maria" }]))
	expect(records).toMatchObject([
		{ k: "reader", reader: "finger-1", state: "ready" },
		{ k: "punch", reader: "finger-1", credential: maria.credential, answer: "recorded" },
	])
	expect(JSON.stringify(records)).not.toMatch(/slot|score/)
})

test("another kiosk's sensor: written into the journal, fingers refused, until the list is its own", async () => {
	people.apply(1, [{ ...maria, sensor: { reader: "finger-1", slot: 3 } }])
	slot.start()
	await until(() => expect(slot.state.kind).toBe("faulty"))
	expect(records).toMatchObject([{ k: "reader", state: "faulty", reason: "index-mismatch" }])
	await new Promise((done) => setTimeout(done, 500))
	sensor.place("maria")
	await until(() => expect(answers).toEqual([{ kind: "refused", reason: "finger-wrong-sensor" }]))
	people.apply(2, [maria])
	await until(() => expect(slot.state.kind).toBe("ready"))
	expect(records.map(({ k }) => k)).toEqual(["reader", "reader"])
})

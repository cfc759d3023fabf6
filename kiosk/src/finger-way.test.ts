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
import { EnrolledFingersFile } from "./journal/enrolled-fingers.ts"
import { PeopleFile } from "./journal/people-file.ts"
import { readersOf } from "./reader-settings.ts"
import { ReaderSlot } from "./readers/reader-slot.ts"
import { FingerDesk, type Guide } from "./usecases/finger-desk.ts"
import type { Answer, JournalFault, PunchJournal } from "./usecases/ports.ts"
import { TakePunch } from "./usecases/take-punch.ts"

const now = { boot: 1, mono: 1_000, wall: 2_000, q: 4, err: 5 } as const
const maria = { credential: "A".repeat(16), name: "Maria", sensor: { reader: "finger-1", slot: 7 } }

let folder: string
let sensor: ZfmSensor
let line: ZfmLine
let people: PeopleFile
let enrolled: EnrolledFingersFile
let desk: FingerDesk
let guides: Guide[]
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
	line = await serveZfm(sensor)
	const database = openDatabase(join(folder, "journal.db"))
	close = () => database.close()
	people = new PeopleFile(database)
	enrolled = new EnrolledFingersFile(database, journal)
	guides = []
	desk = new FingerDesk({
		...{ people, enrolled, onAppended: () => undefined, freshen: async () => undefined },
		clock: { read: () => now, hear: () => undefined },
		sensors: () => (slot.fingers === undefined ? [] : [{ name: slot.name, fingers: slot.fingers }]),
		onGuide: (guide) => guides.push(guide),
	})
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
				expectedSlots: () => enrolled.of(reader.name).map(({ slot }) => slot),
			}),
		onReading: (reading) =>
			reading.kind === "finger" && punch.takeFinger(reader.name, reading.slot).kind !== "refused",
		onRefusal: (reason) => void punch.refuse(reason),
		append: keep,
		...{ onChange: () => undefined, log: () => undefined, warn: () => undefined },
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
let diskFault: JournalFault | undefined
const journal: PunchJournal = {
	append: (content) => {
		if (diskFault !== undefined) return { ok: false, fault: diskFault }
		keep(content)
		return { ok: true, value: { n: records.length, hash: "" } }
	},
}
const punchTaker = () =>
	new TakePunch({
		people,
		journal,
		clock: { read: () => now, hear: () => undefined },
		answers: [{ show: (answer) => answers.push(answer) }],
		tagSecret: Buffer.alloc(32),
		officeSealKey: makeKeyPair("x25519").publicKey,
		makeSealPair: () => makeKeyPair("x25519"),
		isOffline: () => false,
	})

const isReady = () => until(() => expect(slot.state.kind).toBe("ready"))
/** Lays a finger on and lifts it, as the steps ask for. */
async function follow(step: string, finger: string): Promise<void> {
	if (step.startsWith("lift")) sensor.lift()
	else sensor.place(finger)
}
const enrol = (finger = "maria") =>
	desk.enrol("finger-1", 7, { onStep: (step) => void follow(step, finger) })

test("a finger is guided into the slot the office gave, and from then on is its person's punch", async () => {
	people.apply(1, [maria])
	slot.start()
	await isReady()
	expect(await desk.list("finger-1")).toEqual({
		ok: true,
		value: [{ slot: 7, name: "Maria", isEnrolled: false, isInSensor: false }],
	})
	expect(await enrol()).toEqual({ ok: true, value: { name: "Maria" } })
	expect(guides.map((guide) => (guide.kind === "step" ? guide.step : guide.kind))).toEqual([
		...["place", "lift", "place-again", "lift-to-store", "enrolled"],
	])
	// The sensor looks ten times a second: it has to see the finger gone.
	await new Promise((done) => setTimeout(done, 500))
	sensor.place("maria")
	await until(() => expect(answers.at(-1)).toMatchObject({ kind: "recorded", name: "Maria" }))
	const { credential } = maria
	expect(records).toEqual([
		expect.objectContaining({ k: "reader", reader: "finger-1", state: "ready" }),
		{ k: "enrolment", ...now, reader: "finger-1", credential, slot: 7, change: "added" },
		expect.objectContaining({ k: "punch", reader: "finger-1", credential, answer: "recorded" }),
	])
	expect(await enrol()).toMatchObject({ fault: { code: "enrolled-already" } })
	expect(await desk.list("finger-1")).toMatchObject({
		value: [{ slot: 7, isEnrolled: true, isInSensor: true }],
	})
}, 20_000)

test("while one is enrolled, a second is told so at once, and may begin when the first was called off", async () => {
	people.apply(1, [maria])
	slot.start()
	await isReady()
	const call = new AbortController()
	const first = desk.enrol("finger-1", 7, { onStep: () => undefined, signal: call.signal })
	await until(() => expect(guides).toHaveLength(1))
	const refused = {
		fault: { code: "under-way", message: expect.stringMatching(/slot 7 .*Ctrl-C/) },
	}
	expect(await enrol()).toMatchObject(refused)
	expect(await desk.list("finger-1")).toMatchObject(refused)
	expect(await desk.remove("finger-1", 7)).toMatchObject(refused)
	call.abort()
	expect(await first).toMatchObject({ fault: { code: "sensor" } })
	expect(await enrol()).toMatchObject({ ok: true })
}, 20_000)

test("emptied, the finger is nobody's, and the journal says so", async () => {
	people.apply(1, [maria])
	slot.start()
	await isReady()
	await enrol()
	expect(await desk.remove("finger-1", 7)).toEqual({ ok: true, value: undefined })
	expect([...sensor.slots.keys()]).toEqual([])
	expect(records.at(-1)).toMatchObject({ k: "enrolment", slot: 7, change: "removed" })
	expect(people.findFinger("finger-1", 7)).toBeUndefined()
	await isReady()
}, 20_000)

test("a slot given to nobody, a sensor that is not there: refused before anybody lays a finger on", async () => {
	slot.start()
	await isReady()
	expect(await enrol()).toMatchObject({ fault: { code: "not-given" } })
	expect(await desk.list("finger-2")).toMatchObject({ fault: { code: "no-sensor" } })
	expect(guides).toEqual([])
})

test("a disk that takes no record: the finger leaves the sensor again", async () => {
	people.apply(1, [maria])
	slot.start()
	await isReady()
	diskFault = { code: "full", message: "The disk is full." }
	expect(await enrol()).toMatchObject({ fault: { code: "disk" } })
	diskFault = undefined
	expect([...sensor.slots.keys()]).toEqual([])
	expect(enrolled.of("finger-1")).toEqual([])
	expect(guides.at(-1)?.kind).toBe("given-up")
}, 20_000)

test("another kiosk's sensor: written into the journal, its fingers refused, until its slots are put right", async () => {
	sensor.slots.set(3, "yusuf")
	people.apply(1, [{ ...maria, sensor: { reader: "finger-1", slot: 3 } }])
	slot.start()
	await until(() => expect(slot.state.kind).toBe("faulty"))
	expect(records).toMatchObject([{ k: "reader", state: "faulty", reason: "index-mismatch" }])
	await new Promise((done) => setTimeout(done, 500))
	sensor.place("yusuf")
	await until(() => expect(answers).toEqual([{ kind: "refused", reason: "finger-wrong-sensor" }]))
	sensor.lift()
	expect(await desk.list("finger-1")).toMatchObject({
		value: [{ slot: 3, name: "Maria", isEnrolled: false, isInSensor: true }],
	})
	expect(await desk.remove("finger-1", 3)).toMatchObject({ ok: true })
	await isReady()
	expect(
		records.map(({ k }) => k),
		"nobody's finger left: no record",
	).toEqual(["reader", "reader"])
}, 20_000)

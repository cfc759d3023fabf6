// From the frame's last byte to the answer, beside a bare fsynced insert into the same kind of file.
// The reader's bytes enter the driver's port; the answer is the panel's command.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Pn532Reader } from "@hadir/firmware-bridge/devices/pn532/driver.ts"
import { Pn532Chip } from "@hadir/firmware-bridge/emulators/pn532/chip.ts"
import type { OpenPort } from "@hadir/firmware-bridge/ports/port.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import { PeopleFile } from "@hadir/kiosk/journal/people-file.ts"
import { SystemClock } from "@hadir/kiosk/status/system-clock.ts"
import { TakePunch } from "@hadir/kiosk/usecases/take-punch.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { type Card, tagOf } from "@hadir/shared/journal/sealed-card.ts"
import { percentiles } from "./percentiles.ts"

const taps = 300
const people = 300
const secret = Buffer.alloc(32, 7)
const recordBytes = 180
const betweenMs = 10

export async function tapLatency(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "hadir-bench-"))
	try {
		const reference = await bareInserts(join(folder, "bare.db"))
		const product = await readerTaps(join(folder, "journal.db"))
		const again = await bareInserts(join(folder, "bare-again.db"))
		const bare = percentiles([...reference, ...again])
		const tap = percentiles(product)
		console.log(
			`bare fsynced insert      p50 ${bare.p50.toFixed(2)} ms   p99 ${bare.p99.toFixed(2)} ms   n ${taps * 2}`,
		)
		console.log(
			`last byte to the answer  p50 ${tap.p50.toFixed(2)} ms   p99 ${tap.p99.toFixed(2)} ms   n ${product.length}`,
		)
		console.log(
			`ratio                    p50 ${(tap.p50 / bare.p50).toFixed(2)}      p99 ${(tap.p99 / bare.p99).toFixed(2)}`,
		)
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

/** With a pause before each, as between taps: a disk that has been idle takes longer. */
async function bareInserts(file: string): Promise<number[]> {
	const database = openDatabase(file)
	database.exec("CREATE TABLE bare (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
	const insert = database.prepare("INSERT INTO bare (bytes) VALUES (?)")
	const bytes = Buffer.alloc(recordBytes, 65)
	const times: number[] = []
	for (let n = 0; n < taps; n++) {
		await new Promise((done) => setTimeout(done, betweenMs))
		const start = performance.now()
		insert.run(bytes)
		times.push(performance.now() - start)
	}
	database.close()
	return times
}

async function readerTaps(file: string): Promise<number[]> {
	const database = openDatabase(file)
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	const list = new PeopleFile(database)
	const cards = Array.from({ length: people }, (_, index) => cardOf(index))
	list.apply(
		1,
		cards.map((card, index) => ({
			tag: tagOf(secret, card),
			credential: String(index).padStart(16, "A"),
			name: `Pegawai ${index}`,
		})),
	)
	const times: number[] = []
	let receivedAt = 0
	const office = makeKeyPair("x25519")
	const takePunch = new TakePunch({
		...{ journal, people: list, clock: new SystemClock({ boot: 1, floor: 0 }) },
		answers: [{ show: () => times.push(performance.now() - receivedAt) }],
		tagSecret: secret,
		officeSealKey: office.publicKey,
		makeSealPair: () => makeKeyPair("x25519"),
		isOffline: () => false,
	})
	const chip = new Pn532Chip()
	const reader = new Pn532Reader({
		openPort: portOf(chip),
		clock: {
			now: () => performance.now(),
			pause: () => new Promise((resolve) => setImmediate(resolve)),
		},
		events: {
			onReading: (reading) => {
				receivedAt = reading.receivedAt
				if (reading.kind === "card") takePunch.take("card-1", reading.card)
			},
			onRefusal: () => undefined,
			onState: () => undefined,
			onFailedRead: () => undefined,
		},
	})
	reader.start()
	for (let n = 0; n < taps; n++) {
		const laid = { uid: Buffer.from(cardOf(n % people).uid).toString("hex"), type: "A" } as const
		chip.lay(laid)
		while (times.length <= n) await new Promise((resolve) => setImmediate(resolve))
		chip.lift(laid)
		// Several empty polls, so that the next card counts as laid anew.
		for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve))
	}
	await reader.stop()
	database.close()
	return times
}

function cardOf(index: number): Card {
	const uid = Buffer.alloc(7, 4)
	uid.writeUInt32BE(index + 1, 3)
	return { kind: "iso14443a", uid }
}

/** The chip wired straight to the driver's port: no network between. */
const portOf =
	(chip: Pn532Chip): OpenPort =>
	async (events) => {
		chip.on("bytes", (bytes) => setImmediate(() => events.onBytes(bytes)))
		return {
			ok: true,
			value: {
				write: async (bytes) => {
					chip.receive(Buffer.from(bytes))
					return { ok: true, value: undefined }
				},
				close: async () => undefined,
			},
		}
	}

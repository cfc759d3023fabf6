// Lets the demonstration kiosk's own journal and uplink deliver its history as signed batches, as
// any kiosk would after weeks offline.
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { bootNumber } from "@hadir/kiosk/journal/boots.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { lockFolder } from "@hadir/kiosk/journal/folder-lock.ts"
import { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import { PeopleFile } from "@hadir/kiosk/journal/people-file.ts"
import { SystemClock } from "@hadir/kiosk/status/system-clock.ts"
import { systemTimers } from "@hadir/kiosk/status/system-timers.ts"
import { mqttConnect } from "@hadir/kiosk/uplink/mqtt-connection.ts"
import { SendJournal } from "@hadir/kiosk/usecases/send-journal.ts"
import {
	fromBase64Url,
	makeKeyPair,
	publicKeyFromRaw,
	toBase64Url,
} from "@hadir/shared/journal/keys.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import { tagOf } from "@hadir/shared/journal/sealed-card.ts"
import type { RegistrationAnswer } from "@hadir/shared/wire/registration.ts"
import type { PlannedTap } from "./history.ts"
import { unwrap } from "./unwrap.ts"

const dayMs = 86_400_000
const patienceMs = 120_000

/**
 * Writes the history into the kiosk's journal, unless an earlier try did, and drains it.
 * @returns the number of records the office has taken
 * @throws Error when the office does not take them in time
 */
export async function deliverHistory(history: {
	readonly kioskData: string
	readonly kiosk: RegistrationAnswer
	readonly taps: readonly PlannedTap[]
	/** Card number in hex by person. */
	readonly cardOf: ReadonlyMap<string, string>
}): Promise<number> {
	const { kiosk, taps, cardOf } = history
	// A daemon that writes there at the same time would find its own journal forked.
	const unlock = lockFolder(history.kioskData)
	const database = openDatabase(join(history.kioskData, "journal.db"))
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	const people = new PeopleFile(database)
	// The office's time, heard while delivering, must not pin the invented clock of the history.
	const ownBoot = bootNumber(database, "demonstration, delivering")
	const boot = bootNumber(database, "demonstration")
	const uplink = new SendJournal({
		...{ journal, people },
		clock: new SystemClock({ boot: ownBoot, floor: 0 }),
		release: "demonstration",
		connect: mqttConnect({ ...kiosk.mqtt, kiosk: kiosk.kiosk }),
		officeKey: publicKeyFromRaw("ed25519", fromBase64Url(kiosk.officeKey)),
		...{ sources: () => [], health: () => ({}) },
		makeNonce: () => toBase64Url(randomBytes(16)),
		chance: Math.random,
		onChange: () => undefined,
		timers: systemTimers,
		onSucceeded: () => undefined,
		onRefused: () => undefined,
		firstRecord: () => {
			throw new Error("the demonstration's journal has forked: begin with a fresh data folder")
		},
		log: () => undefined,
	})
	try {
		uplink.start()
		await until(() => people.version() > 0, "the people list")
		// Written in one transaction: it is there whole or not at all.
		if (!hasPunch(journal))
			writeHistory({
				journal,
				people,
				database,
				boot,
				taps,
				cardOf,
				secret: fromBase64Url(kiosk.tagSecret),
			})
		uplink.noteAppended()
		await until(() => uplink.unsent() === 0, "the office to take the history")
		return journal.last.n
	} finally {
		uplink.stop()
		database.close()
		unlock()
	}
}

function writeHistory(history: {
	readonly journal: JournalFile
	readonly people: PeopleFile
	readonly database: ReturnType<typeof openDatabase>
	readonly boot: number
	readonly taps: readonly PlannedTap[]
	readonly cardOf: ReadonlyMap<string, string>
	readonly secret: Uint8Array
}): void {
	const { journal, people, boot, taps, cardOf, secret } = history
	const begin = (taps[0]?.at ?? 0) - dayMs
	// One commit for all: nobody waits at a reader for these.
	history.database.transaction(() => {
		for (const { person, at } of taps) {
			const uid = Buffer.from(cardOf.get(person) ?? "", "hex")
			const listed = people.find(tagOf(secret, { kind: "iso14443a", uid }))
			if (listed === undefined) continue
			const stamp = { boot, mono: at - begin, wall: at, q: 3, err: 500 } as const
			const { credential } = listed
			const punch = {
				k: "punch",
				...stamp,
				reader: "card-1",
				answer: "recorded",
				credential,
			} as const
			unwrap(journal.append(punch))
		}
	})()
}

function hasPunch(journal: JournalFile): boolean {
	const [name = ""] = journal.names()
	for (let n = 1; n <= journal.last.n; n++) {
		const line = journal.bytesAt(name, n)
		const record = line === undefined ? undefined : decodeRecord(line)
		if (record?.ok && record.value.k === "punch") return true
	}
	return false
}

async function until(isDone: () => boolean, what: string): Promise<void> {
	const deadline = performance.now() + patienceMs
	while (!isDone()) {
		if (performance.now() > deadline)
			throw new Error(`Waited ${patienceMs} ms in vain for ${what}.`)
		await new Promise((resolve) => setTimeout(resolve, 20))
	}
}

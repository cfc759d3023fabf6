// Seeds a running, empty office: founds the city, registers one kiosk, and lets that kiosk's own
// journal and uplink deliver the history as signed batches, as any kiosk would after weeks offline.
import { randomBytes } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { askOffice } from "@hadir/backend/cli/operator.ts"
import { loadCalendar } from "@hadir/backend/domain/regulation/calendar.ts"
import type { CityMessage } from "@hadir/backend/usecases/found-city.ts"
import { registerKiosk } from "@hadir/kiosk/cli/register-kiosk.ts"
import { bootNumber } from "@hadir/kiosk/journal/boots.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import { PeopleFile } from "@hadir/kiosk/journal/people-file.ts"
import { SystemClock } from "@hadir/kiosk/status/system-clock.ts"
import { mqttConnect } from "@hadir/kiosk/uplink/mqtt-connection.ts"
import { SendJournal } from "@hadir/kiosk/usecases/send-journal.ts"
import {
	fromBase64Url,
	makeKeyPair,
	publicKeyFromRaw,
	toBase64Url,
} from "@hadir/shared/journal/keys.ts"
import { tagOf } from "@hadir/shared/journal/sealed-card.ts"
import { workDateOf } from "@hadir/shared/time/local-time.ts"
import type { RegistrationAnswer } from "@hadir/shared/wire/registration.ts"
import { z } from "zod"
import { seededChance } from "./chance.ts"
import { type PlannedTap, planTaps } from "./history.ts"
import { inventPeople, units } from "./people.ts"

export type DemonstrationOrder = {
	readonly data: string
	readonly kioskData: string
	readonly office: string
	readonly holidaysFile: string
	readonly now: number
}

/** What a newcomer may lay on the emulated reader. */
export type DemonstrationCard = { readonly name: string; readonly uid: string }

const seed = 20_261_123
const dayMs = 86_400_000
const monthsBack = 2
const patienceMs = 120_000
const planned = z.object({ kiosk: z.string(), code: z.string() })

/** @throws Error with a sentence when the office is not running or not empty */
export async function seedDemonstration(
	order: DemonstrationOrder,
): Promise<{ kiosk: string; records: number; cards: readonly DemonstrationCard[] }> {
	const chance = seededChance(seed)
	const people = inventPeople(chance, order.now - 400 * dayMs)
	const city: CityMessage = {
		government: "Pemerintah Kota Contoh",
		agency: "BKPSDM",
		units: [...units],
		employees: people,
	}
	unwrap(await askOffice(order.data, "/operator/city", city))
	const place = { unit: units[0].id, place: "Lobi Utama", guests: "everyone" }
	const { code } = planned.parse(unwrap(await askOffice(order.data, "/operator/kiosks", place)))
	const kiosk = unwrap(await registerKiosk({ folder: order.kioskData, office: order.office, code }))
	const { zone } = kiosk
	const taps = planTaps({
		people: people.map(({ id }) => id),
		from: firstOfMonth(workDateOf(order.now, zone), monthsBack),
		now: order.now,
		zone,
		calendar: unwrap(loadCalendar(JSON.parse(readFileSync(order.holidaysFile, "utf8")))),
		chance,
	})
	const cardOf = new Map(people.map(({ id, card }) => [id, card.uid]))
	const records = await deliver(order, kiosk, taps, cardOf)
	const cards = people.map(({ shortName, card }) => ({ name: shortName, uid: card.uid }))
	writeFileSync(join(order.data, "demonstration-cards.json"), JSON.stringify(cards), {
		mode: 0o600,
	})
	return { kiosk: kiosk.kiosk, records, cards }
}

/** Writes the history into the kiosk's journal and drains it through the real uplink. */
async function deliver(
	order: DemonstrationOrder,
	kiosk: RegistrationAnswer,
	taps: readonly PlannedTap[],
	cardOf: ReadonlyMap<string, string>,
): Promise<number> {
	const database = openDatabase(join(order.kioskData, "journal.db"))
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	const people = new PeopleFile(database)
	const boot = bootNumber(database, "demonstration")
	const uplink = new SendJournal({
		...{ journal, people },
		clock: new SystemClock({ boot, floor: 0 }),
		release: "demonstration",
		connect: mqttConnect({ ...kiosk.mqtt, kiosk: kiosk.kiosk }),
		officeKey: publicKeyFromRaw("ed25519", fromBase64Url(kiosk.officeKey)),
		sources: () => [],
		makeNonce: () => toBase64Url(randomBytes(16)),
		chance: Math.random,
		onChange: () => undefined,
		onSucceeded: () => undefined,
		log: () => undefined,
	})
	try {
		uplink.start()
		await until(() => people.version() > 0, "the people list")
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

async function until(isDone: () => boolean, what: string): Promise<void> {
	const deadline = performance.now() + patienceMs
	while (!isDone()) {
		if (performance.now() > deadline)
			throw new Error(`Waited ${patienceMs} ms in vain for ${what}.`)
		await new Promise((resolve) => setTimeout(resolve, 20))
	}
}

function firstOfMonth(date: string, back: number): string {
	const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - back
	return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`
}

function unwrap<T>(result: { ok: true; value: T } | { ok: false; fault: { message: string } }): T {
	if (!result.ok) throw new Error(result.fault.message)
	return result.value
}

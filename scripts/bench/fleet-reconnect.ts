// The morning after a long night: three hundred kiosks come back at once, each with records to hand over.
import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { officeKeys } from "@hadir/backend/identity/office-keys.ts"
import { hashSecret, makeToken, randomText } from "@hadir/backend/identity/secrets.ts"
import { KioskEnrolmentStore } from "@hadir/backend/store/kiosk-enrolment-store.ts"
import { officeMigrations } from "@hadir/backend/store/office-migrations.ts"
import type { OfficeSchema } from "@hadir/backend/store/office-schema.ts"
import { openStore } from "@hadir/backend/store/open-store.ts"
import { EnrolKiosk } from "@hadir/backend/usecases/enrol-kiosk.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
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
	rawPublicKey,
	toBase64Url,
} from "@hadir/shared/journal/keys.ts"
import type { RegistrationAnswer } from "@hadir/shared/wire/registration.ts"
import { City, end, query } from "../system-tests/city.ts"

const kiosks = 300
const recordsEach = 100
const patienceMs = 300_000

export async function fleetReconnect(): Promise<void> {
	const city = new City()
	const stops: (() => void)[] = []
	try {
		await city.start()
		const before = held(city)
		const fleet = []
		// One writer a file: the office is away while its kiosks are enrolled.
		await end(city.office, "SIGTERM")
		const enrolment = await openEnrolment(city)
		for (let index = 0; index < kiosks; index++) fleet.push(await makeKiosk(city, enrolment, index))
		await enrolment.close()
		await city.startOffice()
		const startedAt = performance.now()
		for (const start of fleet) stops.push(start())
		const wanted = before + kiosks * recordsEach
		while (held(city) < wanted) {
			if (performance.now() - startedAt > patienceMs)
				throw new Error(`only ${held(city)} of ${wanted} arrived`)
			await new Promise((done) => setTimeout(done, 50))
		}
		const seconds = (performance.now() - startedAt) / 1000
		const status = readFileSync(`/proc/${city.office?.pid}/status`, "utf8")
		const peakMb = (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6
		const twice = query(
			join(city.data, "journal.db"),
			"SELECT journal, from_n, count(*) FROM batch GROUP BY journal, from_n HAVING count(*) > 1",
		)
		console.log(`${kiosks} kiosks, ${recordsEach} records each, all at once`)
		console.log(
			`all stored after        ${seconds.toFixed(1)} s, ${((kiosks * recordsEach) / seconds).toFixed(0)} records/s, stored twice: ${twice.length}`,
		)
		console.log(`office's memory, peak   ${peakMb.toFixed(0)} MB`)
	} finally {
		for (const stop of stops) stop()
		await city.stop()
	}
}

/** Straight at the office's file: registrations over HTTP are limited to what technicians need. */
async function openEnrolment(city: City) {
	const db = await openStore<OfficeSchema>(join(city.data, "office.db"), officeMigrations)
	const keys = officeKeys(join(city.data, "office-keys.json"), { isFirstStart: false })
	const enrol = new EnrolKiosk({
		enrolments: new KioskEnrolmentStore(db),
		...{ officeKey: keys.signing, sealKey: keys.sealing.publicKey, zone: "Asia/Makassar" },
		secrets: { makeToken, randomText, hashSecret },
		mqtt: () => ({ host: "127.0.0.1", port: city.mqttPort }),
		...{ now: () => Date.now(), note: () => undefined },
	})
	return { enrol, close: () => db.destroy() }
}

async function makeKiosk(
	city: City,
	{ enrol }: { readonly enrol: EnrolKiosk },
	index: number,
): Promise<() => () => void> {
	const folder = join(city.data, `fleet-${index}`)
	const database = openDatabase(join(folder, "journal.db"))
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	const [name = ""] = journal.names()
	const plan = await enrol.plan({ unit: "dinkes", place: `Lobi ${index}`, guests: "none" })
	if (!plan.ok) throw new Error(plan.fault.message)
	const publicKey = toBase64Url(rawPublicKey(journal.publicKeyOf(name)))
	const kiosk = await enrol.register({ code: plan.value.code, publicKey })
	if (!kiosk.ok) throw new Error(kiosk.fault.message)
	journal.keepPaper(name, kiosk.value.paper)
	const wall = Date.now()
	database.transaction(() => {
		for (let n = 0; n < recordsEach; n++) {
			journal.append({
				...{ k: "punch", boot: 1, mono: n, wall, q: 3, err: 500 },
				...{ reader: "card-1", answer: "recorded", credential: "AAAAAAAAAAAAAAAA" },
			})
		}
	})()
	const uplink = uplinkOf(kiosk.value, journal, new PeopleFile(database))
	return () => {
		uplink.start()
		return () => {
			uplink.stop()
			database.close()
		}
	}
}

const uplinkOf = (
	kiosk: RegistrationAnswer,
	journal: JournalFile,
	people: PeopleFile,
): SendJournal =>
	new SendJournal({
		...{ journal, people, timers: systemTimers, release: "bench", log: () => undefined },
		clock: new SystemClock({ boot: 1, floor: 0 }),
		connect: mqttConnect({ ...kiosk.mqtt, kiosk: kiosk.kiosk }),
		officeKey: publicKeyFromRaw("ed25519", fromBase64Url(kiosk.officeKey)),
		...{ sources: () => [], health: () => ({}) },
		makeNonce: () => randomBytes(16).toString("base64url"),
		chance: Math.random,
		onChange: () => undefined,
		onSucceeded: () => undefined,
		onRefused: () => undefined,
		firstRecord: () => {
			throw new Error("nothing forks here")
		},
	})

function held(city: City): number {
	const [row] = query(
		join(city.data, "journal.db"),
		`SELECT coalesce(sum(batch.count), 0) AS records FROM batch`,
	)
	return Number(Object(row).records ?? 0)
}

// Ninety days offline, then the whole way up: real kiosk and office processes over MQTT, beside bare
// inserts of the same rows in the same batches.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { maxBatchRecords } from "@hadir/shared/wire/batch.ts"
import { City, end, query } from "../system-tests/city.ts"

const days = 90
const tapsADay = 1_000
const records = days * tapsADay
const dayMs = 86_400_000
const patienceMs = 600_000

export async function backlogDrain(): Promise<void> {
	const city = new City()
	try {
		await city.start()
		await settle(city)
		await end(city.kiosk, "SIGTERM")
		const before = storedAt(city)
		const kioskBytes = fill(join(city.kioskData, "journal.db"))
		const startedAt = performance.now()
		await city.startKiosk()
		const pid = city.kiosk?.pid ?? 0
		while (storedAt(city).records < before.records + records) {
			if (performance.now() - startedAt > patienceMs) throw new Error("the backlog does not drain")
			await new Promise((done) => setTimeout(done, 100))
		}
		const seconds = (performance.now() - startedAt) / 1000
		const peakMb =
			(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024) / 1e6
		const after = storedAt(city)
		const rate = records / seconds
		const bare = bareRate()
		const wire = (after.bytes - before.bytes) / (after.records - before.records)
		console.log(`records                 ${records} (${days} days of ${tapsADay})`)
		console.log(`drained in              ${seconds.toFixed(1)} s, ${rate.toFixed(0)} records/s`)
		console.log(
			`bare inserts            ${bare.toFixed(0)} records/s in batches of ${maxBatchRecords}   ratio ${(rate / bare).toFixed(3)}`,
		)
		console.log(`kiosk's memory, peak    ${peakMb.toFixed(0)} MB`)
		console.log(
			`bytes a record          ${(kioskBytes / records).toFixed(0)} on the kiosk's disk, ${wire.toFixed(0)} on the wire`,
		)
	} finally {
		await city.stop()
	}
}

async function settle(city: City): Promise<void> {
	for (;;) {
		const { uplink, unsent } = await city.status()
		if (uplink === "connected" && unsent === 0) return
		await new Promise((done) => setTimeout(done, 50))
	}
}

/** Punches as a kiosk would have kept them, in one transaction: nobody waits at a reader for these. */
function fill(file: string): number {
	const database = openDatabase(file)
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	const begin = Date.now() - days * dayMs
	const bytesBefore = statSync(file).size
	database.transaction(() => {
		for (let index = 0; index < records; index++) {
			const wall = begin + Math.floor((index * dayMs) / tapsADay)
			journal.append({
				...{ k: "punch", boot: 1, mono: wall - begin, wall, q: 3, err: 500 },
				...{ reader: "card-1", answer: "recorded", credential: "AAAAAAAAAAAAAAAA" },
			})
		}
	})()
	database.pragma("wal_checkpoint(TRUNCATE)")
	database.close()
	return statSync(file).size - bytesBefore
}

function storedAt(city: City): { records: number; bytes: number } {
	const [row] = query(
		join(city.data, "journal.db"),
		"SELECT coalesce(sum(count), 0) AS records, coalesce(sum(length(message)), 0) AS bytes FROM batch",
	)
	const { records: count = 0, bytes = 0 } = Object(row)
	return { records: Number(count), bytes: Number(bytes) }
}

/** The same number of rows of the same size, a synced commit for each batch, and nothing else. */
function bareRate(): number {
	const folder = mkdtempSync(join(tmpdir(), "hadir-bench-"))
	try {
		const database = openDatabase(join(folder, "bare.db"))
		database.exec("CREATE TABLE bare (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
		const insert = database.prepare("INSERT INTO bare (bytes) VALUES (?)")
		const bytes = Buffer.alloc(170, 65)
		const startedAt = performance.now()
		for (let done = 0; done < records; done += maxBatchRecords) {
			database.transaction(() => {
				for (let one = 0; one < maxBatchRecords; one++) insert.run(bytes)
			})()
		}
		database.close()
		return records / ((performance.now() - startedAt) / 1000)
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

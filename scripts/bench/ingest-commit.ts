// How long one batch takes to be stored while the projector works, beside a bare synced insert of as
// many rows: real files, real signatures, no network.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { code } from "@hadir/backend/usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "@hadir/backend/usecases/office-log.fixture.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { maxBatchRecords } from "@hadir/shared/wire/batch.ts"
import { percentiles } from "./percentiles.ts"

const batches = 600

export async function ingestCommit(): Promise<void> {
	const bare = percentiles(bareBatches())
	const alone = percentiles(await storedBatches(false))
	const beside = percentiles(await storedBatches(true))
	const line = (name: string, { p50, p99 }: typeof bare) =>
		console.log(`${name.padEnd(32)} p50 ${p50.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms`)
	console.log(`${batches} batches of ${maxBatchRecords} records`)
	line("bare synced inserts", bare)
	line("stored, projector idle", alone)
	line("stored, projector running", beside)
	console.log(
		`ratio to bare                    p50 ${(beside.p50 / bare.p50).toFixed(2)}      p99 ${(beside.p99 / bare.p99).toFixed(2)}`,
	)
}

async function storedBatches(isProjecting: boolean): Promise<number[]> {
	const office = await OfficeLog.open()
	try {
		const kiosk = await office.enrol()
		const ingest = office.worker()
		await ingest.hello(code, kiosk.hello())
		kiosk.record(batches * maxBatchRecords)
		const projector = office.projector()
		const times: number[] = []
		for (let batch = 0; batch < batches; batch++) {
			const from = batch * maxBatchRecords + 1
			const bytes = kiosk.batch(from, from + maxBatchRecords - 1)
			const startedAt = performance.now()
			await ingest.batch(code, bytes)
			times.push(performance.now() - startedAt)
			if (isProjecting) projector.wake()
		}
		await projector.settle()
		return times
	} finally {
		await office.close()
	}
}

function bareBatches(): number[] {
	const folder = mkdtempSync(join(tmpdir(), "hadir-bench-"))
	const database = openDatabase(join(folder, "bare.db"))
	database.exec("CREATE TABLE bare (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
	const insert = database.prepare("INSERT INTO bare (bytes) VALUES (?)")
	const bytes = Buffer.alloc(maxBatchRecords * 170, 65)
	const times = Array.from({ length: batches }, () => {
		const startedAt = performance.now()
		insert.run(bytes)
		return performance.now() - startedAt
	})
	database.close()
	rmSync(folder, { recursive: true, force: true })
	return times
}

// How long one batch takes to be stored while the projector works, beside a bare synced insert of as
// many rows, and how long the event loop stands meanwhile: real files, real signatures, no network.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { code } from "@hadir/backend/usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "@hadir/backend/usecases/office-log.fixture.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { maxBatchRecords } from "@hadir/shared/wire/batch.ts"
import { type Percentiles, percentiles } from "./percentiles.ts"

const batches = 600
/** The delay's clock ticks this often, so a loop that never stands shows this much. */
const tickMs = 1
const nanosPerMs = 1e6

type Run = {
	readonly stored: Percentiles
	readonly loop: { readonly p50: number; readonly p99: number; readonly max: number }
	/** From the first batch to the last row projected. */
	readonly seconds: number
}

export async function ingestCommit(): Promise<void> {
	const bare = percentiles(bareBatches())
	const alone = await storeBatches(false)
	const beside = await storeBatches(true)
	console.log(`${batches} batches of ${maxBatchRecords} records`)
	line("bare synced inserts", bare)
	line("stored, projector idle", alone.stored)
	line("stored, projector running", beside.stored)
	const ratio = {
		p50: (beside.stored.p50 / bare.p50).toFixed(2),
		p99: (beside.stored.p99 / bare.p99).toFixed(2),
	}
	console.log(`ratio to bare                    p50 ${ratio.p50}      p99 ${ratio.p99}`)
	line("loop delay, projector idle", alone.loop)
	line("loop delay, projector running", beside.loop)
	console.log(
		`all stored after ${alone.seconds.toFixed(1)} s, stored and projected after ${beside.seconds.toFixed(1)} s`,
	)
}

function line(name: string, { p50, p99, max }: Percentiles & { readonly max?: number }): void {
	const worst = max === undefined ? "" : `   max ${max.toFixed(2)} ms`
	console.log(`${name.padEnd(32)} p50 ${p50.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms${worst}`)
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done))

async function storeBatches(isProjecting: boolean): Promise<Run> {
	const office = await OfficeLog.open()
	try {
		const kiosk = await office.enrol()
		const ingest = office.worker()
		await ingest.hello(code, kiosk.hello())
		kiosk.record(batches * maxBatchRecords)
		const messages = Array.from({ length: batches }, (_, batch) => {
			const from = batch * maxBatchRecords + 1
			return kiosk.batch(from, from + maxBatchRecords - 1)
		})
		const projector = office.projector(turn)
		const times: number[] = []
		const delay = monitorEventLoopDelay({ resolution: tickMs })
		delay.enable()
		const beganAt = performance.now()
		for (const bytes of messages) {
			const startedAt = performance.now()
			// It lies in its socket until the loop comes round.
			await turn()
			await ingest.batch(code, bytes)
			times.push(performance.now() - startedAt)
			if (isProjecting) projector.wake()
		}
		await projector.settle()
		const seconds = (performance.now() - beganAt) / 1000
		await turn()
		delay.disable()
		const [p50, p99] = [delay.percentile(50) / nanosPerMs, delay.percentile(99) / nanosPerMs]
		return {
			stored: percentiles(times),
			loop: { p50, p99, max: delay.max / nanosPerMs },
			seconds,
		}
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

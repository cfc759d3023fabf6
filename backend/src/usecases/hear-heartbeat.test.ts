import { expect, test } from "vitest"
import { JournalLogStore } from "../store/journal-log-store.ts"
import { code } from "./hand-kiosk.fixture.ts"
import { OfficeLog } from "./office-log.fixture.ts"

test("what was heard while the office's own clock was ahead is believed no more", async () => {
	const office = await OfficeLog.open()
	const ingest = office.worker()
	const kiosk = await office.enrol()
	const dayMs = 86_400_000
	const real = office.now
	const until = async () => (await office.reader.heartbeats()).map(({ time }) => time)
	await ingest.hello(code, kiosk.record(2).hello())
	await ingest.batch(code, kiosk.batch(1, 2))
	await office.hear(code, kiosk.heartbeat(2, real))
	const log = new JournalLogStore(office.log)
	expect(await log.forgetFutureBeats(real + 1)).toBe(0)
	office.now = real + 2 * dayMs
	await office.hear(code, kiosk.heartbeat(2, office.now))
	expect(await until()).toEqual([real + 2 * dayMs])
	office.now = real + 1_000
	expect(await log.forgetFutureBeats(office.now)).toBe(2 * dayMs - 1_000)
	expect(await until(), "how far it had delivered is not known").toEqual([])
	await office.hear(code, kiosk.heartbeat(2, office.now))
	expect(await until()).toEqual([office.now])
	expect(await log.forgetFutureBeats(office.now)).toBe(0)
	await office.close()
})

// What the kiosk writes of itself, on a real file and disk; the clock alone is turned by hand.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import { type Logger, pino } from "pino"
import { useFakeTimers } from "sinon"
import { afterEach, beforeEach, expect, test } from "vitest"
import { readKioskConfig } from "./config.ts"
import { lastAlive } from "./journal/boots.ts"
import { OwnRecords } from "./own-records.ts"
import { NetworkTime } from "./status/network-time.ts"
import { systemTimers } from "./status/system-timers.ts"
import { openStorage, type Storage } from "./storage.ts"

const quiet: Logger = pino({ level: "silent" })
let folder: string
let storage: Storage
let records: OwnRecords
let heard: string[]
let turned: ReturnType<typeof useFakeTimers>

beforeEach(() => {
	turned = useFakeTimers({
		now: Date.UTC(2026, 10, 30),
		toFake: ["Date", "setInterval", "setTimeout"],
	})
	folder = mkdtempSync(join(tmpdir(), "hadir-own-"))
	heard = []
	open()
})
afterEach(() => {
	turned.restore()
	close()
	rmSync(folder, { recursive: true })
})

function open(): void {
	const config = readKioskConfig({
		...{ HADIR_KIOSK_DATA: folder, HADIR_KIOSK_READERS: "pn532=tcp:127.0.0.1:1" },
		HADIR_KIOSK_BALLAST_MIB: "0",
	})
	if (!config.ok) throw new Error(config.fault.message)
	const networkTime = new NetworkTime(systemTimers)
	storage = openStorage({
		...{ config: config.value, networkTime, logger: quiet, makeRoom: () => false },
	})
	records = new OwnRecords({
		...{ storage, logger: quiet },
		giveWay: () => false,
		onAppended: () => heard.push("appended"),
		onServing: () => heard.push("serving"),
		onChange: () => heard.push("change"),
	})
}

function close(): void {
	records.stop()
	storage.close()
}

/** A file that may not grow: records find no room, and what is overwritten in place does. */
const mayGrow = (may: boolean) => storage.database.pragma(`max_page_count = ${may ? 1_000_000 : 1}`)

function boots(): { lastAlive?: number | undefined }[] {
	const { journal } = storage
	const [name = ""] = journal.names()
	return Array.from({ length: journal.last.n }, (_, index) => {
		const record = decodeRecord(journal.bytesAt(name, index + 1) ?? Buffer.of())
		return record.ok && record.value.k === "boot" ? [{ lastAlive: record.value.lastAlive }] : []
	}).flat()
}

test("the first start knows of no life before; the next says until when it lived", () => {
	records.start()
	turned.tick(95_000)
	const marked = lastAlive(storage.database)
	expect(marked).toBe(Date.UTC(2026, 10, 30) + 90_000)
	close()
	open()
	records.start()
	expect(boots()).toEqual([{ lastAlive: undefined }, { lastAlive: marked }])
})

test("a disk that takes nothing is told, and what it did not serve is on record after it", () => {
	records.start()
	heard = []
	mayGrow(false)
	const setting = {
		k: "settings",
		...storage.clock.read(),
		name: "x",
		value: "y".repeat(90),
	} as const
	let most = 200
	while (records.append(setting) && most > 0) most--
	expect(records.append(setting)).toBe(false)
	expect(heard.filter((word) => word === "change")).toHaveLength(1)
	const since = records.faults.fault?.since
	expect(records.faults.fault).toMatchObject({ code: "full", since: Date.now() })
	turned.tick(65_000)
	expect(records.faults.fault, "a mark of life that finds room is no record").toMatchObject({
		since,
	})
	expect(heard).not.toContain("serving")
	expect(
		heard.filter((word) => word === "change"),
		"and changes nothing",
	).toHaveLength(1)
	mayGrow(true)
	turned.tick(30_000)
	expect(records.faults.fault).toBeUndefined()
	expect(heard).toContain("serving")
	expect(boots().at(-1)).toEqual({ lastAlive: since })
})

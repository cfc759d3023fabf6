// A small disk of its own: what gives way when it fills, and what never does.
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { verifyJournal } from "../cli/verify-journal.ts"
import { openKioskFile } from "../journal/open-kiosk-file.ts"
import type { Timers } from "../usecases/ports.ts"
import { Ballast } from "./ballast.ts"
import { DiskWatch } from "./disk-watch.ts"

const kibibyte = 1024
const ballastBytes = 256 * kibibyte
const isRoot = process.getuid?.() === 0
// In CI nothing may be left out: there the test runs, and fails where it may not mount.
const onSmallDisk = isRoot || process.env.CI === "true" ? describe : describe.todo
if (!isRoot) console.info("left out: a full disk is a small file system, which only root may mount")

const noTimers: Timers = { after: () => () => undefined, every: () => () => undefined }
const content: RecordContent = {
	...{ k: "reader", boot: 1, mono: 1, wall: 1_795_476_494_000, q: 3, err: 10 },
	...{ reader: "card-1", state: "faulty", reason: "x".repeat(60) },
}

let mounted: string
let opened: ReturnType<typeof openKioskFile> | undefined
beforeEach(() => {
	mounted = mkdtempSync(join(tmpdir(), "hadir-disk-"))
})
afterEach(() => {
	opened?.database.close()
	execFileSync("umount", [mounted])
	rmSync(mounted, { recursive: true, force: true })
})

function openOn(sizeKib: number) {
	execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeKib}k`, "tmpfs", mounted])
	const folder = join(mounted, "kiosk")
	mkdirSync(folder)
	const events: string[] = []
	let safe = 0
	const ballast = new Ballast(join(folder, "ballast"), ballastBytes)
	const reserve = new Ballast(join(folder, "reserve"), ballastBytes / 2)
	opened = openKioskFile({
		...{ folder, now: 1, makeKeys: () => makeKeyPair("ed25519") },
		makeRoom: () => disk.giveWay(),
		makeRoomToOpen: () => ballast.release(),
		onUnreadable: () => undefined,
	})
	const { database, journal } = opened
	const disk = new DiskWatch({
		...{ folder, ballast, reserve, timers: noTimers },
		names: () => journal.names(),
		drop: (name, through) => journal.drop(name, through),
		foldLog: () => journal.foldLog(),
		prunable: () => safe,
		onChange: () => undefined,
		log: (event) => events.push(event),
	})
	const fill = () => {
		let appended = journal.append(content)
		while (appended.ok) appended = journal.append(content)
		return appended.fault.code
	}
	const file = join(folder, "journal.db")
	return {
		folder,
		file,
		ballast,
		reserve,
		database,
		journal,
		disk,
		events,
		fill,
		makeSafe: (n: number) => (safe = n),
	}
}

onSmallDisk("a disk that fills", () => {
	test("the ballast gives way once, then the disk is full and says so; nothing kept is lost", async () => {
		const { file, ballast, database, journal, disk, events, fill } = openOn(1_000)
		await ballast.put()
		expect(statSync(join(mounted, "kiosk/ballast")).size).toBe(ballastBytes)
		writeFileSync(join(mounted, "others"), Buffer.alloc(400 * kibibyte))
		expect(fill()).toBe("full")
		expect(events).toContain("disk.full")
		expect([ballast.isThere, disk.isShort]).toEqual([false, true])
		const kept = journal.last.n
		expect(kept).toBeGreaterThan(400)
		database.close()
		expect(verifyJournal(file)).toMatchObject([{ records: kept }])
	})

	test("only records that are safe elsewhere make room, and then taps go on", async () => {
		const { database, journal, disk, reserve, fill, makeSafe } = openOn(600)
		await reserve.put()
		expect(fill()).toBe("full")
		const [name = ""] = journal.names()
		disk.look()
		expect(journal.own(name).oldest, "nothing is safe yet: nothing is dropped").toBe(1)
		expect([journal.append(content).ok, reserve.isThere]).toEqual([false, true])
		const half = Math.floor(journal.last.n / 2)
		makeSafe(half)
		disk.look()
		expect(journal.own(name).oldest).toBe(half + 1)
		expect(journal.append(content).ok).toBe(true)
		database.close()
	})

	test("with room again the ballast is put back", async () => {
		const { ballast, database, disk } = openOn(4_000)
		writeFileSync(join(mounted, "others"), Buffer.alloc(3_600 * kibibyte))
		disk.look()
		expect([disk.isShort, ballast.isThere]).toEqual([true, false])
		rmSync(join(mounted, "others"))
		disk.look()
		await expect.poll(() => ballast.isThere).toBe(true)
		expect(disk.isShort).toBe(false)
		database.close()
	})
})

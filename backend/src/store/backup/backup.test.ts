// Backups of an office that goes on writing, and what comes back of them.
import { execFileSync } from "node:child_process"
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { code, type HandKiosk } from "../../usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "../../usecases/office-log.fixture.ts"
import type { RecordJournal } from "../../usecases/record-journal.ts"
import { verifyLog } from "../verify-log.ts"
import { BackupSchedule } from "./backup-schedule.ts"
import { readManifest, restorableSets, sha256Of } from "./backup-set.ts"
import { makeBackup } from "./make-backup.ts"
import { putBack } from "./put-back.ts"
import { lossOf, verifySet } from "./restorable-set.ts"
import { setsToLetGo } from "./thinning.ts"

let office: OfficeLog
let ingest: RecordJournal
let kiosk: HandKiosk
let folder: string
let now: number
const id = "20261124T020000Z"

beforeEach(async () => {
	now = Date.UTC(2026, 10, 24, 2)
	office = await OfficeLog.open()
	ingest = office.worker()
	kiosk = await office.enrol()
	writeFileSync(join(office.folder, "office-keys.json"), "{}", { mode: 0o600 })
	await ingest.hello(code, kiosk.record(20).hello())
	kiosk.record(40)
	await ingest.batch(code, kiosk.batch(1, 20))
	folder = mkdtempSync(join(tmpdir(), "hadir-backups-"))
})
afterEach(async () => {
	await office.close()
	rmSync(folder, { recursive: true, force: true })
})
const make = () => makeBackup({ data: office.folder, folder, now })

describe("a backup", () => {
	test("is whole, private, verified, and knows how far each chain reached", async () => {
		const manifest = await make()
		expect(manifest.heads).toEqual([
			{
				...{ journal: kiosk.journal, chain: kiosk.hashAt(0) },
				head: { n: 20, hash: kiosk.hashAt(20) },
			},
		])
		expect(readdirSync(folder)).toEqual([id])
		for (const name of readdirSync(join(folder, id))) {
			expect(statSync(join(folder, id, name)).mode & 0o077, name).toBe(0)
		}
		expect(await verifySet(join(folder, id))).toEqual(manifest)
		expect(await verifyLog(join(folder, id, "journal.db"))).toMatchObject([{ records: 20 }])
	})

	test("made while batches come in is of one moment, and holds none of them half", async () => {
		let from = 21
		const writing = (async () => {
			for (; from <= 60; from += 2) await ingest.batch(code, kiosk.batch(from, from + 1))
		})()
		const { heads } = await make()
		await writing
		const [head] = heads
		expect(head?.head.hash).toBe(kiosk.hashAt(head?.head.n ?? 0))
		expect((await verifyLog(join(folder, id, "journal.db")))[0]?.brokenAt).toBeUndefined()
	})

	test("of a log that does not hold is none, and leaves nothing behind", async () => {
		await office.log
			.updateTable("batch")
			.set({ last: "ab".repeat(32) })
			.execute()
		await expect(make()).rejects.toThrow(/does not hold at/)
		expect(readdirSync(folder)).toEqual([])
	})

	test("runs in a thread of its own, and is counted from then on", async () => {
		const schedule = new BackupSchedule({
			...{ data: office.folder, folder, everyMs: 1e9, now: () => now },
			note: () => undefined,
			onTrouble: (why) => troubles.push(why),
			onNear: () => troubles.push("near"),
		})
		const troubles: string[] = []
		schedule.start()
		expect(schedule.restorable()).toEqual([])
		expect(await Promise.all([schedule.run(), schedule.run()])).toEqual([id, id])
		expect(schedule.restorable()?.map((set) => set.id)).toEqual([id])
		expect(troubles).toEqual(["near"])
		await office.log
			.updateTable("batch")
			.set({ last: "ab".repeat(32) })
			.execute()
		now += 1_000
		expect(await schedule.run(), "none was made, and none is named").toBeUndefined()
		expect(troubles.join()).toMatch(/does not hold at/)
		await schedule.stop()
	})
})

describe("which sets may be restored", () => {
	test("those of the last 150 days, as their manifests say", async () => {
		await make()
		const day = 86_400_000
		const count = (at: number) => restorableSets(folder, office.folder, at).length
		expect([count(now), count(now + 150 * day - 1), count(now + 150 * day)]).toEqual([1, 1, 0])
	})

	test("a folder that cannot be read lets no kiosk drop anything", async () => {
		await make()
		writeFileSync(join(folder, id, "manifest.json"), "{")
		const schedule = new BackupSchedule({
			...{ data: office.folder, folder, everyMs: 1e9, now: () => now },
			...{ note: () => undefined, onTrouble: () => undefined, onNear: () => undefined },
		})
		schedule.start()
		expect(schedule.restorable()).toBeUndefined()
		await schedule.stop()
	})

	test("every set of a day, then one a day, then none", () => {
		const names = [
			"20260601T000000Z",
			"20261120T010000Z",
			"20261120T230000Z",
			"20261123T030000Z",
			"20261124T010000Z",
		]
		expect(setsToLetGo(names, now).sort()).toEqual(["20260601T000000Z", "20261120T010000Z"])
	})
})

describe("restoring", () => {
	test("says what is missing, moves aside what was there, and kiosks fill the rest in", async () => {
		const manifest = await make()
		await ingest.batch(code, kiosk.batch(21, 40))
		await office.log.destroy()
		await office.office.destroy()
		expect(lossOf(manifest, office.folder)).toEqual({
			factsSince: now,
			journals: [{ journal: kiosk.journal, kiosk: code, from: 21, through: 40 }],
		})
		const { aside } = putBack({ set: join(folder, id), data: office.folder, now: 7 })
		expect(readdirSync(aside ?? "").sort()).toContain("journal.db")
		const again = await OfficeLog.reopen(office)
		await again.worker().hello(code, kiosk.copyAt(20).hello())
		expect(again.heard()).toMatchObject({ n: 20, meets: 20 })
		await again.worker().batch(code, kiosk.batch(21, 60))
		expect(await again.numbers()).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
		expect(await again.heads()).toHaveLength(1)
		office = again
	})

	test.each([
		["altered", (set: string) => flipByte(join(set, "journal.db")), /was altered/],
		["incomplete", (set: string) => rmSync(join(set, "office.db")), /is missing/],
		[
			"without a manifest",
			(set: string) => rmSync(join(set, "manifest.json")),
			/no backup of Hadir/,
		],
		[
			"with a manifest cut short",
			(set: string) => writeFileSync(join(set, "manifest.json"), '{"version": 1, "id'),
			/is damaged, or of another release/,
		],
	])("a set that is %s is refused", async (_, spoil, words) => {
		await make()
		spoil(join(folder, id))
		await expect(verifySet(join(folder, id))).rejects.toThrow(words)
	})

	test("files of two offices are no set, though the manifest names them", async () => {
		const projector = office.projector()
		projector.wake()
		await projector.settle()
		await make()
		await verifySet(join(folder, id))
		const set = join(folder, id)
		const stranger = await OfficeLog.open()
		await stranger.log.destroy()
		copyFileSync(join(stranger.folder, "journal.db"), join(set, "journal.db"))
		const manifest = readManifest(set)
		const sha256 = await sha256Of(join(set, "journal.db"))
		const files = manifest.files.map((file) =>
			file.name === "journal.db" ? { ...file, sha256 } : file,
		)
		writeFileSync(join(set, "manifest.json"), JSON.stringify({ ...manifest, files }))
		await expect(verifySet(set)).rejects.toThrow(/are not of one backup/)
		rmSync(stranger.folder, { recursive: true })
	})

	test("keeps the office's keys, but for the one of its own journal, which goes on under another", async () => {
		const keys = { signing: "a", sealing: "b" }
		const file = join(office.folder, "office-keys.json")
		writeFileSync(file, JSON.stringify({ ...keys, own: "c" }))
		await make()
		const data = mkdtempSync(join(tmpdir(), "hadir-restored-"))
		putBack({ set: join(folder, id), data, now })
		expect(JSON.parse(readFileSync(join(data, "office-keys.json"), "utf8"))).toEqual(keys)
		expect(statSync(join(data, "office-keys.json")).mode & 0o077).toBe(0)
		rmSync(data, { recursive: true })
	})

	test("journal.db alone is no set", async () => {
		await make()
		const manifest = readManifest(join(folder, id))
		const files = manifest.files.filter(({ name }) => name === "journal.db")
		writeFileSync(join(folder, id, "manifest.json"), JSON.stringify({ ...manifest, files }))
		await expect(verifySet(join(folder, id))).rejects.toThrow(/only whole sets/)
	})

	function flipByte(file: string): void {
		const bytes = readFileSync(file)
		bytes[5000] = (bytes[5000] ?? 0) ^ 1
		writeFileSync(file, bytes)
	}
})

const isRoot = process.getuid?.() === 0
const onOtherDevice = isRoot || process.env.CI === "true" ? test : test.todo
if (!isRoot)
	console.info("left out: another device is a small file system, which only root may mount")

onOtherDevice("only a copy on another device counts", async () => {
	const device = mkdtempSync(join(tmpdir(), "hadir-device-"))
	execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", device])
	try {
		await makeBackup({ data: office.folder, folder: device, now })
		expect(restorableSets(device, office.folder, now)).toMatchObject([{ isElsewhere: true }])
		await make()
		expect(restorableSets(folder, office.folder, now)).toMatchObject([{ isElsewhere: false }])
	} finally {
		execFileSync("umount", [device])
		rmSync(device, { recursive: true, force: true })
	}
	expect(existsSync(device)).toBe(false)
})

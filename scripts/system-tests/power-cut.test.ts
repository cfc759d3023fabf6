// parts: strace, root
// The kiosk's file under what a power cut, a failing disk and a read-only one do, on real file systems.
import { execFileSync, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { verifyJournal } from "@hadir/kiosk/cli/verify-journal.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { root } from "./city.ts"

const cuts = 20
const programme = join(root, "scripts/system-tests/append-forever.ts")
let folder: string
let mounted: string[]

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-power-"))
	mounted = []
})
afterEach(() => {
	for (const place of mounted.reverse()) spawnSync("umount", [place])
	rmSync(folder, { recursive: true, force: true })
})

function mount(image: string, place: string): void {
	mkdirSync(place, { recursive: true })
	execFileSync("mount", ["-o", "loop", image, place])
	mounted.push(place)
}
function unmount(place: string): void {
	execFileSync("umount", [place])
	mounted = mounted.filter((one) => one !== place)
}

/** A program that appends and prints the number of each record once it would be green. */
function append(file: string, mode = "FULL") {
	const child = spawn(process.execPath, [programme, file, mode], {
		stdio: ["ignore", "pipe", "inherit"],
	})
	let green = 0
	createInterface({ input: child.stdout }).on("line", (line) => {
		green = Number(line)
	})
	return { child, green: () => green }
}

async function cutWhileAppending(mode: string, times: number) {
	const image = join(folder, "disk.img")
	execFileSync("truncate", ["-s", "32M", image])
	execFileSync("mkfs.ext4", ["-q", "-F", image])
	const disk = join(folder, "disk")
	mount(image, disk)
	const running = append(join(disk, "journal.db"), mode)
	let lost = 0
	let greens = 0
	try {
		for (let cut = 0; cut < times; cut++) {
			const before = running.green()
			while (running.green() < before + 20) await new Promise((done) => setTimeout(done, 5))
			// What the disk holds at this instant is what a power cut would leave.
			const copy = join(folder, `cut-${cut}.img`)
			const promised = running.green()
			execFileSync("cp", ["--sparse=always", image, copy])
			const place = join(folder, `cut-${cut}`)
			mount(copy, place)
			const kept = keptIn(join(place, "journal.db"))
			unmount(place)
			rmSync(copy)
			greens += promised
			lost += Math.max(0, promised - kept)
		}
	} finally {
		running.child.kill("SIGKILL")
		await once(running.child, "exit")
	}
	return { lost, greens }
}

/** Records that prove themselves; none when the file never came to be. */
function keptIn(file: string): number {
	try {
		return verifyJournal(file)?.[0]?.records ?? 0
	} catch {
		return 0
	}
}

describe("power goes while taps are answered", () => {
	test("every green is on the disk, at every cut", async () => {
		const { lost, greens } = await cutWhileAppending("FULL", cuts)
		console.info(`${cuts} power cuts, ${greens} greens promised by then, ${lost} lost`)
		expect(lost).toBe(0)
	}, 120_000)

	test("without synced commits greens would be lost: the test can fail", async () => {
		expect((await cutWhileAppending("NORMAL", 3)).lost).toBeGreaterThan(0)
	}, 60_000)
})

test("the disk turns read-only: red, nothing lost; writable again: green", async () => {
	const image = join(folder, "disk.img")
	execFileSync("truncate", ["-s", "16M", image])
	execFileSync("mkfs.ext4", ["-q", "-F", image])
	const disk = join(folder, "disk")
	mount(image, disk)
	const file = join(disk, "journal.db")
	writeFileSync(join(disk, "probe"), "")
	const running = append(file)
	while (running.green() < 10) await new Promise((done) => setTimeout(done, 5))
	running.child.kill("SIGKILL")
	await once(running.child, "exit")
	const before = keptIn(file)
	execFileSync("mount", ["-o", "remount,ro", disk])
	const refused = spawnSync(process.execPath, [programme, file, "FULL", "once"], {
		encoding: "utf8",
	})
	expect(`${refused.stdout}${refused.stderr}`).toMatch(/read-only|SQLITE_READONLY|EROFS/i)
	execFileSync("mount", ["-o", "remount,rw", disk])
	const after = spawnSync(process.execPath, [programme, file, "FULL", "once"], { encoding: "utf8" })
	expect(Number(after.stdout)).toBeGreaterThan(before)
	expect(keptIn(file)).toBe(Number(after.stdout))
}, 60_000)

test("a sync that fails is no green, and the file opens whole afterwards", () => {
	const file = join(folder, "journal.db")
	const first = spawnSync(process.execPath, [programme, file, "FULL", "once"], { encoding: "utf8" })
	const before = Number(first.stdout)
	const inject = "fsync,fdatasync:error=EIO:when=1+"
	const failing = spawnSync(
		"strace",
		[
			"-f",
			"-qq",
			"-o",
			"/dev/null",
			"-e",
			"trace=fsync,fdatasync",
			"-e",
			`inject=${inject}`,
		].concat([process.execPath, programme, file, "FULL", "once"]),
		{ encoding: "utf8" },
	)
	expect(failing.stdout, "nothing was promised").toBe("")
	expect(failing.stderr).toMatch(/failed|SQLITE_IOERR/)
	const kept = keptIn(file)
	expect(kept).toBeGreaterThanOrEqual(before)
	const after = spawnSync(process.execPath, [programme, file, "FULL", "once"], { encoding: "utf8" })
	expect(Number(after.stdout)).toBe(kept + 1)
}, 60_000)

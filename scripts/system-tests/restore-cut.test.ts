// parts: strace, root
// A restore that is killed at any of its moves is gone on from; copies on the same disk are told apart.
import { execFileSync, spawnSync } from "node:child_process"
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { copiedFiles } from "@hadir/backend/store/backup/backup-set.ts"
import { groundOf, shareDisk } from "@hadir/backend/store/backup/disks-under.ts"
import { finishPuttingBack } from "@hadir/backend/store/backup/put-back.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { root } from "./city.ts"

const logs = ["office.db-wal", "journal.db-wal", "journal.db-shm"]
/** More moves than a restore makes. */
const mostMoves = 40
let folder: string

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-restore-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** An office's folder and a set, told apart by what their files say. */
function lay(name: string): { readonly data: string; readonly set: string } {
	const [data, set] = [join(folder, name, "data"), join(folder, name, "set")]
	for (const made of [data, set]) mkdirSync(made, { recursive: true })
	for (const file of [...copiedFiles, ...logs]) writeFileSync(join(data, file), "old")
	for (const file of copiedFiles) writeFileSync(join(set, file), "new")
	return { data, set }
}

function restoreKilledAt(move: number, { data, set }: ReturnType<typeof lay>): boolean {
	const programme = `
		import { putBack } from ${JSON.stringify(join(root, "backend/src/store/backup/put-back.ts"))}
		putBack(${JSON.stringify({ set, data, now: 7 })})`
	const calls = "rename,renameat,renameat2,unlink,unlinkat,rmdir"
	const { signal, status, stderr } = spawnSync(
		"strace",
		["-f", "-qq", "-o", "/dev/null", "-e", `trace=${calls}`]
			.concat("-e", `inject=${calls}:signal=KILL:when=${move}`)
			.concat(process.execPath, "--input-type=module", "--eval", programme),
		{ encoding: "utf8" },
	)
	if (signal === null && status !== 0 && status !== 137) throw new Error(stderr)
	return status === 0
}

const contents = (of: string, names: readonly string[]) =>
	names.map((name) => readFileSync(join(of, name), "utf8"))

test("killed at each of its moves, it is the one office or the other, and ends as the restored one", () => {
	let cuts = 0
	let finished = 0
	for (let move = 1; move <= mostMoves; move++) {
		const { data, set } = lay(String(move))
		const isWhole = restoreKilledAt(move, { data, set })
		if (isWhole) break
		cuts++
		const rest = finishPuttingBack(data)
		const isUntouched = rest === undefined && !existsSync(join(data, "before-restore-7"))
		if (isUntouched) {
			expect(contents(data, [...copiedFiles, ...logs]), `cut at ${move}`).not.toContain("new")
			continue
		}
		finished++
		expect(contents(data, copiedFiles), `cut at ${move}`).toEqual(["new", "new", "new"])
		const left = readdirSync(data).sort()
		expect(left, `cut at ${move}`).toEqual(["before-restore-7", ...copiedFiles].sort())
		expect(contents(join(data, "before-restore-7"), [...copiedFiles, ...logs])).not.toContain("new")
		expect(finishPuttingBack(data), "only once").toBeUndefined()
	}
	console.info(`a restore killed at each of ${cuts} moves: ${finished} gone on from`)
	expect(finished).toBeGreaterThan(8)
	expect(cuts).toBeLessThan(mostMoves)
}, 120_000)

test("a file system in a file of the same disk is on the same disk; memory is not", () => {
	const [image, mounted, memory] = ["disk.img", "mounted", "memory"].map((name) =>
		join(folder, name),
	) as [string, string, string]
	for (const made of [mounted, memory]) mkdirSync(made)
	execFileSync("truncate", ["--size=16M", image])
	execFileSync("mkfs.ext4", ["-q", image])
	execFileSync("mount", ["-o", "loop", image, mounted])
	execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", memory])
	try {
		expect(shareDisk(groundOf(folder), groundOf(mounted))).toBe(true)
		expect(groundOf(mounted)).toEqual(groundOf(folder))
		expect(shareDisk(groundOf(folder), groundOf(memory))).toBe(false)
		expect(shareDisk(groundOf(memory), groundOf(memory))).toBe(true)
	} finally {
		execFileSync("umount", [mounted])
		execFileSync("umount", [memory])
	}
})

// parts: iptables, root
// Lost packets and a line that is cut both ways, in a network namespace of the test's own.
import { execFileSync, spawnSync } from "node:child_process"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { root } from "./city.ts"

const namespace = `hadir-${process.pid}`
const inside = (command: string, ...args: readonly string[]) =>
	execFileSync("ip", ["netns", "exec", namespace, command, ...args])

beforeAll(() => {
	execFileSync("ip", ["netns", "add", namespace])
	inside("ip", "link", "set", "lo", "up")
})
afterAll(() => void execFileSync("ip", ["netns", "del", namespace]))

const outcome = z.object({
	lossy: z.number(),
	cutOff: z.number(),
	kept: z.array(z.string()),
	got: z.array(z.string()),
})

test("a third of the packets lost, then all of them: taps go on, each arrives once", () => {
	const script = join(root, "scripts/system-tests/partitioned.ts")
	const ran = spawnSync("ip", ["netns", "exec", namespace, process.execPath, script], {
		encoding: "utf8",
		timeout: 240_000,
	})
	expect(ran.status, ran.stderr).toBe(0)
	const { lossy, cutOff, kept, got } = outcome.parse(JSON.parse(ran.stdout))
	expect(lossy).toBe(8)
	expect(cutOff, "nothing came through while the line was cut").toBe(8)
	expect(kept).toHaveLength(12)
	expect(got).toEqual(kept)
}, 260_000)

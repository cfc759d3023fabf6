// The emulated terminal as others see it: libraries that were written against real ones read the same out of it.
import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { TerminalServer } from "@hadir/firmware-bridge/emulators/zkteco/server.ts"
import { EmulatedTerminal } from "@hadir/firmware-bridge/emulators/zkteco/terminal.ts"
import { expect, test } from "vitest"
import { root } from "./city.ts"

const client = join(root, "scripts/system-tests/zk-clients.mjs")
const run = promisify(execFile)

/** It says more than the answer: the answer is its last line. */
async function readBy(library: string, port: number): Promise<unknown> {
	const { stdout } = await run(process.execPath, [client, library, String(port)])
	const lines = stdout.trim().split("\n")
	return JSON.parse(lines.at(-1) ?? "")
}

test.each([
	["node-zklib", { deviceUserId: "1001" }, { userId: "1001" }],
	["zkteco-js", { user_id: "1001" }, { userId: "1001" }],
])("%s reads the users and every punch", async (library, punch, user) => {
	const terminal = new EmulatedTerminal({})
	terminal.people = [{ place: 5, id: "1001", name: "BUDI", card: 6_572_982, rights: 0 }]
	terminal.log = Array.from({ length: 50 }, (_, second) => ({
		...{ place: 5, id: "1001", at: [2026, 11, 23, 7, 28, second] as const, verify: 1, state: 0 },
	}))
	// Both take a segment for a frame: what shares one with another is lost to them.
	const server = new TerminalServer(terminal, { gapMs: 5 })
	const port = await server.start()
	try {
		const read = await readBy(library, port)
		expect(read).toMatchObject({
			users: [{ ...user, name: "BUDI", cardno: 6_572_982 }],
			punches: Array.from({ length: 50 }, () => punch),
		})
	} finally {
		await server.stop()
	}
})

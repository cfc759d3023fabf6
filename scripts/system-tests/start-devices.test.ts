// parts: firmata
// npm start with several emulated devices: a card, a finger from nothing to a punch, a terminal, the panel's words.
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { z } from "zod"
import { panelSight } from "../emulated-devices/panel-sight.ts"
import { end, freePort, query, root } from "./city.ts"
import { runHadir } from "./kept-office.ts"
import { type RunningStart, startProduct } from "./product-start.ts"

const data = mkdtempSync(join(tmpdir(), "hadir-devices-"))
const environment = {
	HADIR_DATA: data,
	HADIR_HTTP_PORT: String(await freePort()),
	HADIR_MQTT_PORT: String(await freePort()),
	HADIR_KIOSK_SCREEN_PORT: String(await freePort()),
}
const status = z.object({
	kiosk: z.string(),
	panel: z.string(),
	readers: z.array(z.object({ name: z.string(), state: z.string() })),
})
let start: RunningStart
let enrolling: ChildProcess | undefined

const until = (check: () => void | Promise<void>) =>
	vi.waitFor(check, { timeout: 30_000, interval: 100 })
const hadir = (...args: readonly string[]) => runHadir(args, environment)
const punchesOf = (reader: string) =>
	query(join(data, "office.db"), `SELECT employee FROM punch WHERE reader = '${reader}'`)

async function kioskStatus(): Promise<z.infer<typeof status>> {
	const response = await fetch(`http://127.0.0.1:${environment.HADIR_KIOSK_SCREEN_PORT}/status`)
	return status.parse(await response.json())
}

beforeAll(async () => {
	start = startProduct(["--devices", "pn532,zfm,zk,panel"], { ...process.env, ...environment })
	await until(() => expect(start.output()).toMatch(/Ctrl-C stops everything/))
	await until(async () => {
		const { readers, panel } = await kioskStatus()
		expect(readers.map(({ name, state }) => `${name} ${state}`)).toEqual([
			...["card-1 ready", "finger-1 ready", "terminal-1 ready"],
		])
		expect(panel).toBe("ready")
	})
}, 40_000)
afterAll(async () => {
	if (enrolling !== undefined) await end(enrolling, "SIGTERM")
	await end(start.child, "SIGTERM")
	rmSync(data, { recursive: true, force: true })
})

test("what each device is, and where its hand is, is printed", () => {
	for (const line of [
		/^pn532 +card reader \(PN532\) +pn532=tcp:127\.0\.0\.1:\d+ +hand \d+$/m,
		/^zfm +finger sensor \(R503\) +zfm=tcp:127\.0\.0\.1:\d+ +hand \d+$/m,
		/^zk +terminal \S+ \(ZKTeco\) +zkteco=tcp:127\.0\.0\.1:\d+ +hand \d+$/m,
		/^panel +panel \(Uno .*\) +firmata:relay=4,display=0x27=tcp:127\.0\.0\.1:\d+ +hand \d+$/m,
	]) {
		expect(start.output()).toMatch(line)
	}
})

test("a card: on record, and the panel says and does what its page says", async () => {
	const before = punchesOf("card-1").length
	expect(await hadir("tap", "1")).toMatch(/^0 Laid: Maria Goreti Ndoen/)
	await until(() => expect(punchesOf("card-1")).toHaveLength(before + 1))
	await until(async () => {
		const sight = panelSight.parse(JSON.parse((await hadir("tap", "--panel", "--json")).slice(2)))
		const said = sight.said.map(({ rows: [top, bottom] }) => `${top}|${bottom}`)
		expect(said.join("\n")).toMatch(/^Maria Goreti Ndo\|\d\d:\d\d Tercatat {2}$/m)
		expect(sight.played.map(({ part }) => part)).toEqual(
			expect.arrayContaining(["green", "buzzer", "lock"]),
		)
	})
	expect(await hadir("tap", "--panel")).toMatch(/^0 \+-{16}\+\n\|.{16}\|\n\|.{16}\|\n\+-{16}\+/)
})

test("a terminal: what is older than the kiosk is history, what was punched since arrives", async () => {
	await until(() => expect(punchesOf("terminal-1")).toHaveLength(1))
	expect(await hadir("tap", "--terminal", "1002")).toMatch(/^0 Punched at zk: user 1002, \d{4}-/)
	await until(() => expect(punchesOf("terminal-1")).toHaveLength(2))
	expect(await hadir("tap", "--terminal", "77")).toMatch(/^2 .*users are 1001, 1002/)
})

test("a finger: a slot from the office, the guide, a punch; and the sensor remembers it", async () => {
	const { kiosk } = await kioskStatus()
	expect(await hadir("person", "finger", "--id", "p02", "--kiosk", kiosk)).toMatch(/^0 Slot 0/)
	const guide = ["kiosk", "finger", "enrol", "--slot", "0"]
	enrolling = spawn(process.execPath, [join(root, "scripts/hadir.ts"), ...guide], {
		env: { ...process.env, ...environment },
	})
	let said = ""
	enrolling.stdout?.on("data", (chunk) => {
		said += chunk
	})
	await until(() => expect(said).toMatch(/Place the finger on/))
	expect(await hadir("tap", "--finger", "0")).toMatch(/^0 Laid and lifted/)
	await until(() => expect(said).toMatch(/Place the same finger again/))
	await hadir("tap", "--finger", "0")
	await until(() => expect(said).toMatch(/Yusuf Adi Prasetyo is enrolled in slot 0/))
	await hadir("tap", "--finger", "0")
	await until(() => expect(punchesOf("finger-1")).toEqual([{ employee: "p02" }]))
	expect(existsSync(join(data, "emulated-fingers.json"))).toBe(true)
})

test.each([
	["pn532,foo", /^hadir: --devices: "foo" is no device here: .*pn532, rdm6300, .*panel/],
	["zk,zk", /^hadir: --devices: zk is there twice: .*pn532, rdm6300, .*panel/],
])("--devices %s is refused before anything starts", async (devices, words) => {
	const refused = startProduct(["--devices", devices], { ...process.env, ...environment })
	await until(() => expect(refused.child.exitCode).toBe(2))
	expect(refused.output()).toMatch(words)
})

test.each<[string, RegExp]>([
	["--finger 0 --panel", /^2 One thing at a time/],
	["--terminal 1001 --at pn532", /^2 This is done at: zk, anviz, adms/],
	["--terminal 1001 --at anviz", /^1 No emulated anviz runs on .*--devices pn532,anviz/],
])("tap %s is refused with what to do", async (args, words) => {
	expect(await hadir("tap", ...args.split(" "))).toMatch(words)
})

// parts: socat
// A technician's commands as they are typed, at emulated devices.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs"
import { connect, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PushingTerminal } from "@hadir/firmware-bridge/emulators/adms/terminal.ts"
import {
	type Pn532Emulator,
	startPn532Emulator,
} from "@hadir/firmware-bridge/emulators/pn532/server.ts"
import { TerminalServer } from "@hadir/firmware-bridge/emulators/zkteco/server.ts"
import { EmulatedTerminal } from "@hadir/firmware-bridge/emulators/zkteco/terminal.ts"
import { serialPort } from "@hadir/firmware-bridge/ports/serial-port.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { end, freePort, root } from "./city.ts"
import { runHadir } from "./kept-office.ts"

let folder: string
let emulator: Pn532Emulator
let cable: ChildProcess | undefined

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-device-"))
	emulator = await startPn532Emulator({ serial: 0, hand: 0 })
})
afterEach(async () => {
	if (cable !== undefined) await end(cable, "SIGTERM")
	cable = undefined
	await emulator.stop()
	rmSync(folder, { recursive: true })
})

const device = (...args: readonly string[]) => runHadir(["device", ...args], {})
const reader = () => `pn532=tcp:127.0.0.1:${emulator.serial}`

/** Lays a card again and again, until it is told to stop. */
function layAgain(uid: string): () => void {
	const hand = connect(emulator.hand, "127.0.0.1")
	hand.on("error", () => undefined)
	const timer = setInterval(() => hand.write(`A ${uid}\n`), 900)
	return () => {
		clearInterval(timer)
		hand.destroy()
	}
}

test("a recording names nobody, is its owner's alone, and gives its readings again", async () => {
	const file = join(folder, "trouble.txt")
	const nowhere = join(folder, "none", "trouble.txt")
	expect(await device("record", reader(), "-o", nowhere)).toMatch(
		/^2 .*trouble\.txt cannot be written\. Name a file in a folder that exists/,
	)
	const stop = layAgain("04A1B2C3D4E5F6")
	const args = ["device", "record", reader(), "-o", file, "--seconds", "600"]
	const recording = spawn(process.execPath, [join(root, "scripts/hadir.ts"), ...args])
	let said = ""
	for (const stream of [recording.stdout, recording.stderr]) {
		stream.on("data", (chunk) => {
			said += chunk
		})
	}
	await expect.poll(() => said, { timeout: 10_000 }).toContain("read: a card")
	recording.kill("SIGINT")
	expect(await once(recording, "exit"), "Ctrl-C keeps what was recorded").toEqual([0, null])
	stop()
	expect(said).toMatch(/Recording for 600 s, or until Ctrl-C[\s\S]*which only you may read/)
	expect(statSync(file).mode & 0o777).toBe(0o600)
	const text = readFileSync(file, "utf8")
	expect(text).toMatch(/^# hadir recording 1\n# device pn532\n# numbers replaced\n/)
	expect(text).not.toMatch(/A1B2C3D4E5F6/i)
	expect(await device("record", reader(), "-o", file)).toMatch(/^2 .*is there already/)
	const replayed = await device("replay", file)
	expect(replayed).toMatch(/^0 [\s\S]*ready[\s\S]*read: a card, iso14443a, 7 bytes, ends in/)
	expect(await device("decode", "pn532", file)).toMatch(/^0 [\s\S]*< .*a card of type A, number 04/)
	writeFileSync(file, text.replace("# device pn532", "# device pn999"))
	expect(await device("replay", file)).toMatch(/^2 .*"pn999" is no reader of this release/)
})

test("a reader is tried step by step; one that is not there is said so", async () => {
	const stop = layAgain("DEADBEEF")
	const said = await device("test", reader(), "--seconds", "15")
	stop()
	expect(said).toMatch(
		/^0 1\. Opening pn532[\s\S]*ready[\s\S]*2\. Lay a card[\s\S]*4 bytes, ends in EF[\s\S]*It works/,
	)
	expect(said).not.toContain("DEADBE")
	expect(await device("test", "pn532=tcp:127.0.0.1:1")).toMatch(
		/^1 [\s\S]*absent: [\s\S]*does not work yet/,
	)
})

test("a terminal is tried by reading alone", async () => {
	const terminal = new EmulatedTerminal({})
	terminal.log = [{ place: 5, id: "1001", at: [2026, 11, 23, 7, 28, 0], verify: 1, state: 0 }]
	const server = new TerminalServer(terminal)
	const port = await server.start()
	const at = `zkteco=tcp:127.0.0.1:${port}`
	const atUtc = { HADIR_DATA: folder, TZ: "UTC" }
	const said = await runHadir(["device", "test", at], atUtc)
	const person = { place: 5, id: "1001", name: 'BUDI, "S.E."', card: 6_572_982, rights: 0 }
	terminal.people = [person, { ...person, place: 6, id: "=1+1", name: "@SUM(A1)" }]
	const file = join(folder, "users.csv")
	const users = ["device", "users", at, "--zone", "Asia/Jakarta", "-o"]
	const listed = await runHadir([...users, file], atUtc)
	expect(listed).toMatch(/^0 [\s\S]*2 users in [\s\S]*terminal users/)
	expect(listed).toMatch(/its clock is 0\.\d s (?:ahead of|behind) this.*compared in Asia\/Jakarta/)
	expect(readFileSync(file, "utf8")).toBe(`1001,"BUDI, ""S.E."""\n"'=1+1","'@SUM(A1)"\n`)
	expect(await runHadir([...users, join(folder, "none", "list")], {})).toMatch(
		/^2 .*list cannot be written\. Name a file in a folder that exists/,
	)
	expect(said).toMatch(
		/^0 1\. Calling it[\s\S]*its clock is 25\d{3}\.\d s ahead of this[^\n]*compared in UTC, this computer's own zone: .*--zone[\s\S]*its log: 1 punch, 0 refused[\s\S]*It works/,
	)
	expect(said).not.toContain("1001")
	const kiosk = connect(port, "127.0.0.1")
	await once(kiosk, "connect")
	const again = join(folder, "again.csv")
	expect(await runHadir([...users, again], {}), "a kiosk that runs holds it").toMatch(
		/^1 A program on this computer is connected to 127\.0\.0\.1:\d+ already, most likely the running kiosk.*stop it/,
	)
	expect(existsSync(again)).toBe(false)
	kiosk.destroy()
	await server.stop()
})

test("a terminal that pushes gives its users without a punch, where the kiosk's setting has it call", async () => {
	const port = await freePort()
	const setting = { HADIR_KIOSK_PUSH_PORT: String(port) }
	const users = ["device", "users", "adms=push:CGKK204760001", "--zone", "Asia/Makassar", "-o"]
	const file = join(folder, "users.csv")
	const listing = runHadir([...users, file], setting)
	const terminal = new PushingTerminal("CGKK204760001", port)
	terminal.operations = ["USER PIN=982\tName=Richard\tPasswd=9822", "OPLOG 4\t0\t0\t0"]
	await expect
		.poll(() => terminal.handshake().then(({ status }) => status, String), { timeout: 10_000 })
		.toBe(200)
	await terminal.beat()
	expect(await listing).toMatch(
		new RegExp(`^0 1\\. Waiting for its call.*port ${port}[\\s\\S]*1 user in `),
	)
	terminal.close()
	expect(readFileSync(file, "utf8")).toBe("982,Richard\n")
	const kiosk = createServer().listen(port)
	await once(kiosk, "listening")
	const said = await runHadir([...users, join(folder, "again.csv")], setting)
	kiosk.close()
	expect(said).toMatch(
		new RegExp(`^1 Port ${port}, .*is taken, most likely by the running kiosk: stop it`),
	)
	expect(said).not.toContain("EADDRINUSE")
	expect(existsSync(join(folder, "again.csv"))).toBe(false)
})

test("what is plugged in, and what answers there", async () => {
	const tty = "sys/devices/usb1/1-1/1-1:1.0/ttyUSB0"
	mkdirSync(join(folder, tty), { recursive: true })
	mkdirSync(join(folder, "sys/class/tty/ttyUSB0"), { recursive: true })
	writeFileSync(join(folder, "sys/devices/usb1/1-1/idVendor"), "1a86\n")
	writeFileSync(join(folder, "sys/devices/usb1/1-1/idProduct"), "7523\n")
	symlinkSync(join(folder, tty), join(folder, "sys/class/tty/ttyUSB0/device"))
	const listed = await device("list", "--root", folder)
	expect(listed).toMatch(
		/^0 \/dev\/ttyUSB0 {2}a CH340 converter.*\n +try: pn532=serial:\/dev\/ttyUSB0\n +or: /,
	)
	const json: unknown = JSON.parse((await device("list", "--root", folder, "--json")).slice(2))
	expect(json).toMatchObject([{ path: "/dev/ttyUSB0", usb: "1a86:7523", answered: null }])
	expect(await device("list", "--root", join(folder, "dev"))).toMatch(/^0 Nothing is plugged in/)
})

test("a line is asked by each driver until one gets an answer", async () => {
	const path = join(folder, "line")
	cable = spawn("socat", [`PTY,link=${path},raw,echo=0`, `TCP:127.0.0.1:${emulator.serial}`])
	await expect
		.poll(() => statSync(path, { throwIfNoEntry: false }) !== undefined, { timeout: 5_000 })
		.toBe(true)
	const { probe } = await import("@hadir/kiosk/cli/device/probe.ts")
	expect(await probe(path, ["rdm6300", "zfm", "pn532"])).toEqual({
		...{ ok: true, value: `pn532=serial:${path}` },
	})
	expect(await probe(join(folder, "none"), ["pn532"])).toMatchObject({ fault: { code: "line" } })
	const kiosk = await serialPort({ path, baudRate: 9_600 })({
		onBytes: () => {},
		onClosed: () => {},
	})
	const began = performance.now()
	const users = await device("users", `anviz=serial:${path}`, "-o", join(folder, "users.csv"))
	if (kiosk.ok) await kiosk.value.close()
	expect(users, "a kiosk that runs holds it").toMatch(/^1 .*\n.*\n.*in use by another program/)
	expect(performance.now() - began).toBeLessThan(10_000)
})

test.each([
	["decode", "pn999", "00", /^2 .*is no protocol known here; there are: pn532/],
	["decode", "pn532", "zz", /^2 .*is neither a file nor hex/],
	["replay", "nowhere.txt", "", /^2 .*is no file/],
	["test", "zkteco:pin=1=tcp:h:1", "", /^2 .*settings that zkteco has: pin is none/],
	["test", "pn532=tcp:h", "", /^2 .*is no device/],
])("%s %s %s is refused with what to write", async (name, one, two, words) => {
	expect(await device(name, one, ...(two === "" ? [] : [two]))).toMatch(words)
})

test("no terminal that pushes is told a time zone by a computer that has none of an office", async () => {
	const words = ["device", "test", "adms=push:CGKK204760001", "--seconds", "5"]
	expect(await runHadir(words, { HADIR_DATA: folder })).toMatch(/^1 .*register this one first/)
})

test("a reader or panel that a program here is connected to is neither tried nor recorded", async () => {
	const server = createServer(() => undefined)
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
	const at = server.address()
	const port = at !== null && typeof at === "object" ? at.port : 0
	const client = connect(port, "127.0.0.1")
	await new Promise((done) => client.once("connect", done))
	try {
		const held = /^1 A program on this computer is connected to .* most likely the running kiosk/
		const address = `pn532=tcp:127.0.0.1:${port}`
		expect(await device("test", address)).toMatch(held)
		expect(await device("record", address, "-o", join(folder, "held.jsonl"))).toMatch(held)
	} finally {
		client.destroy()
		server.close()
	}
})

// What was typed or set wrongly ends with 2 and a sentence that says what to write.
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { afterAll, beforeAll, expect, test } from "vitest"
import { end, root } from "./city.ts"

const data = mkdtempSync(join(tmpdir(), "hadir-input-"))
const quiet = {
	...process.env,
	...{ HADIR_DATA: data, HADIR_HTTP_PORT: "0", HADIR_MQTT_PORT: "0", HADIR_LOG: "silent" },
}
let office: ChildProcess

beforeAll(async () => {
	office = spawn(process.execPath, [join(root, "scripts/hadir.ts"), "serve", "--json"], {
		env: quiet,
		stdio: ["ignore", "pipe", "inherit"],
	})
	const { stdout } = office
	if (stdout === null) throw new Error("the office says nothing")
	await new Promise((ready) => createInterface({ input: stdout }).once("line", ready))
})
afterAll(async () => {
	await end(office, "SIGTERM")
	rmSync(data, { recursive: true })
})

/** Exit code and everything said. */
function hadir(args: readonly string[], more: Record<string, string> = {}): Promise<string> {
	const child = spawn(process.execPath, [join(root, "scripts/hadir.ts"), ...args], {
		env: { ...quiet, ...more },
		stdio: ["ignore", "pipe", "pipe"],
	})
	let said = ""
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk) => {
			said += chunk
		})
	}
	return new Promise((done) => child.once("exit", (code) => done(`${code} ${said}`)))
}

const thisMonth = new Date().toISOString().slice(0, 7)
const noLetters =
	/is six of the letters and digits its screen shows \(.*\), never A, E, I, O, U, Y, 0, 1/
const place = (name: string) => ["kiosk", "code", "--unit", "dinkes", "--place", name]

test.each([
	["a unit nobody knows", place("Lobi"), /There is no unit "dinkes"/],
	["an empty place", place(" "), /A place has 1 to 80 characters/],
	["a place too long", place("x".repeat(81)), /A place has 1 to 80 characters/],
	["guests nobody knows", [...place("Lobi"), "--guests", "some"], /none, everyone/],
	["a kiosk's code mistyped", ["kiosk", "code", "--kiosk", "ZZ"], /is six of the/],
	["a kiosk's code of other letters", ["kiosk", "code", "--kiosk", "AAAAAA"], noLetters],
	["one to retire", ["kiosk", "retire", "--kiosk", "AAAAAA"], noLetters],
	["one too short to retire", ["kiosk", "retire", "--kiosk", "x"], /is six of the/],
	["one for a finger", ["person", "finger", "--id", "p", "--kiosk", "O00000"], /is six of the/],
	["a stick without a name", ["kiosk", "carry", ""], /Name the stick's folder/],
	["a kiosk nobody knows", ["kiosk", "code", "--kiosk", "bcdfgh"], /There is no kiosk "BCDFGH"/],
	["a kiosk to retire", ["kiosk", "retire", "--kiosk", "BCDFGH"], /There is no kiosk "BCDFGH"/],
	[
		"a kiosk that is there, and a place",
		[...place("Lobi"), "--kiosk", "BCDFGH"],
		/or --kiosk alone \(with --return\) for one that is there/,
	],
	["a return of a new kiosk", [...place("Lobi"), "--return"], /or --kiosk alone/],
	["a day that is none", ["person", "leave", "--id", "p", "--on", "31-10-2026"], /is no day/],
	["nobody who leaves", ["person", "leave", "--id", "p", "--on", "2026-10-31"], /no person/],
	["a month too young", ["journal", "drop", "--before", thisMonth], /more than a year ago/],
	[
		"heads that are none",
		["journal", "heads", "--check", "/etc/passwd"],
		/no file of signed heads/,
	],
	["a user nobody knows", ["staff", "reset", "--user", "siapa"], /There is no user "siapa"/],
	[
		"a unit to invite for",
		["staff", "invite", "--unit", "x"],
		/There is no unit "x"\. Units here: none yet/,
	],
	[
		"a separator of two characters",
		["terminal", "users", "--serial", "A1", "--from", "package.json", "--separator", ";;"],
		/separator is comma, semicolon, tab, or one character/,
	],
	[
		"one for a table",
		["import", "units", "docs/trial/opd.csv", "--separator", ";;"],
		/--separator ";;": tulis comma, semicolon, tab/,
	],
	["a card of another type", ["tap", "04a1b2c3", "--type", "Q"], /Cards are of type A or B/],
])("%s", async (_, args, sentence) => {
	const said = await hadir(args)
	expect(said).toMatch(/^2 /)
	expect(said).toMatch(sentence)
})

const other = { HADIR_DATA: `${data}-other` }

test.each([
	["serve", { HADIR_POLICY: "/absent.json" }, /\/absent\.json does not exist.*HADIR_POLICY/],
	["serve", { HADIR_HOLIDAYS: "/tmp" }, /\/tmp is a folder, not a file.*HADIR_HOLIDAYS/],
	["serve", { ...other, HADIR_HTTP_HOST: "203.0.113.7" }, /HADIR_HTTP_HOST is "203\.0\.113\.7"/],
	["serve", { HADIR_DATA: "/proc/hadir/x" }, /The folder \/proc\/hadir\/x cannot be used/],
	["serve", { HADIR_HTTP_PORT: "8080", HADIR_MQTT_PORT: "8080" }, /are both 8080/],
	["kiosk", { HADIR_KIOSK_READERS: "pn532=tcp:127.0.0.1:99999" }, /port from 1 to 65535/],
	["export", { HADIR_POLICY: "/absent.json" }, /\/absent\.json does not exist/],
])("%s with %o", async (command, environment, sentence) => {
	const args = command === "export" ? ["export", "--month", "2026-11"] : [command]
	const said = await hadir(args, environment)
	expect(said).toMatch(/^2 /)
	expect(said).toMatch(sentence)
	expect(said, "no stack trace").not.toMatch(/^\s+at /m)
	rmSync(other.HADIR_DATA, { recursive: true, force: true })
})

test("an address at which no office answers is a failure, said so", async () => {
	const router = createServer((_, response) => response.writeHead(404).end("<h1>Router</h1>"))
	await new Promise((done) => router.listen(0, "127.0.0.1", () => done(undefined)))
	const address = router.address()
	const port = typeof address === "object" ? address?.port : 0
	const folder = `${data}-kiosk`
	const register = ["kiosk", "register", "--office", `http://127.0.0.1:${port}`]
	const said = await hadir([...register, "--code", "2".repeat(17)], { HADIR_KIOSK_DATA: folder })
	expect(said).toMatch(/^1 .*No Hadir office answers at http:\/\/127\.0\.0\.1:\d+ \(HTTP 404\)/)
	router.close()
	rmSync(folder, { recursive: true, force: true })
})

test.each([
	[
		"after npm start was stopped",
		[],
		/^1 .*No emulated pn532 runs on .*Start it with: npm start$/m,
	],
	["at a device that takes none", ["--at", "rdm6300"], /^2 .*This is done at: pn532\./],
])("a card laid %s is not said to be read", async (_, more, sentence) => {
	const facts = { hands: { pn532: 9, rdm6300: 9 }, screen: "http://127.0.0.1:9" }
	writeFileSync(join(data, "emulator.json"), JSON.stringify(facts))
	expect(await hadir(["tap", "04a1b2c3", ...more])).toMatch(sentence)
})

test("--version says the release", async () => {
	expect(await hadir(["--version"])).toMatch(/^0 0\.1\.0$/m)
})

test("a reset link is printed whole", async () => {
	const invited = JSON.parse((await hadir(["staff", "invite", "--json"])).slice(2)).link
	const url = new URL(invited)
	const body = {
		token: url.hash.slice(1),
		name: "Rambu",
		username: "rambu",
		password: "x".repeat(12),
	}
	const opened = await fetch(new URL("/api/first-access", url), {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	})
	expect(opened.status).toBe(200)
	expect(await hadir(["staff", "reset", "--user", "Rambu"])).toMatch(
		/^0 http:\/\/127\.0\.0\.1:\d+\/akses#[\w-]{43}$/m,
	)
})

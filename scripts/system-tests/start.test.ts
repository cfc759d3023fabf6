// npm start as its user meets it: a city on the first run, a tap by command, a clean stop, a second run.
import { type ChildProcess, execFile, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { askOffice } from "@hadir/backend/cli/operator.ts"
import { afterAll, describe, expect, test, vi } from "vitest"
import { end, freePort, query, root } from "./city.ts"
import { startProduct } from "./product-start.ts"

const data = mkdtempSync(join(tmpdir(), "hadir-start-"))
/** The same in every run: a kiosk keeps the broker's address it was registered with. */
const mqttPort = await freePort()
const started: ChildProcess[] = []

const until = (check: () => void | Promise<void>) =>
	vi.waitFor(check, { timeout: 60_000, interval: 50 })

async function environment(): Promise<Record<string, string | undefined>> {
	return {
		...process.env,
		HADIR_DATA: data,
		HADIR_HTTP_PORT: String(await freePort()),
		HADIR_MQTT_PORT: String(mqttPort),
		HADIR_KIOSK_SCREEN_PORT: String(await freePort()),
	}
}

/** @returns what a command of the product printed */
function hadir(args: readonly string[], env: Record<string, string | undefined>): Promise<string> {
	const child = spawn(process.execPath, [join(root, "scripts/hadir.ts"), ...args], { env })
	let output = ""
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk) => {
			output += chunk
		})
	}
	return new Promise((resolve) => child.once("exit", (code) => resolve(`${code} ${output}`)))
}

function start(args: readonly string[], env: Record<string, string | undefined>) {
	const running = startProduct(args, env)
	started.push(running.child)
	return running
}

/** A line as somebody pastes it into another terminal, where nothing is set. */
function shell(line: string): Promise<string> {
	const { PATH, HOME } = process.env
	return new Promise((resolve, reject) => {
		execFile("sh", ["-c", line], { cwd: root, env: { PATH, HOME } }, (error, stdout, stderr) =>
			error === null ? resolve(stdout) : reject(new Error(`${error.message}${stdout}${stderr}`)),
		)
	})
}

/** Programs of this run that still live: they carry its data folder in their environment. */
function survivors(folder = data): string[] {
	return readdirSync("/proc").filter((pid) => {
		if (!/^\d+$/.test(pid)) return false
		try {
			return readFileSync(`/proc/${pid}/environ`, "utf8").includes(`HADIR_DATA=${folder}`)
		} catch {
			return false
		}
	})
}

/** The process of this run that was started with this command. */
const processOf = (command: string): string | undefined =>
	survivors().find((pid) => {
		try {
			return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(command)
		} catch {
			return false
		}
	})

afterAll(async () => {
	// Whatever a failed test left running.
	for (const child of started) await end(child, "SIGTERM")
	rmSync(data, { recursive: true, force: true })
})

test("first run: a demonstration city; a tap by command reaches the office; Ctrl-C ends everything", async () => {
	const env = await environment()
	const { child, output } = start([], env)
	await until(() => expect(output()).toMatch(/Kiosk screen {2}http:\/\/127\.0\.0\.1:\d+/))
	expect(output()).toMatch(/Staff pages {3}http:\/\/127\.0\.0\.1:\d+/)
	expect(output()).toMatch(/First administrator, once/)
	expect(output()).toMatch(/city of 40 people/)
	const before = query(join(data, "office.db"), "SELECT record FROM punch").length
	expect(before).toBeGreaterThan(2_000)
	const displaced = "SELECT record FROM punch WHERE abs(at - wall) > 1000"
	expect(query(join(data, "office.db"), displaced), "taps at the times planned").toEqual([])
	expect(query(join(data, "office.db"), "SELECT id FROM unit")).toHaveLength(3)
	expect(await hadir(["tap", "1"], env)).toMatch(/^0 Laid: Maria Goreti Ndoen.* screen: http:/)
	await until(() =>
		expect(query(join(data, "office.db"), "SELECT record FROM punch")).toHaveLength(before + 1),
	)
	expect(await hadir(["journal", "verify", join(data, "journal.db")], env)).toMatch(/^0 .*all hold/)
	expect(await hadir(["tap", "nobody"], env)).toMatch(/^2 .*is no card here/)
	const [kiosk, office] = [processOf("kiosk"), processOf("serve")]
	expect([kiosk, office]).not.toContain(undefined)
	child.kill("SIGINT")
	await vi.waitUntil(() => !survivors().includes(office ?? ""), { timeout: 60_000, interval: 1 })
	expect(survivors(), "the kiosk goes first: its last word still arrives").not.toContain(kiosk)
	await until(() => expect(child.exitCode).toBe(0))
	expect(survivors()).toEqual([])
}, 120_000)

test("second run: the same city, nothing seeded again", async () => {
	const { child, output } = start([], await environment())
	await until(() => expect(output()).toMatch(/Kiosk screen/))
	expect(output()).not.toMatch(/demonstration city/)
	expect(readFileSync(join(data, "demonstration-cards.json"), "utf8")).toContain("Maria Goreti")
	await end(child, "SIGTERM")
}, 60_000)

test("the office or the kiosk dies: it is started again, and taps still arrive", async () => {
	const env = await environment()
	const { child, output } = start([], env)
	await until(() => expect(output()).toMatch(/Kiosk screen/))
	for (const command of ["kiosk", "serve"]) {
		const died = processOf(command)
		process.kill(Number(died), "SIGKILL")
		await until(() => {
			expect(processOf(command)).toBeDefined()
			expect(processOf(command)).not.toBe(died)
		})
	}
	const links = () => [...new Set(output().match(/http:\S+\/akses#\S+/g))]
	await until(() => expect(links(), "the first link died with its office").toHaveLength(2))
	const check = await fetch(new URL("/api/first-access/check", links()[1]), {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ token: links()[1]?.split("#")[1] }),
	})
	expect(check.status).toBe(200)
	await until(async () => {
		const status = await fetch(`http://127.0.0.1:${env.HADIR_KIOSK_SCREEN_PORT}/status`)
		const { uplink, readers } = await status.json()
		expect([uplink, readers[0]?.state]).toEqual(["connected", "ready"])
	})
	const before = query(join(data, "office.db"), "SELECT record FROM punch").length
	expect(await hadir(["tap", "2"], env)).toMatch(/^0 /)
	await until(() =>
		expect(query(join(data, "office.db"), "SELECT record FROM punch").length).toBeGreaterThan(
			before,
		),
	)
	await end(child, "SIGTERM")
	expect(survivors()).toEqual([])
}, 120_000)

describe("a first run that is cut off is made whole by the next", () => {
	const rows = (folder: string, table: string): number => {
		try {
			return query(join(folder, "office.db"), `SELECT 1 FROM ${table}`).length
		} catch {
			return 0
		}
	}
	test.each([
		["once people are there", (folder: string) => rows(folder, "employee") > 0],
		["once the kiosk is planned", (folder: string) => rows(folder, "kiosk") > 0],
		["once the first taps arrive", (folder: string) => rows(folder, "punch") > 0],
	])(
		"%s",
		async (_, isReached) => {
			const folder = mkdtempSync(join(tmpdir(), "hadir-cut-"))
			const env = { ...(await environment()), HADIR_DATA: folder }
			const first = start([], env).child
			await vi.waitUntil(() => isReached(folder), { timeout: 60_000, interval: 2 })
			await end(first, "SIGKILL")
			await until(() => expect(survivors(folder)).toEqual([]))
			const { child, output } = start([], env)
			await until(() => expect(output()).toMatch(/Kiosk screen/))
			expect(rows(folder, "employee")).toBe(40)
			expect(rows(folder, "kiosk")).toBeLessThanOrEqual(2)
			expect(rows(folder, "punch")).toBeGreaterThan(2_000)
			const twice =
				"SELECT employee, at FROM punch GROUP BY employee, at HAVING COUNT(DISTINCT record) > 1"
			expect(query(join(folder, "office.db"), twice), "a history written twice").toEqual([])
			expect(existsSync(join(folder, "demonstration-cards.json"))).toBe(true)
			const journals = query(join(folder, "journal.db"), "SELECT name FROM journal")
			expect(journals).toHaveLength(1)
			await end(child, "SIGTERM")
			rmSync(folder, { recursive: true, force: true })
		},
		120_000,
	)
})

test("a port in use is named, with what to do, and nothing stays behind", async () => {
	const env: Record<string, string | undefined> = {
		...(await environment()),
		HADIR_DATA: `${data}-busy`,
	}
	const taken = createServer().listen(Number(env.HADIR_MQTT_PORT), "127.0.0.1")
	const { child, output } = start([], env)
	await until(() => expect(child.exitCode).toBe(1))
	expect(output()).toMatch(/Port \d+ is in use.*HADIR_MQTT_PORT/)
	await until(() => expect(survivors(`${data}-busy`)).toEqual([]))
	taken.close()
	rmSync(`${data}-busy`, { recursive: true, force: true })
}, 60_000)

test("a setting of the kiosk that cannot be used is refused before the office starts", async () => {
	const env = { ...(await environment()), HADIR_DATA: `${data}-bad` }
	const { child, output } = start([], { ...env, HADIR_KIOSK_READERS: "pn532=tcp:127.0.0.1:99999" })
	await until(() => expect(child.exitCode).toBe(2))
	expect(output()).toMatch(/^hadir: HADIR_KIOSK_READERS, "pn532=/)
	expect(existsSync(`${data}-bad`)).toBe(false)
}, 60_000)

test("an office with another city says how to get a kiosk, in lines that work as they stand", async () => {
	const folder = mkdtempSync(join(tmpdir(), "hadir-advice-"))
	const env = { ...(await environment()), HADIR_DATA: folder }
	const empty = start(["--empty"], env)
	await until(() => expect(empty.output()).toMatch(/Nothing is seeded/))
	const city = {
		...{ government: "Kota", agency: "BKPSDM", units: [{ id: "dinkes", name: "Dinas" }] },
		employees: [],
	}
	expect(await askOffice(folder, "/operator/city", city)).toMatchObject({ ok: true })
	await end(empty.child, "SIGTERM")
	const { child, output } = start([], env)
	await until(() => expect(output()).toMatch(/without a kiosk/))
	const [code = "", register = ""] = output().match(/^ {2}.*npm run .*$/gm) ?? []
	const planned = await shell(code.replace(/--kiosk <.*$/, "--unit dinkes --place Lobi --json"))
	const registered = await shell(register.replace("<code>", JSON.parse(planned).code))
	expect(registered).toMatch(/^Registered as kiosk/)
	expect(existsSync(join(folder, "kiosk/enrolment.json"))).toBe(true)
	await end(child, "SIGTERM")
	rmSync(folder, { recursive: true, force: true })
}, 120_000)

test("--empty seeds nothing", async () => {
	const empty = mkdtempSync(join(tmpdir(), "hadir-empty-"))
	const { child, output } = start(["--empty"], { ...(await environment()), HADIR_DATA: empty })
	await until(() => expect(output()).toMatch(/Nothing is seeded/))
	// Time in which a seeding that began all the same would have founded its city.
	await new Promise((resolve) => setTimeout(resolve, 2_000))
	expect(output()).not.toMatch(/demonstration city/)
	expect(query(join(empty, "office.db"), "SELECT id FROM employee")).toHaveLength(0)
	await end(child, "SIGTERM")
	rmSync(empty, { recursive: true, force: true })
}, 60_000)

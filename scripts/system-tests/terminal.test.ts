// A punch at an attendance terminal: pulled by a kiosk, on the office's record, and brought once more by a stick.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { TerminalServer } from "@hadir/firmware-bridge/emulators/zkteco/server.ts"
import { EmulatedTerminal } from "@hadir/firmware-bridge/emulators/zkteco/terminal.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { City, cardOf, end, query } from "./city.ts"

const city = new City()
const zone = "Asia/Makassar"
const terminal = new EmulatedTerminal({ clockMs: 8 * 3_600_000 })
const server = new TerminalServer(terminal)
const serial = terminal.flavour.serial

/** A heartbeat follows two seconds after the office has everything. */
const beatFollowsMs = 4_000
let begun = 0

const until = (check: () => void | Promise<void>) =>
	vi.waitFor(check, { timeout: 20_000, interval: 50 })

beforeAll(async () => {
	const port = await server.start()
	begun = Date.now()
	await city.start()
	await end(city.kiosk, "SIGTERM")
	await city.startKiosk({ HADIR_KIOSK_TERMINALS: `zkteco:key=0=tcp:127.0.0.1:${port}` })
	await until(async () => {
		const { uplink, readers } = await city.status()
		expect([uplink, ...readers.map(({ state }) => state)]).toEqual(["connected", "ready", "ready"])
	})
}, 60_000)
afterAll(() => city.stop())

const two = (number: number) => String(number).padStart(2, "0")

test("live, to its person once the office says who that is; the stick adds nothing", async () => {
	const { date, second } = localMoment(Date.now(), zone)
	const [year = 0, month = 0, day = 0] = date.split("-").map(Number)
	const [hour, minute] = [Math.floor(second / 3600), Math.floor(second / 60) % 60]
	const stored = { place: 5, id: "1001", verify: 1, state: 0 }
	server.punch({ ...stored, at: [year, month, day, hour, minute, second % 60] })
	await until(() => expect(city.officePunches()).toMatchObject([{ employee: null }]))
	await city.run(["terminal", "assign", "--serial", serial, "--user", "1001", "--id", "p1"])
	expect(city.officePunches()).toMatchObject([{ employee: "p1" }])
	const file = join(city.data, "attlog.dat")
	const time = `${date} ${two(hour)}:${two(minute)}:${two(second % 60)}`
	writeFileSync(file, `     1001\t${time}\t0\t1\t0\t0\r\n`)
	const order = ["journal", "import", file, "--serial", serial, "--since", "2026-11-01", "--json"]
	expect(JSON.parse(await city.run(order))).toMatchObject({ added: 0, known: 1, refused: 0 })
	expect(city.officePunches()).toHaveLength(1)
})

test("received until follows what was pulled, and stops where the terminal does", async () => {
	const heard = () => {
		const [row] = query(join(city.data, "journal.db"), "SELECT max(time) AS time FROM heartbeat")
		return row !== null && typeof row === "object" && "time" in row ? Number(row.time) : 0
	}
	await until(() => expect(heard()).toBeGreaterThan(begun))
	await server.stop()
	const gone = Date.now()
	await until(async () => {
		const { readers } = await city.status()
		expect(readers.map(({ state }) => state)).toEqual(["ready", "absent"])
	})
	await city.lay(cardOf(0))
	await until(() => expect(city.officePunches()).toHaveLength(2))
	await new Promise((done) => setTimeout(done, beatFollowsMs))
	expect(heard()).toBeLessThanOrEqual(gone)
}, 60_000)

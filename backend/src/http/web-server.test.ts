// The office over real HTTP, as main.ts builds it: doors, limits, scope and headers.
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { personMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import Database from "better-sqlite3"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readConfig } from "../config.ts"
import { hashPassword } from "../identity/passwords.ts"
import { type RunningOffice, startOffice } from "../main.ts"

const password = "sebuah sandi panjang"
const data = mkdtempSync(join(tmpdir(), "hadir-http-"))
let office: RunningOffice
let operator = ""
let cookie = ""
let csrf = ""

const ask = (path: string, init: RequestInit = {}) => fetch(`${office.http.url}${path}`, init)
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
	ask(path, {
		method: "POST",
		headers: { "content-type": "application/json", ...headers },
		body: JSON.stringify(body),
	})
const signIn = (username: string, given = password) =>
	post("/api/session", { username, password: given })
const cookieIn = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? ""
const wish = (token: string, username: string) => ({ token, name: "Admin", username, password })

const person = (id: string, unit: string, nip: string) => ({
	...{ id, nip, name: `Nama ${id}`, shortName: `Nama ${id}`, unit, grade: "PNS III/c" },
	...{ schedule: "lima-hari", employedFrom: "2020-12-01", cardFrom: 0 },
	card: { kind: "iso14443a", uid: nip.slice(0, 14) },
})
const city = {
	...{ government: "Pemerintah Kota Contoh", agency: "BKPSDM" },
	units: ["satu", "dua"].map((id) => ({ id, name: `Dinas ${id}` })),
	employees: [
		person("p1", "satu", "198609262015051001"),
		person("p2", "dua", "199003122019031002"),
	],
}

const { date: today } = localMoment(Date.now(), "Asia/Makassar")

beforeAll(async () => {
	const environment = { HADIR_DATA: data, HADIR_HTTP_PORT: "0", HADIR_MQTT_PORT: "0" }
	const config = readConfig({ ...environment, HADIR_LOG: "silent" }, resolve("."))
	if (!config.ok) throw new Error(config.fault.message)
	office = await startOffice(config.value, data)
	operator = JSON.parse(readFileSync(office.operatorFile, "utf8")).token
	await post("/operator/city", city, { authorization: `Bearer ${operator}` })
	const token = office.firstAccess?.split("#")[1] ?? ""
	const opened = await post("/api/first-access", wish(token, "admin"))
	cookie = cookieIn(opened)
	csrf = (await opened.json()).csrf
	const database = new Database(join(data, "office.db"))
	database
		.prepare("INSERT INTO staff VALUES ('s2', 'kepala', 'Kepala', 'Unit', 'satu', ?, 0)")
		.run(await hashPassword(password))
	const punch = database.prepare(
		"INSERT INTO punch (record, journal, chain, kiosk, n, boot, mono, wall, at, basis, q, stamped_err, err, reader, answer, employee, work_date, received_at) VALUES (?, 'j', 'j', 'BCDFGH', 1, 1, 1, 1, ?, 'stamped', 4, 0, 5000, 'r', 'recorded', ?, ?, 1)",
	)
	for (const employee of ["p1", "p2"]) punch.run(`tap of ${employee}`, Date.now(), employee, today)
	database.close()
})
afterAll(async () => {
	await office.stop()
	rmSync(data, { recursive: true })
})

describe("signed out", () => {
	test.each([
		["GET", "/api/session"],
		["DELETE", "/api/session"],
		["GET", "/api/today"],
		["GET", "/api/today/events"],
		["GET", "/api/employees?search=a"],
		["GET", "/api/employees/p1/months/2026-11"],
		["GET", "/api/months/2026-11.csv"],
		["GET", "/api/anything"],
	])("%s %s is 401", async (method, path) => {
		expect((await ask(path, { method })).status).toBe(401)
		const forged = { cookie: "hadir_session=AAAA" }
		expect((await ask(path, { method, headers: forged })).status).toBe(401)
	})

	test("the place is open, and nothing is cached", async () => {
		const place = await ask("/api/place")
		expect(await place.json()).toMatchObject({ agency: "BKPSDM", zoneLabel: "WITA" })
		expect(place.headers.get("cache-control")).toBe("no-store")
	})

	test.each(["/operator/city", "/operator/kiosks"])("%s needs the operator", async (path) => {
		expect((await post(path, city)).status).toBe(403)
		expect((await post(path, city, { authorization: "Bearer AAAA" })).status).toBe(403)
		expect((await post(path, city, { cookie })).status).toBe(403)
	})
})

describe("signed in", () => {
	const get = (path: string, own = cookie) => ask(path, { headers: { cookie: own } })

	test("what changes something needs its token and this origin", async () => {
		const leave = (headers: Record<string, string>) =>
			ask("/api/session", { method: "DELETE", headers: { cookie, ...headers } })
		expect((await leave({})).status).toBe(403)
		expect((await leave({ "x-hadir-csrf": "wrong" })).status).toBe(403)
		const foreign = { "x-hadir-csrf": csrf, origin: "http://evil.example" }
		expect(await (await leave(foreign)).json()).toMatchObject({ code: "origin" })
		expect((await get("/api/session")).status).toBe(200)
	})

	test.each(["2026-13", "2026-1", "november"])("month %s is 400", async (month) => {
		expect((await get(`/api/employees/p1/months/${month}`)).status).toBe(400)
		expect((await get(`/api/months/${month}.csv`)).status).toBe(400)
	})

	test("an unknown employee is 404, a known one is not", async () => {
		expect((await get("/api/employees/nobody/months/2026-11")).status).toBe(404)
		expect((await get("/api/employees/p2/months/2026-11")).status).toBe(200)
	})

	test("a punch whose time is unsure is told as agreed, and the page can read it", async () => {
		const month = await (await get(`/api/employees/p1/months/${today.slice(0, 7)}`)).json()
		const { days } = personMonthMessage.parse(month)
		expect(days.flatMap(({ punches }) => punches)).toMatchObject([{ record: "tap of p1" }])
	})

	test("who is not there is told by what the asker may see", async () => {
		const own = cookieIn(await signIn("kepala"))
		const path = "/api/employees/nobody/months/2026-11"
		const everywhere = await (await get(path)).json()
		expect(everywhere.message).toMatch(/^Tidak ada pegawai dengan alamat ini/)
		expect((await (await get(path, own)).json()).message).toMatch(/tidak ada di unit Anda/)
	})

	test("a month before the policy is refused in the officer's words", async () => {
		const refused = await get("/api/employees/p1/months/1990-01")
		expect(refused.status).toBe(422)
		const { message } = await refused.json()
		expect(message).toContain("(jam kerja, jam ketukan, toleransi dan pembulatan, ")
		expect(message).not.toMatch(/schedules|windows|counting|repeats|cuts/)
	})

	test("the month is a CSV file to keep", async () => {
		const file = await get("/api/months/2026-11.csv")
		expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8")
		expect(file.headers.get("content-disposition")).toBe("attachment; filename=hadir-2026-11.csv")
		expect(await file.text()).toContain("Nama p2")
	})

	test("whoever is bound to a unit sees that unit alone", async () => {
		const own = cookieIn(await signIn("kepala"))
		const list = await (await get("/api/employees?search=Nama", own)).json()
		expect(list.employees.map(({ id }: { id: string }) => id)).toEqual(["p1"])
		const today = await (await get("/api/today", own)).json()
		expect(today.units.map(({ id }: { id: string }) => id)).toEqual(["satu"])
		expect((await get("/api/employees/p2/months/2026-11", own)).status).toBe(404)
		const csv = await (await get("/api/months/2026-11.csv?unit=dua", own)).text()
		expect(csv).not.toContain("Nama p2")
		expect((await get("/api/employees/p1/months/2026-11", own)).status).toBe(200)
	})

	test("and hears of that unit's taps alone, on the board and in its stream", async () => {
		const own = cookieIn(await signIn("kepala"))
		const taps = ({ feed }: { feed: { record: string }[] }) => feed.map(({ record }) => record)
		expect(taps(await (await get("/api/today")).json())).toHaveLength(2)
		expect(taps(await (await get("/api/today", own)).json())).toEqual(["tap of p1"])
		const reader = (await get("/api/today/events", own)).body?.getReader()
		const first = Buffer.from((await reader?.read())?.value ?? []).toString()
		await reader?.cancel()
		const board = JSON.parse(/^data: (.*)$/m.exec(first)?.[1] ?? "")
		expect(board.units.map(({ id }: { id: string }) => id)).toEqual(["satu"])
		expect(taps(board)).toEqual(["tap of p1"])
	})

	test("a card nobody carries is told with the OPD and the place of its kiosk", async () => {
		const database = new Database(join(data, "office.db"))
		database
			.prepare(
				"INSERT INTO kiosk (code, unit, place, zone) VALUES ('BCDFGH', 'satu', 'Lobi', 'Asia/Makassar')",
			)
			.run()
		database.exec("UPDATE punch SET employee = NULL WHERE employee = 'p2'")
		database.close()
		const { feed } = await (await get("/api/today")).json()
		const unknown = feed.find(({ employee }: { employee?: object }) => employee === undefined)
		expect(unknown).toMatchObject({ unit: "Dinas satu", place: "Lobi" })
	})
})

test("who signs in has the tries back", async () => {
	expect((await (await signIn("kepala", "wrong")).json()).triesLeft).toBe(4)
	expect((await signIn("kepala")).status).toBe(200)
	expect((await (await signIn("kepala", "wrong")).json()).triesLeft).toBe(4)
})

describe("a forgotten password", () => {
	const reset = async (username: string) => {
		const answer = await post(
			"/operator/resets",
			{ username },
			{ authorization: `Bearer ${operator}` },
		)
		return { status: answer.status, said: await answer.json() }
	}
	const tokenOf = ({ said }: { said: { path: string } }) => said.path.split("#")[1] ?? ""
	const check = (token: string) => post("/api/first-access/check", { token })
	const fresh = "sebuah sandi yang baru"

	test("only the operator resets it, and only of one who is there", async () => {
		expect((await post("/operator/resets", { username: "kepala" })).status).toBe(403)
		const unknown = await reset("siapa")
		expect(unknown).toMatchObject({ status: 409, said: { code: "no-staff" } })
		expect(unknown.said.message).toContain("Users here: admin, kepala.")
	})

	test("the link says whose it is, and is dead once a newer one is made or it is spent", async () => {
		expect(await (await check("A".repeat(43))).json()).toMatchObject({ code: "link-used" })
		const older = tokenOf(await reset("kepala"))
		expect(await (await check(older)).json()).toEqual({ name: "Kepala" })
		const link = tokenOf(await reset("KEPALA"))
		expect((await check(older)).status).toBe(409)
		const own = cookieIn(await signIn("Kepala"))
		const spend = (username: string) =>
			post("/api/first-access", { token: link, name: "Orang lain", username, password: fresh })
		expect(await (await spend("admin")).json()).toMatchObject({ code: "other-name" })
		expect(await (await check(link)).json(), "a wrong name spends nothing").toEqual({
			name: "Kepala",
		})
		const opened = await spend("kepala")
		expect(await opened.json()).toMatchObject({ username: "kepala", name: "Kepala" })
		expect((await ask("/api/session", { headers: { cookie: own } })).status).toBe(401)
		expect((await ask("/api/session", { headers: { cookie } })).status, "others stay").toBe(200)
		expect((await check(link)).status).toBe(409)
		expect((await signIn("kepala")).status).toBe(401)
		expect((await signIn("kepala", fresh)).status).toBe(200)
	})
})

test("five wrong passwords, then a wait that is told, even with the right one", async () => {
	for (const left of [4, 3, 2, 1, 0]) {
		const refused = await signIn("admin", "wrong")
		expect(refused.status).toBe(401)
		const said = await refused.json()
		expect(said).toMatchObject({ code: "no-match", triesLeft: left })
		expect(said.retryAfterSeconds > 0, "the last refusal tells the pause").toBe(left === 0)
	}
	const paused = await signIn("admin")
	expect(paused.status).toBe(429)
	expect((await paused.json()).retryAfterSeconds).toBeGreaterThan(50)
})

test("the one-time link works once", async () => {
	const token = office.firstAccess?.split("#")[1] ?? ""
	const again = await post("/api/first-access", wish(token, "second"))
	expect(again.status).toBe(409)
	expect(await again.json()).toMatchObject({ code: "link-used" })
})

test("pages may load from this office alone, and be framed by nobody", async () => {
	const policy = (await ask("/api/place")).headers.get("content-security-policy")
	expect(policy).toContain("default-src 'self'")
	expect(policy).toContain("frame-ancestors 'none'")
	const sources = (policy ?? "").split(";").flatMap((directive) => directive.split(" ").slice(1))
	expect([...new Set(sources)].sort()).toEqual(["'none'", "'self'", "'unsafe-inline'", "data:"])
	expect(policy).not.toMatch(/(default|script)-src[^;]*unsafe/)
})

test("one address has sixty tries a minute, whatever the names: each costs 19 MiB", async () => {
	const names = Array.from({ length: 60 }, (_, index) => `nobody${index}`)
	const tries = []
	for (const name of names) tries.push((await signIn(name, "wrong")).status)
	expect(tries[0]).toBe(401)
	expect(tries.at(-1)).toBe(429)
})

// The office whole, on real files and real ports: who gets in, and what is refused.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { personMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { todayMessage } from "@hadir/shared/wire/staff-today.ts"
import Database from "better-sqlite3"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readConfig } from "./config.ts"
import { type RunningOffice, startOffice } from "./main.ts"

const root = resolve(import.meta.dirname, "../..")
const data = mkdtempSync(join(tmpdir(), "hadir-office-"))
const password = "sandi yang panjang sekali"
let office: RunningOffice
let cookie = ""
let csrf = ""

const city = {
	government: "Pemerintah Kota Contoh",
	agency: "BKPSDM",
	units: [{ id: "dinkes", name: "Dinas Kesehatan" }],
	employees: [
		{
			id: "p1",
			nip: "198609262015051001",
			name: "Maria Goreti Ndoen, S.KM.",
			shortName: "Maria Goreti Ndoen",
			unit: "dinkes",
			grade: "PNS III/c",
			schedule: "lima-hari",
			employedFrom: "2015-05-01",
			card: { kind: "iso14443a", uid: "04a1b2c3d4e5f6" },
			cardFrom: 0,
		},
	],
}

const ask = (path: string, options: RequestInit = {}) =>
	fetch(new URL(path, office.http.url), {
		...options,
		headers: { "content-type": "application/json", ...options.headers },
	})
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
	ask(path, { method: "POST", body: JSON.stringify(body), headers })
const get = (path: string) => ask(path, { headers: { cookie } })
const operator = () => {
	const { token } = JSON.parse(readFileSync(office.operatorFile, "utf8"))
	return { authorization: `Bearer ${token}` }
}
const token = () => new URL(office.firstAccess ?? "").hash.slice(1)
const wish = (more: object = {}) => ({
	token: token(),
	name: "Rambu Kahi",
	username: "rambu",
	password,
	...more,
})

beforeAll(async () => {
	const config = readConfig(
		{ HADIR_DATA: data, HADIR_HTTP_PORT: "0", HADIR_MQTT_PORT: "0", HADIR_LOG: "silent" },
		root,
	)
	if (!config.ok) throw new Error(config.fault.message)
	office = await startOffice(config.value, join(root, "backend/dist/pages"))
})

afterAll(async () => {
	await office.stop()
	rmSync(data, { recursive: true, force: true })
})

describe("before anyone has signed in", () => {
	test.each([
		"/api/session",
		"/api/today",
		"/api/today/events",
		"/api/employees?search=a",
		"/api/employees/p1/months/2026-11",
		"/api/months/2026-11.csv",
		"/api/no-such-thing",
	])("%s is closed", async (path) => {
		const response = await ask(path)
		expect(response.status).toBe(401)
		expect(await response.json()).toMatchObject({ code: "signed-out" })
	})

	test("only the operator's token opens the operator's door", async () => {
		expect((await post("/operator/city", city)).status).toBe(403)
		expect((await post("/operator/city", city, { authorization: "Bearer guess" })).status).toBe(403)
		const broken = await post("/operator/city", { ...city, units: [] }, operator())
		expect(broken.status).toBe(400)
		expect((await post("/operator/city", city, operator())).status).toBe(201)
		expect((await post("/operator/city", city, operator())).status).toBe(409)
	})

	test("a bad wish does not spend the one-time link", async () => {
		expect((await post("/api/first-access", wish({ password: "short" }))).status).toBe(400)
		expect((await post("/api/first-access", wish({ token: "a".repeat(43) }))).status).toBe(409)
	})
})

describe("the one-time link", () => {
	test("works once, and signs in", async () => {
		const response = await post("/api/first-access", wish())
		expect(response.status).toBe(200)
		const set = response.headers.get("set-cookie") ?? ""
		expect(set).toMatch(/HttpOnly/)
		expect(set).toMatch(/SameSite=Lax/)
		cookie = set.split(";")[0] ?? ""
		csrf = (await response.json()).csrf
		const again = await post("/api/first-access", wish({ username: "lain" }))
		expect(again.status).toBe(409)
		expect(await again.json()).toMatchObject({ code: "link-used" })
	})
})

describe("signed in", () => {
	test("the board, a month and the file are as agreed", async () => {
		const today = todayMessage.parse(await (await get("/api/today")).json())
		expect(today.units).toMatchObject([{ name: "Dinas Kesehatan", employees: 1 }])
		const month = personMonthMessage.parse(
			await (await get("/api/employees/p1/months/2026-10")).json(),
		)
		expect(month.days).toHaveLength(31)
		const file = await get("/api/months/2026-10.csv")
		expect(file.headers.get("content-type")).toMatch(/text\/csv/)
		expect(file.headers.get("content-disposition")).toMatch(/hadir-2026-10\.csv/)
		expect(await file.text()).toContain("19860926 201505 1 001")
	})

	test.each([
		["/api/employees/p1/months/2026-13", 400],
		["/api/employees/nobody/months/2026-11", 404],
		["/api/employees/p1/months/1990-01", 422],
		["/api/months/november.csv", 400],
		["/api/no-such-thing", 404],
	])("%s is %i, with a sentence", async (path, status) => {
		const response = await get(path)
		expect(response.status).toBe(status)
		expect((await response.json()).message).toMatch(/\w/)
	})

	test("what changes something needs the page's token and this site's origin", async () => {
		const signOut = (headers: Record<string, string>) =>
			ask("/api/session", { method: "DELETE", headers: { cookie, ...headers } })
		expect((await signOut({})).status).toBe(403)
		expect(
			(await signOut({ "x-hadir-csrf": csrf, origin: "http://elsewhere.example" })).status,
		).toBe(403)
		expect((await signOut({ "x-hadir-csrf": csrf })).status).toBe(204)
		expect((await get("/api/today")).status).toBe(401)
	})
})

describe("signing in", () => {
	test("five tries a minute, then a pause", async () => {
		for (let left = 4; left >= 0; left--) {
			const response = await post("/api/session", { username: "siapa", password: "salah sekali" })
			expect(response.status).toBe(401)
			expect(await response.json()).toMatchObject({ code: "no-match", triesLeft: left })
		}
		const paused = await post("/api/session", { username: "SIAPA", password: "salah sekali" })
		expect(paused.status).toBe(429)
		expect((await paused.json()).retryAfterSeconds).toBeGreaterThan(0)
		expect((await post("/api/session", { username: "rambu", password })).status).toBe(200)
	})
})

describe("a kiosk", () => {
	const publicKey = toBase64Url(rawPublicKey(makeKeyPair("ed25519").publicKey))

	test("registers once with its code, and no key serves two kiosks", async () => {
		const plan = () => post("/operator/kiosks", { unit: "dinkes", place: "Lobi" }, operator())
		const { code } = await (await plan()).json()
		const register = (body: object) => post("/api/kiosks/registrations", body)
		expect((await register({ code: "2".repeat(17), publicKey })).status).toBe(409)
		const done = await register({ code, publicKey })
		expect(done.status).toBe(201)
		expect(await done.json()).toMatchObject({ place: "Lobi", unit: "Dinas Kesehatan" })
		const fresh = toBase64Url(rawPublicKey(makeKeyPair("ed25519").publicKey))
		expect((await register({ code, publicKey: fresh })).status).toBe(409)
		const second = await (await plan()).json()
		expect(await (await register({ code: second.code, publicKey })).json()).toMatchObject({
			code: "key-taken",
		})
		const { kiosk } = second
		const again = await (await post("/operator/kiosks", { kiosk }, operator())).json()
		expect((await register({ code: again.code, publicKey: fresh })).status).toBe(201)
		const lost = await (await post("/operator/kiosks", { kiosk }, operator())).json()
		expect((await register({ code: lost.code, publicKey: fresh })).status, "the same key").toBe(201)
		expect((await post("/operator/kiosks", { kiosk: "222222" }, operator())).status).toBe(409)
	})

	test("does not register with a code that has expired", async () => {
		const plan = await post("/operator/kiosks", { unit: "dinkes", place: "Apotek" }, operator())
		const { code, kiosk } = await plan.json()
		const database = new Database(join(data, "office.db"))
		database
			.prepare("UPDATE registration_code SET expires_at = ? WHERE kiosk = ?")
			.run(Date.now(), kiosk)
		database.close()
		const own = toBase64Url(rawPublicKey(makeKeyPair("ed25519").publicKey))
		const late = await post("/api/kiosks/registrations", { code, publicKey: own })
		expect([late.status, (await late.json()).code]).toEqual([409, "no-code"])
	})
})

test("broken and oversized bodies are refused with a sentence", async () => {
	const broken = await ask("/api/session", { method: "POST", body: "{" })
	expect(broken.status).toBe(400)
	const large = await post("/api/session", { username: "a", password: "x".repeat(200_000) })
	expect(large.status).toBe(413)
	expect((await large.json()).message).toMatch(/\w/)
})

test("pages carry a strict policy, and secrets are for their owner alone", async () => {
	const page = await ask("/pegawai/p1")
	expect(page.headers.get("content-security-policy")).toMatch(/default-src 'self'/)
	expect((await ask("/../office-keys.json")).status).not.toBe(200)
	for (const name of ["office-keys.json", "operator.json", "office.db", "journal.db"]) {
		expect(statSync(join(data, name)).mode & 0o077, name).toBe(0)
	}
})

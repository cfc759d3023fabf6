import { afterEach, beforeEach, expect, test } from "vitest"
import { CityStore } from "../store/city-store.ts"
import { IdentityStore } from "../store/identity-store.ts"
import { atMs, code, type HandKiosk } from "./hand-kiosk.fixture.ts"
import { leaveService } from "./leave-service.ts"
import { OfficeLog } from "./office-log.fixture.ts"

const card = "AAAAAAAAAAAAAAAA"
const person = {
	...{ id: "p1", nip: "198609262015051001", name: "Maria Goreti Ndoen, S.KM.", unit: "dinkes" },
	...{ shortName: "Maria Goreti Ndoen", grade: "PNS III/c", schedule: "lima-hari" },
	...{ employedFrom: "2015-05-01", cardFrom: 0 },
	card: { kind: "iso14443a" as const, uid: "04a1b2c3d4e5f6" },
}
const dayMs = 86_400_000
/** Local dates around the taps of the kiosk. */
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const tapDay = dayOf(atMs)
const dayBefore = dayOf(atMs - dayMs)

let office: OfficeLog
let kiosk: HandKiosk
let identities: IdentityStore

beforeEach(async () => {
	office = await OfficeLog.open()
	const ingest = office.worker()
	kiosk = await office.enrol()
	identities = new IdentityStore(office.office)
	const units = [{ id: "dinkes", name: "Dinas Kesehatan" }]
	const city = { government: "Kota", agency: "BKPSDM", units, employees: [person] }
	await new CityStore(office.office).found(city, [card], 0)
	await ingest.hello(code, kiosk.record(3, card).hello())
	await ingest.batch(code, kiosk.batch(1, 3))
	const projector = office.projector()
	projector.wake()
	await projector.settle()
})
afterEach(() => office.close())

const leave = (id: string, lastDay: string) =>
	leaveService({ departures: identities, zone: "Asia/Makassar" }, id, lastDay)
const faultOf = async (id: string, lastDay: string) => {
	const left = await leave(id, lastDay)
	return left.ok ? "" : left.fault.code
}
const cardsEnd = async () =>
	(await office.office.selectFrom("assignment").select("until_at").execute()).map(
		({ until_at }) => until_at,
	)
const whose = async () =>
	new Set(
		(await office.office.selectFrom("punch").select("employee").execute()).map(
			({ employee }) => employee,
		),
	)

test("cards end at the midnight after the last day", async () => {
	expect(await leave("p1", "2026-10-31")).toMatchObject({ ok: true })
	expect(await cardsEnd()).toEqual([Date.UTC(2026, 9, 31, 16)])
})

test("the first day of service may be the last; the day before it may not", async () => {
	expect(await faultOf("p1", "2015-05-01")).toBe("")
	expect(await faultOf("p1", "2015-04-30")).toBe("bad-day")
	expect(await faultOf("p2", "2026-10-31")).toBe("no-person")
})

test("a last day before the taps makes them nobody's; corrected, they are the person's again", async () => {
	expect(await whose()).toEqual(new Set(["p1"]))
	await leave("p1", dayBefore)
	expect(await whose()).toEqual(new Set([null]))
	await leave("p1", tapDay)
	expect(await whose()).toEqual(new Set(["p1"]))
})

test("a card that ends sooner by itself keeps its end, one that ends later ends with the service", async () => {
	const end = (until_at: number) =>
		office.office.updateTable("assignment").set({ until_at }).execute()
	await end(1_000)
	await leave("p1", tapDay)
	expect(await cardsEnd()).toEqual([1_000])
	await end(Date.UTC(2030, 0, 1))
	await leave("p1", "2026-10-31")
	expect(await cardsEnd()).toEqual([Date.UTC(2026, 9, 31, 16)])
})

test("kiosks hear of it: at once, and again when the day has come", async () => {
	const version = () => office.registry.peopleVersion()
	await identities.noteBoundaries(atMs)
	const before = await version()
	await leave("p1", tapDay)
	expect(await version()).toBe(before + 1)
	const midnight = (await cardsEnd())[0] ?? 0
	await identities.noteBoundaries(midnight - 1)
	expect(await version()).toBe(before + 1)
	await identities.noteBoundaries(midnight)
	await identities.noteBoundaries(midnight + 1)
	expect(await version()).toBe(before + 2)
	expect(await office.registry.listedAt(code, midnight)).toEqual([])
})

test("kiosks hear of it though the office's clock was a year ahead once", async () => {
	const version = () => office.registry.peopleVersion()
	await leave("p1", tapDay)
	const midnight = (await cardsEnd())[0] ?? 0
	const yearMs = 365 * dayMs
	await identities.noteBoundaries(atMs + yearMs)
	const before = await version()
	await identities.noteBoundaries(atMs)
	expect(await version(), "the card is the person's again").toBe(before + 1)
	await identities.noteBoundaries(midnight)
	expect(await version()).toBe(before + 2)
})

test("whoever is forgotten does not come back by a later last day", async () => {
	await leave("p1", "2026-10-31")
	await identities.erase("p1", atMs)
	expect(await faultOf("p1", "2027-12-31")).toBe("forgotten")
})

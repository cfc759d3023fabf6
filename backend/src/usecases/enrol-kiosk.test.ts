import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { CityStore } from "../store/city-store.ts"
import { KioskEnrolmentStore } from "../store/kiosk-enrolment-store.ts"
import { ServiceStore } from "../store/service-store.ts"
import { EnrolKiosk } from "./enrol-kiosk.ts"
import { OfficeLog } from "./office-log.fixture.ts"

let office: OfficeLog
let store: KioskEnrolmentStore
let enrol: EnrolKiosk
let kiosk: string
let drawn = 0

beforeEach(async () => {
	office = await OfficeLog.open()
	store = new KioskEnrolmentStore(office.office)
	const units = [{ id: "dinkes", name: "Dinas Kesehatan" }]
	await new CityStore(office.office).found(
		{ government: "Kota", agency: "BKPSDM", units, employees: [] },
		[],
		0,
	)
	enrol = new EnrolKiosk({
		...{ enrolments: store, officeKey: office.keys, sealKey: office.sealing.publicKey },
		...{ zone: "Asia/Makassar", now: () => office.now, note: () => undefined },
		mqtt: () => ({ host: "127.0.0.1", port: 1883 }),
		secrets: {
			makeToken: () => `token-${++drawn}`,
			randomText: (length) => String(++drawn).padStart(length, "X"),
			hashSecret: (secret) => `hash of ${secret}`,
		},
	})
	const planned = await enrol.plan({ unit: "dinkes", place: "Lobi", guests: "none" })
	if (!planned.ok) throw new Error(planned.fault.message)
	kiosk = planned.value.kiosk
	await register(planned.value.code)
})
afterEach(() => office.close())

const register = (code: string) =>
	enrol.register({ code, publicKey: toBase64Url(rawPublicKey(makeKeyPair("ed25519").publicKey)) })
const retiredAt = async () => (await office.registry.kiosk(kiosk))?.retiredAt
const invite = async (mayReturn: boolean) => {
	const invited = await enrol.invite(kiosk, { mayReturn })
	return invited.ok ? invited.value.code : invited.fault.code
}

test("a kiosk taken out of service comes back only by somebody's word", async () => {
	expect(await store.retire(kiosk, office.now)).toBe(true)
	expect(await invite(false)).toBe("retired")
	expect(await retiredAt()).toBe(office.now)
	expect(await register(await invite(true))).toMatchObject({ ok: true })
	expect(await retiredAt()).toBeUndefined()
})

test("a code handed out before it was taken out of service opens nothing after", async () => {
	const code = await invite(false)
	await store.retire(kiosk, office.now)
	expect(await register(code)).toMatchObject({ fault: { code: "no-code" } })
	expect(await retiredAt()).toBe(office.now)
})

test("who is there, and who is not", async () => {
	expect(await enrol.invite("ZZZZZZ", { mayReturn: true })).toMatchObject({
		fault: { code: "no-kiosk" },
	})
	expect(await store.retire("ZZZZZZ", office.now)).toBe(false)
})

test("retired and back, nothing of the time between waits for it", async () => {
	const service = new ServiceStore(office.office)
	await store.retire(kiosk, office.now)
	const from = office.now
	office.now += 60 * 86_400_000
	await register(await invite(true))
	expect(await service.retirements()).toEqual([{ kiosk, from, until: office.now }])
})

test("taken out of service while a code is asked for, without a word that it comes back", async () => {
	const asked = { kiosk, codeHash: "h", expiresAt: office.now + 1, mayReturn: false }
	await store.retire(kiosk, office.now)
	expect(await store.inviteAgain(asked), "the store looks in the same transaction").toBe("retired")
})

test("a second word that retires changes nothing, not even a code for its return", async () => {
	await store.retire(kiosk, office.now)
	const code = await invite(true)
	expect(await store.retire(kiosk, office.now)).toBe(false)
	expect(await register(code)).toMatchObject({ ok: true })
})

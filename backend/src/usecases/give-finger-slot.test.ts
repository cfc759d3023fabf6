// Fingers and their slots, on real files, and what a kiosk is sent of them.
import { toBase64Url } from "@hadir/shared/journal/keys.ts"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import { peoplePage } from "@hadir/shared/wire/people.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { FingerStore } from "../store/finger-store.ts"
import { JournalLogStore } from "../store/journal-log-store.ts"
import { type FingerOrder, giveFingerSlot } from "./give-finger-slot.ts"
import { atMs, code, type HandKiosk, nonceOf } from "./hand-kiosk.fixture.ts"
import { mediaOf } from "./kiosk-services.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { sendPeople } from "./send-people.ts"

const elsewhere = "JKLMNP"
let office: OfficeLog
let kiosk: HandKiosk
let ids: number

const person = (id: string, unit: string) => ({
	...{ id, nip: `1987654321${id}`, name: `Nama ${id}`, short_name: `Nama ${id}`, unit },
	...{ grade: "III/a", schedule: "five-days", employed_from: null, employed_until: null },
})

beforeEach(async () => {
	ids = 0
	office = await OfficeLog.open()
	const { office: db } = office
	for (const [position, id] of ["dinkes", "dinsos"].entries()) {
		await db.insertInto("unit").values({ id, name: id, position }).execute()
	}
	const people = [person("maria", "dinkes"), person("yusuf", "dinkes"), person("anna", "dinsos")]
	await db.insertInto("employee").values(people).execute()
	kiosk = await office.enrol()
	await office.enrol(elsewhere)
	await db
		.updateTable("kiosk")
		.set({ tag_secret: toBase64Url(Buffer.alloc(32, 1)), tag_secret_id: "s1" })
		.execute()
})
afterEach(() => office.close())

const give = (employee: string, place: Partial<FingerOrder["place"]> = {}, credential?: string) =>
	giveFingerSlot(
		{
			...{ registry: office.registry, fingers: new FingerStore(office.office) },
			makeCredentialId: () => `FINGER${String(++ids).padStart(10, "0")}`,
			now: () => office.now,
		},
		{
			employee,
			place: { kiosk: code, reader: "finger-1", ...place },
			...(credential === undefined ? {} : { credential }),
		},
	)
const slotOf = async (...order: Parameters<typeof give>) => {
	const given = await give(...order)
	return given.ok ? given.value.slot : given.fault.code
}

async function giveMariaACard(): Promise<void> {
	const id = "CARD000000000001"
	const { office: db } = office
	const card = { id, kind: "iso14443a", uid: "04a1b2c3", created_at: 0 }
	await db.insertInto("credential").values(card).execute()
	const carried = { credential: id, employee: "maria", from_at: 0, until_at: null }
	await db.insertInto("assignment").values(carried).execute()
}

/** The list as this kiosk gets it, sealed and signed. */
async function sentPeople() {
	await office.worker().hello(code, kiosk.hello())
	const request = { journal: kiosk.journal, nonce: nonceOf("people"), version: 0, page: 0 }
	let sent: Buffer = Buffer.of()
	await sendPeople(
		{
			...{ log: new JournalLogStore(office.log), registry: office.registry },
			...{ verdicts: office.verdicts, officeKey: office.keys.privateKey },
			now: () => office.now,
			note: (event, facts) => office.notes.push({ event, ...facts }),
			answer: (_, bytes) => {
				sent = bytes
			},
		},
		code,
		sealJson("people-request", request, kiosk.keys.privateKey),
	)
	const page = openJson("people", sent, peoplePage, () => office.keys.publicKey)
	if (!page.ok) throw new Error(page.fault.message)
	return page.value
}

test("the lowest free slot of each sensor, and each raises the list's version", async () => {
	const before = await office.registry.peopleVersion()
	expect([await slotOf("maria"), await slotOf("yusuf"), await slotOf("maria")]).toEqual([0, 1, 2])
	expect(await slotOf("maria", { reader: "finger-2" })).toBe(0)
	expect(await slotOf("maria", { kiosk: elsewhere })).toBe(0)
	expect(await office.registry.peopleVersion()).toBe(before + 5)
})

test("the kiosk is sent its own slots beside the cards, and no other kiosk's", async () => {
	await give("maria", { kiosk: elsewhere })
	await give("yusuf")
	await give("maria", {}, "FINGER0000000001")
	await giveMariaACard()
	const { people } = await sentPeople()
	expect(people).toEqual([
		{ credential: "CARD000000000001", tag: expect.any(String), name: "Nama maria" },
		{
			credential: "FINGER0000000001",
			name: "Nama maria",
			sensor: { reader: "finger-1", slot: 1 },
		},
		{
			credential: "FINGER0000000002",
			name: "Nama yusuf",
			sensor: { reader: "finger-1", slot: 0 },
		},
	])
})

test("asked again for the same finger and sensor, the slot it has; the version stays", async () => {
	await give("maria")
	const version = await office.registry.peopleVersion()
	expect(await slotOf("maria", {}, "FINGER0000000001")).toBe(0)
	expect(await office.registry.peopleVersion()).toBe(version)
})

test("a slot whose finger is carried no more is not listed, and is given to nobody else", async () => {
	await give("maria")
	await office.office.updateTable("assignment").set({ until_at: atMs }).execute()
	expect((await sentPeople()).people).toEqual([])
	expect(await slotOf("yusuf")).toBe(1)
})

test("a sensor of which all slots are given: refused, and no credential is left behind", async () => {
	const slots = Array.from({ length: 162 }, (_, slot) => ({
		...{ kiosk: code, reader: "finger-1", slot, credential: `OTHER${slot}`, given_at: 0 },
	}))
	await office.office.insertInto("finger_slot").values(slots.slice(0, 161)).execute()
	expect(await slotOf("maria")).toBe(161)
	expect(await slotOf("yusuf")).toBe("full")
	expect(await office.office.selectFrom("credential").selectAll().execute()).toHaveLength(1)
})

test.each([
	["a kiosk that is not there", "maria", { kiosk: "ZZZZZZ" }, undefined, "no-kiosk"],
	["a person who is not there", "nobody", {}, undefined, "no-employee"],
	["a kiosk of another unit", "anna", {}, undefined, "not-listed-there"],
	["a reader of cards", "maria", { reader: "card-1" }, undefined, "no-reader"],
	["somebody else's finger", "yusuf", {}, "FINGER0000000001", "not-carried"],
	["a card, called a finger", "maria", {}, "CARD000000000001", "not-carried"],
	["a finger that is not there", "maria", {}, "FINGER0000000009", "not-carried"],
] as const)("%s is refused", async (_, employee, place, credential, refused) => {
	await give("maria", { kiosk: elsewhere })
	await giveMariaACard()
	expect(await slotOf(employee, place, credential)).toBe(refused)
})

test("a kiosk that has retired gets no finger; a named guest does", async () => {
	await office.office.insertInto("guest").values({ kiosk: code, employee: "anna" }).execute()
	expect(await slotOf("anna")).toBe(0)
	await office.office.updateTable("kiosk").set({ retired_at: atMs }).execute()
	expect(await slotOf("anna")).toBe("no-kiosk")
})

test.each([
	[[], ["card", "finger", "terminal"]],
	[["terminal"], ["card", "finger", "terminal"]],
	[
		["terminal", "em4100"],
		["card", "terminal"],
	],
	[["em4100"], ["card"]],
	[["finger"], ["finger"]],
	[
		["finger", "iso14443a"],
		["card", "finger"],
	],
] as const)("who carries %j can be read by %j", (kinds, media) => {
	expect(mediaOf(kinds)).toEqual(media)
})

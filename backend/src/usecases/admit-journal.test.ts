// A kiosk's journal under a new key, on real files: who may vouch for it.
import { rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import { signatureOf } from "@hadir/shared/wire/signed.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { atMs, code, HandKiosk, nonceOf } from "./hand-kiosk.fixture.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import type { RecordJournal } from "./record-journal.ts"

let office: OfficeLog
let ingest: RecordJournal
let kiosk: HandKiosk
let fresh: HandKiosk

beforeEach(async () => {
	office = await OfficeLog.open()
	ingest = office.worker()
	kiosk = (await office.enrol()).record(2)
	fresh = new HandKiosk(office.keys, code)
})
afterEach(() => office.close())

const admitted = () => office.log.selectFrom("journal").select(["name", "state"]).execute()

/** The new journal, vouched for by a paper and its key, beside the old one. */
function hello(vouching: { paper: string; signer: HandKiosk }): Buffer {
	const raw = rawPublicKey(fresh.keys.publicKey)
	const signature = signatureOf("succession", raw, vouching.signer.keys.privateKey)
	const succeeds = { paper: vouching.paper, publicKey: toBase64Url(raw), signature }
	const stand = (of: HandKiosk) => {
		const last = { n: of.lines.length, hash: of.hashAt(of.lines.length) }
		return { last, oldest: 1, locator: [[last.n, last.hash]] }
	}
	const message = {
		...{ nonce: nonceOf("after"), journal: fresh.journal, boot: 1, mono: 5, wall: atMs },
		journals: [
			{ succeeds, ...stand(fresh) },
			{ paper: kiosk.paper, ...stand(kiosk) },
		],
		...{ peopleVersion: 0, versions: { release: "0.1.0", journal: 1 } },
	}
	return sealJson("hello", message, fresh.keys.privateKey)
}

test("vouched for by the old key it is admitted, and both journals of the hello are answered", async () => {
	await ingest.hello(code, hello({ paper: kiosk.paper, signer: kiosk }))
	expect((await admitted()).map(({ name }) => name).sort()).toEqual(
		[fresh.journal, kiosk.journal].sort(),
	)
	expect(office.answers, "one head a journal").toHaveLength(2)
	expect(office.heard()).toMatchObject({ journal: fresh.journal, nonce: nonceOf("after"), n: 0 })
	await ingest.batch(code, fresh.record(3).batch(1, 3))
	expect(office.heard()).toMatchObject({ journal: fresh.journal, n: 3 })
})

test.each([
	["its own key alone", () => ({ paper: kiosk.paper, signer: fresh }), code],
	[
		"a stranger's key",
		() => ({ paper: kiosk.paper, signer: new HandKiosk(office.keys, code) }),
		code,
	],
	["a paper the signer is not in", () => ({ paper: fresh.paper, signer: kiosk }), code],
	["another kiosk's paper", () => ({ paper: kiosk.paper, signer: kiosk }), "ZZZZZZ"],
])("vouched for by %s it is not admitted", async (_, vouching, topic) => {
	await ingest.hello(topic, hello(vouching()))
	expect((await admitted()).map(({ name }) => name)).not.toContain(fresh.journal)
	expect(office.notes).toContainEqual({
		...{ event: "journal.refused", kind: "hello", kiosk: topic, why: "not-enrolled" },
	})
	const told = await office.alarms.open()
	expect(told.map(({ kiosk, subject }) => [kiosk, subject])).toEqual([
		[topic, expect.stringMatching(/kunci baru yang belum terdaftar.*kiosk code --kiosk/)],
	])
})

test("a key that nothing vouches for is told to people, once a day", async () => {
	const stand = { last: { n: 0, hash: fresh.hashAt(0) }, oldest: 1, locator: [] }
	const message = {
		...{ nonce: nonceOf("after"), journal: fresh.journal, boot: 1, mono: 5, wall: atMs },
		journals: [stand],
		...{ peopleVersion: 0, versions: { release: "0.1.0", journal: 1 } },
	}
	const bare = sealJson("hello", message, fresh.keys.privateKey)
	await ingest.hello(code, bare)
	await ingest.hello(code, bare)
	expect((await office.alarms.open()).map(({ kind }) => kind)).toEqual(["sign-in"])
	expect(await admitted()).toEqual([])
})

// Cloned cards, restored images and keys in doubt, as ingest and the projector see them.
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import { readPaper } from "@hadir/shared/wire/paper.ts"
import { signatureOf } from "@hadir/shared/wire/signed.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { DecisionStore } from "../store/decision-store.ts"
import { atMs, code, HandKiosk, nonceOf } from "./hand-kiosk.fixture.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import type { RecordJournal } from "./record-journal.ts"

let office: OfficeLog
let ingest: RecordJournal
let kiosk: HandKiosk

beforeEach(async () => {
	office = await OfficeLog.open()
	ingest = office.worker()
	kiosk = await office.enrol()
	await ingest.hello(code, kiosk.record(4).hello())
	await ingest.batch(code, kiosk.batch(1, 4))
})
afterEach(() => office.close())

async function project(): Promise<void> {
	const projector = office.projector()
	projector.wake()
	await projector.settle()
}
const alarms = async () => (await office.alarms.open()).map(({ kind }) => kind)
const seen = async () =>
	(
		await office.projections.punchesOf("everyone", { from: "2026-01-01", through: "2026-12-31" })
	).map(({ doubt }) => doubt)

/** The hello of a kiosk whose new key is vouched for by its old one. */
function successorHello(old: HandKiosk, fresh: HandKiosk): Buffer {
	const body = rawPublicKey(fresh.keys.publicKey)
	const succeeds = {
		paper: old.paper,
		publicKey: toBase64Url(body),
		signature: signatureOf("succession", body, old.keys.privateKey),
	}
	const last = { n: fresh.lines.length, hash: fresh.hashAt(fresh.lines.length) }
	const locator = fresh.hashes.map((hash, n) => [n, hash]).reverse()
	const message = {
		...{ nonce: nonceOf("successor"), journal: fresh.journal, boot: 1, mono: 5, wall: atMs },
		journals: [{ succeeds, last, oldest: 1, locator }],
		...{ peopleVersion: 0, versions: { release: "0.1.0", journal: 1 } },
	}
	return sealJson("hello", message, fresh.keys.privateKey)
}

describe("a fork is told at its first proof", () => {
	test("by a hello that shows another hash where the first chain has one", async () => {
		await ingest.hello(code, kiosk.copyAt(2).record(2, "BBBBBBBBBBBBBBBB").hello())
		expect(await alarms()).toEqual(["fork"])
	})

	test("by a batch that opens a chain, and once however often it is proven", async () => {
		const clone = kiosk.copyAt(2).record(2, "BBBBBBBBBBBBBBBB")
		await ingest.batch(code, clone.batch(3, 3))
		await ingest.batch(code, clone.batch(3, 4))
		await ingest.hello(code, clone.hello())
		await project()
		expect(await alarms()).toEqual(["fork"])
	})

	test.each([
		["an older image that has made nothing since", () => kiosk.copyAt(2).hello()],
		["a kiosk with more than the office", () => kiosk.record(3).hello()],
	])("%s proves none", async (_, message) => {
		await ingest.hello(code, message())
		expect(await alarms()).toEqual([])
	})
})

describe("punches of a branch", () => {
	beforeEach(async () => {
		await ingest.batch(code, kiosk.copyAt(2).record(2, "BBBBBBBBBBBBBBBB").batch(3, 4))
		await project()
	})

	test("are kept and disputed; those of the first chain count", async () => {
		const doubts = await seen()
		expect(doubts.filter((doubt) => doubt === "disputed")).toHaveLength(2)
		expect(doubts.filter((doubt) => doubt === undefined)).toHaveLength(4)
	})

	test("of two people who decide over one punch the first counts, and the second is told", async () => {
		const decisions = new DecisionStore(office.office)
		const [one, two] = (await decisions.undecided()).map(({ record }) => record)
		const word = { by: "rambu", at: 1, reason: "bukan dia" }
		expect(await decisions.decide([{ ...word, record: one ?? "", verdict: "rejected" }])).toBe(true)
		const both = [one ?? "", two ?? ""].map((record) => ({
			...{ record, verdict: "accepted" as const, by: "sari", at: 2, reason: "memang dia" },
		}))
		expect(await decisions.decide(both), "all of them or none").toBe(false)
		const kept = await office.office.selectFrom("punch_verdict").selectAll().execute()
		expect(kept).toEqual([{ ...word, record: one, verdict: "rejected" }])
		await office.office.updateTable("punch").set({ employee: "maria" }).execute()
		const dates = { from: "2026-01-01", through: "2026-12-31" }
		expect(
			await office.projections.rejectedOf(["maria"], dates),
			"who said so stays",
		).toMatchObject([
			{ employee: "maria", workDate: "2026-11-24", by: "rambu", reason: "bukan dia" },
		])
		expect(await office.projections.rejectedOf(["yusuf"], dates)).toEqual([])
	})

	test("a log that is projected anew disputes the same ones", async () => {
		await office.office.deleteFrom("cursor").execute()
		await office.office.deleteFrom("punch").execute()
		await project()
		expect((await seen()).filter((doubt) => doubt === "disputed")).toHaveLength(2)
	})
})

describe("a key vouched for by another", () => {
	const fresh = () => new HandKiosk(office.keys, code, makeKeyPair("ed25519"))

	test("of a whole journal gets its paper at once, and is the kiosk's from then on", async () => {
		const next = fresh().record(1)
		await ingest.hello(code, successorHello(kiosk, next))
		const head = office.heard()
		const paper = readPaper(head.paper ?? "", office.keys.publicKey)
		const publicKey = toBase64Url(rawPublicKey(next.keys.publicKey))
		expect(paper).toMatchObject({ ok: true, value: { kiosk: code, publicKey } })
		expect((await office.registry.kiosk(code))?.publicKey).toBe(publicKey)
		await ingest.batch(code, next.batch(1, 1))
		await project()
		expect((await seen()).every((doubt) => doubt === undefined)).toBe(true)
		expect(await alarms()).toEqual([])
	})

	test("that never heard its paper is given it again", async () => {
		const next = fresh()
		await ingest.hello(code, successorHello(kiosk, next))
		const first = office.heard().paper
		await ingest.hello(code, successorHello(kiosk, next))
		expect(office.heard().paper).toBe(first)
	})

	test.each([
		[
			"has forked",
			async () => ingest.hello(code, kiosk.copyAt(2).record(2, "BBBBBBBBBBBBBBBB").hello()),
		],
		["is revoked", async () => give(kiosk, "revoked")],
		[
			"this office has forgotten",
			async () => {
				await office.log.deleteFrom("batch").execute()
				await office.log.deleteFrom("chain").execute()
				await office.log.deleteFrom("journal").execute()
			},
		],
	])("of a journal that %s waits for a person, and its punches with it", async (_, doubt) => {
		await doubt()
		const next = fresh().record(1)
		await ingest.hello(code, successorHello(kiosk, next))
		expect(office.heard().paper).toBeUndefined()
		expect(await alarms()).toContain("disputed-journal")
		await ingest.batch(code, next.batch(1, 1))
		await project()
		expect(await seen()).toContain("disputed")
		await give(next, "accepted")
		expect(await seen()).not.toContain("disputed")
		await ingest.hello(code, successorHello(kiosk, next))
		expect(office.heard().paper).toBeDefined()
	})

	function give(whose: HandKiosk, verdict: "accepted" | "revoked"): Promise<void> {
		const { journal } = whose
		return office.verdicts.give({ journal, verdict, by: "rambu", at: atMs, reason: "diperiksa" })
	}
})

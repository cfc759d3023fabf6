import type { SettlementMessage } from "@hadir/shared/wire/staff-machines.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { DecisionStore } from "../store/decision-store.ts"
import { ServiceStore } from "../store/service-store.ts"
import { WithdrawalStore } from "../store/withdrawal-store.ts"
import { code } from "./hand-kiosk.fixture.ts"
import { machineList } from "./machine-list.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { everyUnit } from "./ports.ts"
import { approveSettlement, proposeSettlement } from "./settle-gap.ts"
import { approveWithdrawal, askWithdrawal, refuseWithdrawal } from "./withdraw-settlement.ts"

let office: OfficeLog
let settlements: DecisionStore
let withdrawals: WithdrawalStore
let ids: number

const gap: SettlementMessage = {
	...{ kiosk: code, cause: "lost", verdict: "excused", from: 1, until: 2 },
	...{ reason: "listrik padam", letter: "12/X/2026" },
}
/** The first id given: the settlement's. */
const settlement = "s1"
const wish = { settlement, reason: "bukan listrik padam", by: "dewi" }

const settling = () => ({
	...{ settlements, withdrawals, registry: office.registry, now: () => office.now },
	makeId: () => `s${++ids}`,
})
const faultOf = (code: string) => ({ ok: false, fault: { code } })
/** What evaluation reads. */
const counting = async () => (await new ServiceStore(office.office).settlements()).length

beforeEach(async () => {
	office = await OfficeLog.open()
	await office.enrol()
	ids = 0
	settlements = new DecisionStore(office.office)
	withdrawals = new WithdrawalStore(office.office)
	await proposeSettlement(settling(), gap, "rambu")
})

afterEach(() => office.close())

test("what counts goes on counting until a second person agrees to take it back", async () => {
	await approveSettlement(settling(), settlement, "sari")
	expect(await askWithdrawal(settling(), wish)).toMatchObject({ ok: true })
	expect(await counting()).toBe(1)
	expect(await approveWithdrawal(settling(), settlement, "dewi")).toMatchObject(
		faultOf("own-withdrawal"),
	)
	expect(await withdrawals.approve(`s${ids}`, "dewi", 1), "nor past the rule").toBe(false)
	expect(await counting()).toBe(1)
	expect(await approveWithdrawal(settling(), settlement, "sari")).toMatchObject({ ok: true })
	expect(await counting()).toBe(0)
	const [row] = await settlements.list()
	expect(row?.withdrawal, "it stays to be read").toMatchObject({
		...{ reason: wish.reason, askedBy: "dewi", approvedBy: "sari" },
	})
	expect(await approveSettlement(settling(), settlement, "yusuf")).toMatchObject(faultOf("settled"))
})

test("one wish at a time; a refused one may be asked again", async () => {
	await approveSettlement(settling(), settlement, "sari")
	await askWithdrawal(settling(), wish)
	expect(await askWithdrawal(settling(), { ...wish, by: "sari" })).toMatchObject(faultOf("settled"))
	expect(await refuseWithdrawal(settling(), settlement, "rambu")).toMatchObject({ ok: true })
	expect(await approveWithdrawal(settling(), settlement, "sari")).toMatchObject(
		faultOf("no-withdrawal"),
	)
	expect((await settlements.list())[0]?.withdrawal).toBeUndefined()
	expect(await askWithdrawal(settling(), wish)).toMatchObject({ ok: true })
	expect(await counting()).toBe(1)
})

test("a proposal nobody has approved is taken back by one person, and stays on record", async () => {
	expect(await askWithdrawal(settling(), { ...wish, by: "rambu" })).toMatchObject({ ok: true })
	expect((await settlements.list())[0]?.withdrawal).toMatchObject({ approvedBy: "rambu" })
	expect(await settlements.approve(settlement, "sari", 1), "nor past the rule").toBe(false)
	expect(await counting()).toBe(0)
})

test("approved while somebody takes it back alone: it counts, and two must agree", async () => {
	await settlements.approve(settlement, "sari", 1)
	const alone = { ...{ id: "w1", reason: wish.reason, askedBy: "rambu", askedAt: 1 } }
	const at = { approvedBy: "rambu", approvedAt: 1 }
	expect(await withdrawals.ask(settlement, { ...alone, ...at })).toBe(false)
	expect(await counting()).toBe(1)
})

test("what is not there cannot be taken back", async () => {
	expect(await askWithdrawal(settling(), { ...wish, settlement: "s9" })).toMatchObject(
		faultOf("no-proposal"),
	)
	expect(await refuseWithdrawal(settling(), settlement, "sari")).toMatchObject(
		faultOf("no-withdrawal"),
	)
})

test("of two people who decide over one wish the first counts", async () => {
	await approveSettlement(settling(), settlement, "sari")
	await askWithdrawal(settling(), wish)
	const first = `s${ids}`
	expect(await withdrawals.refuse(first, "rambu", 1)).toBe(true)
	expect(await withdrawals.approve(first, "sari", 2)).toBe(false)
	expect(await counting()).toBe(1)
	await askWithdrawal(settling(), wish)
	const second = `s${ids}`
	expect(await withdrawals.approve(second, "sari", 3)).toBe(true)
	expect(await withdrawals.refuse(second, "rambu", 4)).toBe(false)
	expect((await settlements.list())[0]?.withdrawal).toMatchObject({ approvedBy: "sari" })
	expect(
		await askWithdrawal(settling(), wish),
		"what is taken back is not asked for",
	).toMatchObject(faultOf("settled"))
})

test("a proposal that was taken back is approved by nobody", async () => {
	await askWithdrawal(settling(), { ...wish, by: "rambu" })
	expect(await approveSettlement(settling(), settlement, "sari")).toMatchObject(faultOf("settled"))
	expect(await counting()).toBe(0)
})

test("what waits for somebody stays on the page, however old; what is decided leaves it", async () => {
	const shown = async () => {
		const parts = {
			...settling(),
			...{ projections: office.projections, reader: office.reader, service: office.service },
			book: office.book,
			...{ news: office.news, alarms: office.alarms, disputes: settlements },
			...{
				regulation: { policy, calendar },
				zone: "Asia/Makassar",
				connected: () => new Set<string>(),
			},
		}
		const { proposals } = await machineList(parts, everyUnit, "yusuf")
		return proposals.length
	}
	const unit = { id: "dinkes", name: "Dinas Kesehatan", position: 0 }
	await office.office.insertInto("unit").values(unit).execute()
	const days = (count: number) => {
		office.now += count * 86_400_000
	}
	await approveSettlement(settling(), settlement, "sari")
	await askWithdrawal(settling(), wish)
	days(100)
	expect(await shown(), "a withdrawal that waits").toBe(1)
	await approveWithdrawal(settling(), settlement, "sari")
	expect(await shown(), "one that was granted").toBe(0)
	await proposeSettlement(settling(), gap, "rambu")
	expect(await shown(), "a proposal that waits").toBe(1)
	await askWithdrawal(settling(), { settlement: `s${ids}`, reason: "salah mesin", by: "rambu" })
	expect(await shown(), "one that was taken back").toBe(0)
})

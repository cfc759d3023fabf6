// The office's doors for entries, on its stores: what no use case behind them asks.
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Actor } from "./domain/entries/entry.ts"
import { calendar, policy } from "./domain/regulation/national-template.fixture.ts"
import { entryDoors } from "./entries.ts"
import { OfficeLog } from "./usecases/office-log.fixture.ts"
import { OneAtATime } from "./usecases/one-at-a-time.ts"

let office: OfficeLog
const dewi: Actor = { username: "dewi", role: "bkpsdm" }

beforeEach(async () => {
	office = await OfficeLog.open()
	const unit = { id: "dinkes", name: "Dinas Kesehatan", position: 0 }
	await office.office.insertInto("unit").values(unit).execute()
})
afterEach(() => office.close())

const doors = () =>
	entryDoors(
		{
			...{ registry: office.registry, projections: office.projections, reader: office.reader },
			...{ book: office.book, service: office.service, regulation: { policy, calendar } },
			...{ zone: "Asia/Makassar", now: () => Date.UTC(2026, 11, 15), makeId: () => "e1" },
			turns: new OneAtATime(),
		},
		() => undefined,
	)

test("an outage at a unit that is not there is refused with those that are, shown or written", async () => {
	const outage = { unit: "dinas-lain", date: "2026-11-24", from: 27_000, until: 30_000 }
	const strange = {
		fault: {
			code: "no-unit",
			message: 'There is no unit "dinas-lain". Units here: dinkes (Dinas Kesehatan).',
		},
	}
	expect(await doors().proposeExcuse(outage)).toMatchObject(strange)
	const words = { reason: "listrik padam", letter: "S/1" }
	expect(await doors().writeExcuse({ ...outage, ...words }, dewi)).toMatchObject(strange)
	expect(await doors().proposeExcuse({ ...outage, unit: "dinkes" })).toEqual({
		...{ ok: true, value: { touched: [] } },
	})
})

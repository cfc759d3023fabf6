// One kiosk over one day, for tests: it boots, taps are made, everything goes up when it is told to.
import { encodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import { calendar, policy } from "../domain/regulation/national-template.fixture.ts"
import { CityStore } from "../store/city-store.ts"
import { code, type HandKiosk } from "./hand-kiosk.fixture.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { evaluatePeople } from "./person-month.ts"
import type { RecordJournal } from "./record-journal.ts"

export const zone = "Asia/Makassar"
/** A Tuesday. */
export const date = "2026-11-24"
const minute = 60_000
const day = instantMs({ date, second: 0 }, zone)

/** UTC ms of "07:05" on that day. */
export const at = (clock: string): number => {
	const [hour = 0, minutes = 0] = clock.split(":").map(Number)
	return day + (hour * 60 + minutes) * minute
}

/** Came before the outage; first seen after it; only seen leaving; never seen. */
export const people = ["early", "after", "leaving", "nobody"]

export class KioskDay {
	readonly office: OfficeLog
	kiosk: HandKiosk
	readonly ingest: RecordJournal
	readonly #credentials = new Map(
		people.map((person, index) => [person, `CREDENTIAL${index}AAAAA`]),
	)
	#boot = 0
	#bootedAt = 0
	#sent = 0

	private constructor(office: OfficeLog, kiosk: HandKiosk) {
		this.office = office
		this.kiosk = kiosk
		this.ingest = office.worker()
	}

	static async open(): Promise<KioskDay> {
		const office = await OfficeLog.open()
		office.now = day
		const one = new KioskDay(office, await office.enrol())
		await office.office.updateTable("kiosk").set({ registered_at: office.now }).execute()
		const employees = people.map((id, index) => ({
			...{ id, nip: `19860926201505100${index}`, name: id, shortName: id, unit: "dinkes" },
			...{ grade: "PNS III/c", schedule: "lima-hari", employedFrom: "2020-01-01", cardFrom: 0 },
			card: { kind: "iso14443a" as const, uid: `04a1b2c${index}` },
		}))
		const units = [{ id: "dinkes", name: "Dinas Kesehatan" }]
		const city = { government: "Kota", agency: "BKPSDM", units, employees }
		await new CityStore(office.office).found(city, [...one.#credentials.values()], 0)
		await one.ingest.hello(code, one.kiosk.hello())
		return one
	}

	async close(): Promise<void> {
		await this.office.close()
	}

	/** Another kiosk takes its place, with a journal of its own. */
	goOnWith(next: HandKiosk): void {
		this.kiosk = next
		this.#sent = 0
	}

	keep(clock: string, k: object): void {
		const wall = at(clock)
		const content = { boot: this.#boot, mono: wall - this.#bootedAt, wall, q: 3, err: 50, ...k }
		const n = this.kiosk.lines.length + 1
		this.kiosk.keep(encodeRecord(n, content as RecordContent))
	}

	start(clock: string, lastAlive?: string): void {
		this.#boot++
		this.#bootedAt = at(clock) - 5_000
		const alive = lastAlive === undefined ? {} : { lastAlive: at(lastAlive) }
		this.keep(clock, { k: "boot", release: "0.1.0", ...alive })
		this.keep(clock, { k: "reader", reader: "card-1", state: "ready" })
		this.keep(clock, { k: "clock", cause: "head", server: at(clock) - 10, roundTrip: 20 })
	}

	tap(clock: string, person: string): void {
		this.keep(clock, {
			...{ k: "punch", reader: "card-1", answer: "recorded" },
			credential: this.#credentials.get(person) ?? "",
		})
	}

	/** Everything made so far goes up, and a beat says that it did. */
	async deliver(clock: string): Promise<void> {
		this.office.now = at(clock)
		const through = this.kiosk.lines.length
		if (through > this.#sent)
			await this.ingest.batch(code, this.kiosk.batch(this.#sent + 1, through))
		this.#sent = through
		await this.office.hear(code, this.kiosk.heartbeat(through, this.office.now))
		const projector = this.office.projector()
		projector.wake()
		await projector.settle()
	}

	parts() {
		const { office } = this
		return {
			...{ registry: office.registry, projections: office.projections, reader: office.reader },
			...{ book: office.book, service: office.service, regulation: { policy, calendar } },
			...{ zone, now: () => office.now },
		}
	}

	async days() {
		const employees = await this.office.registry.employees({ unit: undefined })
		const evaluated = await evaluatePeople(this.parts(), employees, "2026-11")
		return new Map(
			evaluated.map(({ employee, days }) => [employee.id, days.find((one) => one.date === date)]),
		)
	}

	async states() {
		const days = await this.days()
		return Object.fromEntries([...days].map(([person, one]) => [person, one?.state]))
	}
}

// The live board: today's day records of everyone, kept in memory and evaluated again where a punch
// or the hour touches them.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import type {
	DayCounts,
	FeedItem,
	TodayMessage,
	TodayUnit,
} from "@hadir/shared/wire/staff-today.ts"
import { reachDays } from "../domain/attendance/claim-punches.ts"
import type { DayRecord } from "../domain/attendance/day-record.ts"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import { spellOn } from "../domain/duty/spell.ts"
import type { Entry } from "../domain/entries/entry.ts"
import { touchedByEntry } from "../domain/entries/touched-dates.ts"
import { missingRows } from "../domain/regulation/missing-rows.ts"
import { completeUntil } from "../domain/service/service-gaps.ts"
import { countsOf, sumOf } from "./board-counts.ts"
import { knownFacts, spanOfDate } from "./day-facts.ts"
import type { KioskNewsBoard } from "./kiosk-news.ts"
import { readService, type ServiceView } from "./kiosk-services.ts"
import { kioskStates } from "./kiosk-state.ts"
import type { MonthParts } from "./person-month.ts"
import type { Employee, Kiosk, Scope, Unit } from "./ports.ts"
import type { Dirty } from "./project-journal.ts"
import type { PlacedPunch } from "./projections.ts"
import { homeOn } from "./service-of.ts"

export type BoardParts = MonthParts & {
	/** Kiosks with a connection now. */
	readonly connected: () => ReadonlySet<string>
	readonly news: KioskNewsBoard
}

const feedLength = 20
/** So many people are worked out before whoever else waits has a turn. */
const peopleAtOnce = 50
const viewLifeMs = 1_000

export class TodayBoard {
	readonly #parts: BoardParts
	#date: LocalDate = ""
	#seen: { readonly at: number; readonly view: Promise<ServiceView> } | undefined
	#days = new Map<string, DayRecord>()
	/** Whose each person is today. */
	readonly #units = new Map<string, string>()
	/** Which evaluation a person's day is of: a slower one that began before may not write over it. */
	readonly #evaluated = new Map<string, number>()
	#evaluations = 0
	#employees: readonly Employee[] = []
	#running: Promise<void> = Promise.resolve()
	#waiting: Promise<void> | undefined
	readonly #listeners = new Set<() => void>()

	constructor(parts: BoardParts) {
		this.#parts = parts
	}

	/** Called after each change; returns how to stop listening. */
	listen(listener: () => void): () => void {
		this.#listeners.add(listener)
		return () => this.#listeners.delete(listener)
	}

	/** A punch was projected: the people it touches today are evaluated again. */
	async touch(dirty: readonly Dirty[]): Promise<void> {
		const { date } = this.#moment()
		const touched = new Set(
			dirty.filter(({ workDate }) => workDate === date).map(({ employee }) => employee),
		)
		if (date !== this.#date) await this.refresh()
		else await this.#evaluate(this.#employees.filter(({ id }) => touched.has(id)))
		this.#tell()
	}

	/** Kiosks have delivered more, or stopped serving: their units' people are evaluated again. */
	async touchKiosks(kiosks: ReadonlySet<string>): Promise<void> {
		this.#seen = undefined
		const view = await this.#view()
		const units = new Set([...kiosks].map((code) => view.kiosks.get(code)?.unit))
		const { date } = this.#moment()
		if (date !== this.#date) return this.refresh()
		await this.#evaluate(this.#employees.filter(({ id }) => units.has(this.#units.get(id))))
		this.#tell()
	}

	/** Somebody wrote beside the machines: whom it touches today is evaluated again, once for all that wait. */
	async touchEntries(entries: readonly Entry[]): Promise<void> {
		const { date } = this.#moment()
		const now = entries.filter((entry) => {
			const { from, until } = touchedByEntry(entry)
			return from <= date && (until === undefined || date <= until)
		})
		if (now.length === 0) return
		const people = now.flatMap(({ employee }) => employee ?? [])
		if (people.length < now.length) return this.refresh()
		await this.touch(people.map((employee) => ({ employee, workDate: date })))
	}

	/**
	 * Evaluates everyone: at start, at midnight, each minute as the hour moves on, on new people. Whoever asks
	 * while one runs waits for one more, however many they are.
	 */
	refresh(): Promise<void> {
		this.#waiting ??= this.#running
			.catch(() => undefined)
			.then(() => {
				this.#waiting = undefined
				this.#running = this.#refreshOnce()
				return this.#running
			})
		return this.#waiting
	}

	async #refreshOnce(): Promise<void> {
		this.#seen = undefined
		this.#date = this.#moment().date
		this.#employees = await this.#parts.registry.employees({ unit: undefined })
		const present = new Set(this.#employees.map(({ id }) => id))
		await this.#evaluate(this.#employees)
		for (const known of [this.#days, this.#units, this.#evaluated]) {
			for (const id of known.keys()) if (!present.has(id)) known.delete(id)
		}
		this.#tell()
	}

	async today(scope: Scope): Promise<TodayMessage> {
		if (this.#moment().date !== this.#date) await this.refresh()
		const { registry, projections, connected, now } = this.#parts
		const kiosks = await registry.kiosks()
		const view = await this.#view()
		const states = kioskStates({
			...{ view, connected: connected(), now: now() },
			news: (kiosk) => this.#parts.news.of(kiosk),
		})
		const seen = await registry.units(scope)
		const units: TodayUnit[] = seen.map((unit) => {
			const people = this.#employees.filter(({ id }) => this.#units.get(id) === unit.id)
			const own = states.filter((state) => state.unit === unit.id)
			const counting = [...view.kiosks.values()].filter((kiosk) => kiosk.unit === unit.id)
			const least = completeUntil(counting.filter(({ counts }) => counts.until > now()))
			return {
				...unit,
				employees: people.length,
				counts: countsOf(people.map(({ id }) => this.#days.get(id))),
				...(least === undefined ? {} : { completeUntil: least }),
				kiosks: own.map(({ kiosk, place, state }) => ({ kiosk, place, state })),
			}
		})
		const latest = await projections.latestPunches(scope, {
			...{ date: this.#date, limit: feedLength },
		})
		return {
			date: this.#date,
			at: now(),
			...this.#dayFacts(),
			totals: sumOf(units.map(({ counts }): DayCounts => counts)),
			units,
			feed: latest.map((punch) => this.#feedItem(punch, kiosks, seen)),
		}
	}

	#dayFacts(): { startsAt?: number; holiday?: string } {
		const starts = [...this.#days.values()].map((day) => day.starts).filter((s) => s !== undefined)
		const holiday = this.#parts.regulation.calendar.holidays.get(this.#date)?.[0]?.name
		return {
			...(starts.length === 0 ? {} : { startsAt: Math.min(...starts) }),
			...(holiday === undefined ? {} : { holiday }),
		}
	}

	async #evaluate(people: readonly Employee[]): Promise<void> {
		if (people.length === 0) return
		const evaluation = ++this.#evaluations
		const date = this.#date
		const dates = { from: date, through: date }
		const view = await this.#view()
		const { factsOf, regulation } = await knownFacts(this.#parts, view, { people, dates })
		const office = { ...regulation, now: this.#moment() }
		for (const [index, employee] of people.entries()) {
			const person = factsOf(employee)
			const schedule = spellOn(person.service, date)?.schedule
			const isKnown = regulation.policy.schedules.some(({ id }) => id === schedule)
			const isRegulated =
				schedule === undefined ||
				!isKnown ||
				missingRows(regulation.policy, schedule, date).length === 0
			const [day] = isRegulated ? evaluatePerson(person, dates, office) : []
			if ((this.#evaluated.get(employee.id) ?? 0) < evaluation) {
				this.#evaluated.set(employee.id, evaluation)
				this.#units.set(employee.id, homeOn(person.service, date).unit)
				if (day === undefined) this.#days.delete(employee.id)
				else this.#days.set(employee.id, day)
			}
			if (index % peopleAtOnce === peopleAtOnce - 1) await new Promise((turn) => setImmediate(turn))
		}
	}

	#feedItem(punch: PlacedPunch, kiosks: readonly Kiosk[], units: readonly Unit[]): FeedItem {
		const employee = this.#employees.find(({ id }) => id === punch.employee)
		const kiosk = kiosks.find(({ code }) => code === punch.kiosk)
		const home = employee && this.#units.get(employee.id)
		const nameOf = (unit: string | undefined) => units.find(({ id }) => id === unit)?.name
		return {
			record: punch.record,
			at: punch.at,
			...(employee === undefined ? {} : { employee: { id: employee.id, name: employee.name } }),
			unit: nameOf(home) ?? employee?.unit.name ?? nameOf(kiosk?.unit) ?? punch.kiosk,
			place: punch.place,
		}
	}

	/** Read once a second at most: a morning's taps ask for it more often than it changes. */
	#view(): Promise<ServiceView> {
		const now = this.#parts.now()
		if (this.#seen === undefined || now - this.#seen.at >= viewLifeMs || now < this.#seen.at) {
			const view = readService(this.#parts, this.#span())
			this.#seen = { at: now, view }
			// A failure must not be what the next second is told.
			view.catch(() => {
				this.#seen = undefined
			})
		}
		return this.#seen.view
	}

	/** A day's windows, and those of the shifts around it, reach beyond its midnights. */
	#span() {
		const { zone } = this.#parts
		return {
			from: spanOfDate(addDays(this.#date, -reachDays), zone).from,
			until: spanOfDate(addDays(this.#date, reachDays), zone).until,
		}
	}

	#moment() {
		return localMoment(this.#parts.now(), this.#parts.zone)
	}

	#tell(): void {
		for (const listener of this.#listeners) listener()
	}
}

// An office on real files whose people were seen, scored and given posts, for tests of runs.
import { datesOfMonth, weekdayOf } from "@hadir/shared/time/local-date.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import { rawPolicy } from "../../domain/allowance/allowance-month.fixture.ts"
import { loadAllowancePolicy } from "../../domain/allowance/load-allowance-policy.ts"
import type { Actor, Entry } from "../../domain/entries/entry.ts"
import type { EntryContent } from "../../domain/entries/entry-contents.ts"
import type { PayFact } from "../../domain/pay/pay-fact.ts"
import { payFactContent } from "../../domain/pay/pay-fact-contents.ts"
import { calendar, policy } from "../../domain/regulation/national-template.fixture.ts"
import { canonicalJson } from "../../domain/runs/canonical-json.ts"
import { type RunKey, type RunList, runOf } from "../../domain/runs/run.ts"
import { PayFactStore } from "../../store/pay-fact-store.ts"
import { RunArchiveStore } from "../../store/run-archive.ts"
import { RunStore } from "../../store/run-store.ts"
import { OfficeLog } from "../office-log.fixture.ts"
import { spanOfMonth } from "../person-month.ts"
import { calculateRun } from "./calculate-run.ts"
import { closeRun } from "./close-run.ts"
import { openDifferences } from "./open-differences.ts"
import { proveRuns } from "./prove-runs.ts"
import type { RunParts } from "./run-parts.ts"
import { decideInRun, type HoldWish, type SteppedKind, stepRun } from "./step-run.ts"

export const zone = "Asia/Makassar"
export const oka: Actor = { username: "oka", role: "operator", unit: "dinkes" }
export const budi: Actor = { username: "budi", role: "bkpsdm" }
export const sari: Actor = { username: "sari", role: "bkpsdm" }

/** The national template with what its regulation leaves open left out, signed, and tables replaced. */
export function signedPolicy(tables: Readonly<Record<string, unknown>> = {}) {
	const { caps, leave, statuses, activities, holds, acting, deductions, tax, ...kept } =
		rawPolicy("tpp-templat-nasional")
	const source = { from: "2025-01-01", cite: "Perwali 1/2025" }
	const rows = Object.entries(tables).map(([table, row]) => [
		table,
		[{ ...source, status: "unconfirmed", ...(typeof row === "object" ? row : {}) }],
	])
	const none = [{ ...source, mode: "none", status: "unconfirmed" }]
	return signed({ ...kept, tax: none, ...Object.fromEntries(rows) })
}

function signed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(signed)
	if (typeof value !== "object" || value === null) return value
	const fields = Object.fromEntries(
		Object.entries(value).map(([name, field]) => [name, signed(field)]),
	)
	if (!("status" in fields)) return fields
	return { ...fields, status: "confirmed", article: "pasal 1", confirmedBy: "Budi" }
}

type Person = {
	readonly unit?: string
	readonly grade?: string
	readonly until?: string
	/** Rupiah of the post. */
	readonly post?: number
}

let made = 0

export class PayOffice {
	readonly office: OfficeLog
	readonly payBook: PayFactStore
	readonly runs: RunStore
	readonly archive: RunArchiveStore
	#raw: unknown

	private constructor(office: OfficeLog, raw: unknown) {
		this.office = office
		this.#raw = raw
		this.payBook = new PayFactStore(office.office)
		this.runs = new RunStore(office.office)
		this.archive = new RunArchiveStore(office.office)
	}

	/** On the 5th of October 2026. */
	static async open(raw: unknown = signedPolicy()): Promise<PayOffice> {
		const office = await OfficeLog.open()
		office.now = Date.UTC(2026, 9, 5)
		const units = ["dinkes", "rsud"].map((id, position) => ({
			id,
			name: id.toUpperCase(),
			position,
		}))
		await office.office.insertInto("unit").values(units).execute()
		await office.seenSince2025("dinkes", "rsud")
		const one = new PayOffice(office, raw)
		for (const unit of ["dinkes", "rsud"]) await one.#punch(unit, undefined, "2025-01-02 07:20:00")
		return one
	}

	close(): Promise<void> {
		return this.office.close()
	}

	/** From now on figures are worked out by it. */
	amend(raw: unknown): void {
		this.#raw = raw
	}

	get parts(): RunParts {
		const { office, payBook, runs, archive } = this
		const loaded = loadAllowancePolicy(this.#raw)
		if (!loaded.ok) throw new Error(loaded.fault.message)
		return {
			...{ registry: office.registry, projections: office.projections, reader: office.reader },
			...{ book: office.book, service: office.service, regulation: { policy, calendar }, zone },
			...{ now: () => office.now, payBook, runs, archive },
			allowance: { policy: loaded.value, text: canonicalJson(this.#raw) },
		}
	}

	/** With a post since 2020 and a score of 90 % in each month of 2026. */
	async person(id: string, more: Person = {}): Promise<void> {
		const { unit = "dinkes", grade = "III/c", until = null, post = 1_000_000 } = more
		made++
		const row = {
			...{
				id,
				nip: `19860926201505${String(made).padStart(4, "0")}`,
				name: `Nama ${id}`,
				short_name: id,
			},
			...{ unit, grade, schedule: "lima-hari", employed_from: "2020-01-01", employed_until: until },
		}
		await this.office.office.insertInto("employee").values(row).execute()
		await this.pay(id, { kind: "post", name: "Analis", rupiah: post }, "2020-01-01")
		for (let month = 1; month <= 12; month++) {
			await this.payOf(id, `2026-${String(month).padStart(2, "0")}`, {
				kind: "score",
				basisPoints: 9_000,
			})
		}
	}

	async leaves(id: string, lastDay: string): Promise<void> {
		await this.office.office
			.updateTable("employee")
			.set({ employed_until: lastDay })
			.where("id", "=", id)
			.execute()
	}

	async pay(
		employee: string | undefined,
		content: unknown,
		from: string,
		more: Partial<PayFact> = {},
	): Promise<string> {
		made++
		const fact: PayFact = {
			...{
				id: `f${String(made).padStart(6, "0")}`,
				employee,
				from,
				content: payFactContent.parse(content),
			},
			source: { paper: "SK 1/2026", date: "2026-01-02" },
			...{ enteredBy: "budi", enteredAs: "bkpsdm", enteredAt: ++this.office.now, ...more },
		}
		await this.payBook.add([fact])
		return fact.id
	}

	payOf(employee: string, month: string, content: unknown): Promise<string> {
		const { from, through: until } = spanOfMonth(month)
		return this.pay(employee, content, from, { until })
	}

	async write(employee: string, from: string, content: EntryContent, until = from): Promise<void> {
		made++
		const at = ++this.office.now
		const entry: Entry = {
			...{ id: `e${made}`, employee, from, until, content },
			...{ enteredBy: "oka", enteredAs: "operator", enteredAt: at },
			steps: [{ kind: "agreed", by: "budi", role: "bkpsdm", at, reason: "" }],
		}
		await this.office.book.add([entry])
	}

	/** On time on every weekday, but for what is told: "07:46:10 16:00:00", or "" for a day nobody was seen. */
	async month(
		employee: string,
		month: string,
		told: Readonly<Record<string, string>> = {},
	): Promise<void> {
		for (const date of datesOfMonth(month)) {
			const weekday = weekdayOf(date)
			if (weekday === "sabtu" || weekday === "minggu") continue
			const times = told[date] ?? `07:20:00 ${weekday === "jumat" ? "16:30:00" : "16:00:00"}`
			for (const time of times.split(" ")) {
				if (time !== "") await this.#punch("dinkes", employee, `${date} ${time}`)
			}
		}
	}

	/** A card found afterwards, as a journal that comes late brings it. */
	found(employee: string, when: string): Promise<void> {
		return this.#punch("dinkes", employee, when)
	}

	async #punch(unit: string, employee: string | undefined, when: string): Promise<void> {
		made++
		const [date = "", clock = ""] = when.split(" ")
		const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number)
		const at = instantMs({ date, second: hour * 3600 + minute * 60 + second }, zone)
		const row = {
			...{
				record: `${employee ?? unit} ${when}`,
				journal: "j",
				chain: "c",
				kiosk: `LAMA${unit}`,
				n: made,
				at,
				err: 0,
			},
			...{ basis: "measured", boot: 1, mono: 1, wall: at, q: 3, stamped_err: 0, reader: "card-1" },
			...{
				answer: "recorded",
				credential: null,
				tag: null,
				sealed: null,
				employee: employee ?? null,
			},
			...{ work_date: date, received_at: at, dispute: null, terminal: null, terminal_key: null },
		}
		await this.office.office.insertInto("punch").values(row).execute()
	}

	async calculate(key: RunKey, isWritten = true) {
		const done = await calculateRun(this.parts, { key, isWritten }, budi)
		if (!done.ok) throw new Error(done.fault.message)
		return done.value
	}

	step(key: RunKey, kind: SteppedKind, actor: Actor, reason = "sebab") {
		this.office.now++
		return stepRun(this.parts, { key, kind, reason }, actor)
	}

	decide(wish: HoldWish, actor = budi) {
		this.office.now++
		return decideInRun(this.parts, wish, actor)
	}

	closes(key: RunKey, actor = sari) {
		this.office.now++
		return closeRun(this.parts, key, actor)
	}

	/** Calculated, verified, validated and closed. */
	async settle(key: RunKey) {
		await this.calculate(key)
		const verified = await this.step(key, "verified", { ...oka, unit: key.unit })
		if (!verified.ok) throw new Error(verified.fault.message)
		const validated = await this.step(key, "validated", budi)
		if (!validated.ok) throw new Error(validated.fault.message)
		const closed = await this.closes(key)
		if (!closed.ok) throw new Error(closed.fault.message)
		return closed.value
	}

	differences(settling: string) {
		return openDifferences(this.parts, { settling })
	}

	prove() {
		return proveRuns(this.archive, {})
	}

	async row(key: RunKey, employee: string, version = 1) {
		const person = await this.archive.person(key, version, employee)
		return person?.row.standing === "worked" ? person.row : undefined
	}

	async payable(key: RunKey, employee: string, version = 1): Promise<number | undefined> {
		return (await this.row(key, employee, version))?.result.payable
	}
}

export const key = (month: string, list: RunList = "regular", more: Partial<RunKey> = {}): RunKey =>
	runOf({ month, unit: "dinkes", group: "PNS", list, ...more })

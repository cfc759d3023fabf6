// What a terminal tells becomes records: as it happens, and from its log a lot at a time. Nobody stands before this
// kiosk, so nothing is answered.
import type { KeyObject } from "node:crypto"
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import { sealCard, tagOf } from "@hadir/shared/journal/sealed-card.ts"
import { terminalUser } from "@hadir/shared/journal/terminal-punch.ts"
import { driftMs } from "@hadir/shared/time/drift.ts"
import type {
	JournalFault,
	KioskClock,
	MeasuredClock,
	PeopleList,
	PulledThrough,
	TerminalRecords,
} from "./ports.ts"

export type ToldPunch = {
	readonly serial: string
	readonly key: string
	readonly userId: string
	/** UTC ms by the terminal's clock. */
	readonly time: number
}

type Parts = {
	/** The terminal's name on this kiosk, e.g. "terminal-1". */
	readonly source: string
	/** Where it is, as it was set: another terminal may come to have the same name. */
	readonly place: string
	readonly records: TerminalRecords
	readonly people: PeopleList
	readonly clock: KioskClock
	readonly tagSecret: Uint8Array
	readonly officeSealKey: KeyObject
	makeSealPair(): KeyPair
	/** UTC ms; what is older is history of another system. */
	readonly since: number
	onKept(): void
	onFault(fault: JournalFault): void
}

const punchesAtOnce = 64
/** Where nobody could measure the terminal's clock: the day is no better known than that. */
const unmeasuredMs = 86_400_000

type Kept = { readonly serial: string; readonly key: string; readonly record: RecordContent }

export class TakeTerminalPunches {
	readonly #parts: Parts
	#measured: MeasuredClock | undefined
	/** As it lies on disk, for what arrives before the clock is measured again. */
	#kept: MeasuredClock | undefined
	#lot = new Map<string, Kept>()
	/** Something that was told since the log was last begun to be pulled is not on disk. */
	#hasFailed = false
	#isBehind = false

	constructor(parts: Parts) {
		this.#parts = parts
		this.#measured = parts.records.measured(parts.place)
		this.#kept = this.#measured
	}

	/** @param measured undefined: it could not be measured, and what was known before is no longer so */
	measured(measured: MeasuredClock | undefined): void {
		this.#measured = measured
		if (measured === undefined || !isNews(measured, this.#kept)) return
		const { records, place, onFault } = this.#parts
		const fault = records.noteMeasured(place, measured)
		if (fault === undefined) this.#kept = measured
		else onFault(fault)
	}

	/** Something that was told is not on disk: the log has to be pulled again from where it was kept. */
	get isBehind(): boolean {
		return this.#isBehind
	}

	/** The log is pulled from where it was kept: what failed before comes once more. */
	begin(): void {
		this.#lot.clear()
		this.#hasFailed = false
	}

	hear(punch: ToldPunch): void {
		const kept = this.#keptOf(punch)
		if (kept !== undefined) this.#keep([kept])
	}

	pull(punch: ToldPunch): void {
		const kept = this.#keptOf(punch)
		if (kept !== undefined) this.#lot.set(`${kept.serial} ${kept.key}`, kept)
		if (this.#lot.size >= punchesAtOnce) this.#keepLot()
	}

	/** @returns whether everything the log held until then is on disk */
	pulled(through: PulledThrough | undefined, at: number): boolean {
		const { source } = this.#parts
		const pulled = { source, through: through ?? { count: 0, lastKey: "" }, at }
		if (this.#hasFailed || !this.#keepLot(pulled)) return false
		this.#isBehind = false
		return true
	}

	#keepLot(pulled?: Parameters<TerminalRecords["keep"]>[1]): boolean {
		// Heard while the lot was gathered: it is there already.
		const fresh = [...this.#lot.values()].filter(
			({ serial, key }) => !this.#parts.records.isRecorded(serial, key),
		)
		this.#lot.clear()
		return this.#keep(fresh, pulled)
	}

	#keep(kept: readonly Kept[], pulled?: Parameters<TerminalRecords["keep"]>[1]): boolean {
		if (this.#hasFailed) return false
		const { records, onKept, onFault } = this.#parts
		const fault = records.keep(kept, pulled)
		if (fault !== undefined) {
			this.#hasFailed = true
			this.#isBehind = true
			onFault(fault)
			return false
		}
		if (kept.length > 0) onKept()
		return true
	}

	#keptOf({ serial, key, userId, time }: ToldPunch): Kept | undefined {
		const { source, records, clock, since } = this.#parts
		const now = clock.read()
		const measured = this.#measured ?? unmeasured(time)
		// Nobody has punched yet tomorrow: a clock that says so is ahead, by nobody knows how much.
		const known = this.#measured === undefined ? 0 : measured.errorMs
		const isAhead = time - measured.offsetMs > now.wall + now.err + known + graceMs
		const { offsetMs, errorMs, atMs } = isAhead ? aheadOf(time, now.wall) : measured
		if (time - offsetMs < since || records.isRecorded(serial, key)) return undefined
		// Between the punch and the measurement the terminal's clock went its own way.
		const err = now.err + errorMs + driftMs(Math.abs(atMs - time))
		const content = { k: "punch", ...now, err, reader: source } as const
		const terminal = { serial, key, time, offset: Math.round(offsetMs) }
		const record = { ...content, ...this.#who(serial, userId), terminal }
		return { serial, key, record }
	}

	#who(serial: string, userId: string): Who {
		const { people, tagSecret, officeSealKey, makeSealPair } = this.#parts
		const user = terminalUser(serial, userId)
		const tag = tagOf(tagSecret, user)
		const person = people.find(tag)
		return person === undefined
			? { answer: "unknown", tag, sealed: sealCard(user, tag, officeSealKey, makeSealPair()) }
			: { answer: "recorded", credential: person.credential }
	}
}

/** A clock drifts some seconds a day: more often it is not written down. */
const isNews = (measured: MeasuredClock, kept: MeasuredClock | undefined): boolean =>
	kept === undefined ||
	Math.abs(measured.offsetMs - kept.offsetMs) > noticedMs ||
	Math.abs(measured.errorMs - kept.errorMs) > noticedMs ||
	measured.atMs - kept.atMs > noticedAfterMs
const noticedMs = 2_000
const noticedAfterMs = 86_400_000

/** A second is cut off the terminal's time, and half a minute passes between two looks at its clock. */
const graceMs = 60_000

/** It was made when it arrived at the latest. */
const aheadOf = (time: number, wall: number): MeasuredClock => ({
	...{ offsetMs: time - wall, errorMs: unmeasuredMs, atMs: time },
})

const unmeasured = (time: number): MeasuredClock => ({
	...{ offsetMs: 0, errorMs: unmeasuredMs },
	atMs: time,
})

type Who =
	| { readonly answer: "recorded"; readonly credential: string }
	| { readonly answer: "unknown"; readonly tag: string; readonly sealed: string }

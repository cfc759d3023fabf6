// Between projected records and their rows in office.db.
import { type CorrectedTime, terminalBoundMs } from "../domain/clock/corrected-time.ts"
import type {
	MissingSpan,
	PlacedPunch,
	Projected,
	ProjectedEvent,
	ProjectedMark,
	ProjectedPunch,
	Timed,
} from "../usecases/projections.ts"
import type { OfficeSchema } from "./office-schema.ts"

export const timeColumns = [
	"at",
	"err",
	"basis",
	"boot",
	"mono",
	"wall",
	"q",
	"stamped_err",
] as const

const timedRow = ({ time, stamp }: Projected) => ({
	at: time.at,
	err: time.err,
	basis: time.basis,
	boot: stamp.boot,
	mono: stamp.mono,
	wall: stamp.wall,
	q: stamp.q,
	stamped_err: stamp.err,
})

export const punchRow = (punch: ProjectedPunch): OfficeSchema["punch"] => ({
	record: punch.record,
	journal: punch.journal,
	chain: punch.chain,
	kiosk: punch.kiosk,
	n: punch.n,
	...timedRow(punch),
	reader: punch.reader,
	answer: punch.answer,
	credential: punch.credential ?? null,
	tag: punch.tag ?? null,
	sealed: punch.sealed ?? null,
	employee: punch.employee ?? null,
	work_date: punch.workDate,
	received_at: punch.receivedAt,
	dispute: punch.dispute ?? null,
	terminal: punch.terminal?.serial ?? null,
	terminal_key: punch.terminal?.key ?? null,
})

export const eventRow = (event: ProjectedEvent): OfficeSchema["service_event"] => ({
	record: event.record,
	journal: event.journal,
	chain: event.chain,
	journal_at: event.journalAt,
	kiosk: event.kiosk,
	n: event.n,
	...timedRow(event),
	kind: event.kind,
	reader: event.reader ?? null,
	state: event.state ?? null,
	reason: event.reason ?? null,
	failed: event.failed ?? null,
	last_alive: event.lastAlive ?? null,
	dispute: event.dispute ?? null,
})

export const markRow = ({ roundTrip, ...mark }: ProjectedMark): OfficeSchema["clock_mark"] => ({
	...mark,
	round_trip: roundTrip,
})

export const missingRow = (span: MissingSpan): OfficeSchema["missing_span"] => ({
	id: span.id,
	journal: span.journal,
	kiosk: span.kiosk,
	cause: span.cause,
	lost_journal: span.lostJournal ?? null,
	from_n: span.fromN,
	through_n: span.throughN,
	from_at: span.fromAt,
	until_at: span.untilAt,
})

type TimedRow = Pick<OfficeSchema["service_event"], (typeof timeColumns)[number] | "record"> &
	Partial<Pick<OfficeSchema["punch"], "credential" | "employee" | "work_date" | "terminal">>

export const timedOf = (row: TimedRow, kind: Timed["kind"]): Timed => ({
	record: row.record,
	kind,
	stamp: stampOf(row),
	time: { at: row.at, err: row.err, basis: basisOf(row.basis) },
	credential: row.credential ?? undefined,
	employee: row.employee ?? undefined,
	workDate: row.work_date,
})

function stampOf({ boot, mono, wall, q, stamped_err: err, terminal }: TimedRow): Timed["stamp"] {
	const stamp = { boot, mono, wall, q, err }
	return terminal == null ? stamp : { ...stamp, besidesMs: terminalBoundMs(stamp) }
}

/** An unknown word in the file is read as the most careful one. */
const basisOf = (text: string): CorrectedTime["basis"] =>
	text === "measured" || text === "stamped" ? text : "unsure"

export const placedOf = (row: {
	record: string
	at: number
	err: number
	basis: string
	employee: string | null
	work_date: string
	kiosk: string
	place: string | null
	terminal: string | null
	is_disputed: number
	is_accepted: number | null
}): PlacedPunch => ({
	record: row.record,
	at: row.at,
	err: row.err,
	place: row.terminal === null ? (row.place ?? row.kiosk) : `Terminal ${row.terminal}`,
	employee: row.employee ?? undefined,
	workDate: row.work_date,
	kiosk: row.kiosk,
	doubt: doubtOf(row),
})

/** A terminal's clock that nobody could measure: not even the day is known. */
const unknownDayMs = 86_400_000

/** Who accepts a punch accepts its time too. */
function doubtOf(row: {
	basis: string
	err: number
	is_disputed: number
	is_accepted: number | null
}): PlacedPunch["doubt"] {
	if (row.is_disputed === 1) return "disputed"
	const isUnsure = basisOf(row.basis) === "unsure" || row.err >= unknownDayMs
	return isUnsure && row.is_accepted !== 1 ? "unsure" : undefined
}

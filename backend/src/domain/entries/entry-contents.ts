// What an entry says, kind by kind; read out of the store as strictly as it was written.
import { z } from "zod"
import { letterKinds } from "../attendance/letter-kind.ts"

const text = z.string().trim().min(1).max(300)
const name = z.string().min(1).max(120)
/** Minutes and seconds from midnight of the work date, into the next day. */
const minute = z.int().min(-1440).max(2880)
const second = z.int().min(-86_400).max(172_800)
const part = z
	.strictObject({ from: minute, until: minute })
	.refine(({ from, until }) => until > from, { path: ["until"], error: "harus sesudah jam mulai" })
const end = z.enum(["arrival", "departure", "rest"])
const excusedEnd = z.enum([...end.options, "day"])

const spell = z.strictObject({
	kind: z.literal("spell"),
	unit: name,
	schedule: name,
	region: name.optional(),
})
/** Shift ids of one date; none: a free day. */
const rosterDay = z.strictObject({ kind: z.literal("rosterDay"), shifts: z.array(name).max(4) })
const rosterPattern = z.strictObject({
	kind: z.literal("rosterPattern"),
	cycle: z.array(z.array(name).max(4)).min(1).max(366),
})
const letter = z.strictObject({
	kind: z.literal("letter"),
	letterKind: z.enum(letterKinds),
	letter: text,
	part: part.optional(),
	/** What the law asks of some kinds, kept because it asks again when the letter is agreed to. */
	child: z.int().min(1).max(20).optional(),
	isFirstPilgrimage: z.boolean().optional(),
	paper: z.enum(["own", "doctor", "governmentDoctor"]).optional(),
})
const excuse = z.strictObject({
	kind: z.literal("excuse"),
	end: excusedEnd,
	reason: text,
	letter: text,
})
/**
 * Everyone of a unit, or the named ones, whose punch fell into an outage. `attested`: the machine's own
 * journal shows it; otherwise an OPD head's word alone carries it.
 */
const massExcuse = z.strictObject({
	kind: z.literal("massExcuse"),
	employees: z.array(name).max(5000).optional(),
	ends: z.array(excusedEnd).min(1),
	reason: text,
	letter: text,
	attested: z.boolean(),
})
/** What the machine's journal says about the time in question, kept as it was when asked. */
export const evidence = z.strictObject({
	outOfService: z.array(
		z.strictObject({ place: z.string(), from: z.int(), until: z.int(), cause: z.string() }),
	),
	failedReads: z.array(
		z.strictObject({ place: z.string(), reader: z.string(), at: z.int(), failed: z.int() }),
	),
	taps: z.int().min(0),
})
const correction = z.strictObject({
	kind: z.literal("correction"),
	end,
	second,
	reason: text,
	evidence: evidence.optional(),
})
/** A punch written down: the device broken, the finger unreadable, nobody enrolled yet. */
const manualPunch = z.strictObject({
	kind: z.literal("manualPunch"),
	second,
	place: text,
	reason: text,
	evidence: text,
})
const overtime = z.strictObject({
	kind: z.literal("overtime"),
	fromMinute: minute,
	untilMinute: minute,
	letter: text,
})
const dated = { name: text, cite: text, region: name.optional() }
const holiday = z.strictObject({
	kind: z.literal("holiday"),
	holidayKind: z.enum(["libur", "cuti_bersama"]),
	...dated,
})
const season = z.strictObject({ kind: z.literal("season"), season: name, ...dated })
const specialHours = z.strictObject({
	kind: z.literal("specialHours"),
	start: minute.optional(),
	end: minute.optional(),
	restMinutes: z.int().min(0).max(1440).optional(),
	...dated,
})
/** Days of annual leave left over from before these books began. */
const leaveBalance = z.strictObject({
	kind: z.literal("leaveBalance"),
	year: z.int().min(2000).max(2200),
	days: z.int().min(0).max(24),
	source: text,
})

/** Proof that a superior was told, as PP 94/2021 article 28 asks; `from` is the day that reached the step. */
const noticeGiven = z.strictObject({
	kind: z.literal("noticeGiven"),
	because: z.enum(["step", "consecutive", "unbroken"]),
	days: z.int().min(1).max(366),
	to: name,
	how: text,
})

export const entryContent = z.discriminatedUnion("kind", [
	spell,
	rosterDay,
	rosterPattern,
	letter,
	excuse,
	massExcuse,
	correction,
	manualPunch,
	overtime,
	holiday,
	season,
	specialHours,
	leaveBalance,
	noticeGiven,
])
/** What a city adds to the calendar of everyone. */
export const calendarContent = z.discriminatedUnion("kind", [holiday, season, specialHours])
export type CalendarContent = z.infer<typeof calendarContent>

export type EntryContent = z.infer<typeof entryContent>
export type EntryKind = EntryContent["kind"]
export type Evidence = z.infer<typeof evidence>

// HTTP between the staff pages and the office: people, and one person's month with its reasons.
import { z } from "zod"

/** GET /api/employees?search=: at most 20, by name. */
export const employeeListMessage = z.strictObject({
	employees: z.array(
		z.strictObject({ id: z.string(), nip: z.string(), name: z.string(), unit: z.string() }),
	),
})
export type EmployeeListMessage = z.infer<typeof employeeListMessage>

export const dayStates = [
	"present",
	"partial",
	"absent",
	"leave",
	"sick",
	"travel",
	"study",
	"excused",
	"dayOff",
	"pending",
	"incomplete",
	"toDecide",
	"unrostered",
] as const

/** `handOver`: no punch is due between two shifts; `closed`: put at the end of work by the policy. */
const edgeKinds = [
	"onTime",
	"late",
	"early",
	"missing",
	"excused",
	"pending",
	"notDue",
	"handOver",
	"closed",
] as const

/** What happened at one end of the day. `category` is the ladder's code: TL1-TL4 or PSW1-PSW4. */
const edge = z.strictObject({
	kind: z.enum(edgeKinds),
	/** Seconds from midnight of the work date; absent without a punch. */
	second: z.number().int().optional(),
	/** Whole minutes late or early. */
	minutes: z.number().int().optional(),
	category: z.string().optional(),
})
export type DayEdge = z.infer<typeof edge>

const day = z.strictObject({
	date: z.string(),
	state: z.enum(dayStates),
	/** Grid codes of visual order, e.g. ["H"], ["T2","P1"], ["–M"], ["TK"]. */
	codes: z.array(z.string()).min(1),
	/** Scheduled start and end, minutes from midnight; absent when nothing is due. */
	starts: z.number().int().optional(),
	ends: z.number().int().optional(),
	arrival: edge,
	departure: edge,
	workedMinutes: z.number().int(),
	/** Cut in basis points of the discipline share (50 = 0,5 %). */
	cutBasisPoints: z.number().int(),
	/** Indonesian sentences, in order. */
	reasons: z.array(z.string()).min(1),
	/** Articles the day rests on. */
	citations: z.array(z.string()),
	/** Every punch of the day, raw, in order. */
	punches: z.array(
		z.strictObject({
			record: z.string(),
			second: z.number().int(),
			place: z.string(),
			isRepeat: z.boolean(),
			/** The true time is at most so many seconds away; absent below one. */
			errSeconds: z.number().int().optional(),
			/** `disputed`: of a branch nobody has decided over; `unsure`: its kiosk never learnt the time. */
			doubt: z.enum(["disputed", "unsure"]).optional(),
		}),
	),
})
export type DayMessage = z.infer<typeof day>

/** GET /api/employees/:id/months/:month (yyyy-mm). */
export const personMonthMessage = z.strictObject({
	employee: z.strictObject({
		id: z.string(),
		nip: z.string(),
		name: z.string(),
		unit: z.string(),
		/** Class of employment and grade as printed, e.g. "PNS III/c". */
		grade: z.string(),
		/** E.g. "5 hari kerja". */
		schedule: z.string(),
	}),
	month: z.string(),
	totals: z.strictObject({
		workingDays: z.number().int(),
		present: z.number().int(),
		lateDays: z.number().int(),
		lateMinutes: z.number().int(),
		earlyDays: z.number().int(),
		earlyMinutes: z.number().int(),
		missingIn: z.number().int(),
		missingOut: z.number().int(),
		absent: z.number().int(),
		leave: z.number().int(),
		travel: z.number().int(),
		open: z.number().int(),
		cutBasisPoints: z.number().int(),
	}),
	days: z.array(day),
	/** Policy figures nobody has confirmed yet: the cut is shown as BELUM DITETAPKAN. */
	unconfirmed: z.array(z.string()),
})
export type PersonMonthMessage = z.infer<typeof personMonthMessage>

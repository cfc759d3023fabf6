// Rows as they go from a read table to the office, kind by kind.
import { z } from "zod"
import { type PayFactKind, payFactContent } from "../pay/pay-fact-contents.ts"

export const importKinds = [
	"units",
	"employees",
	"cards",
	"schedules",
	"roster",
	"rota",
	"leave",
	"holidays",
	"scores",
	"payroll",
	"posts",
	"activities",
	"accounts",
] as const
export type ImportKind = (typeof importKinds)[number]

/** Tables of facts for the allowance, and the one kind of fact that each brings. */
export const payKinds = {
	scores: "score",
	payroll: "payroll",
	posts: "post",
	activities: "activity",
	accounts: "account",
} as const satisfies Readonly<Partial<Record<ImportKind, PayFactKind>>>
export type PayKind = keyof typeof payKinds

/** So many rows of a file at most; a city's people are fewer, and its roster is given by month and unit. */
export const mostRows = 20_000

const row = z.int().min(1)
const date = z.iso.date()
const nip = z.string().regex(/^(?:\d{16}|\d{18})$/)
const word = z.string().min(1).max(120)

const unitRow = z.strictObject({ row, id: z.string().max(40), name: z.string().min(1).max(100) })
const employeeRow = z.strictObject({
	...{ row, nip, name: word },
	unit: z.string().max(120),
	grade: z.string().max(30),
	schedule: z.string().max(120),
	from: date.optional(),
	until: date.optional(),
	/** From when a changed unit or schedule holds. */
	since: date.optional(),
})
const cardRow = z.strictObject({
	...{ row, nip },
	kind: z.enum(["iso14443a", "iso14443b", "em4100", "wiegand"]),
	uid: z.string().regex(/^([0-9a-f]{2}){3,10}$/),
	from: date.optional(),
})
const scheduleRow = z.strictObject({
	...{ row, nip, schedule: word, from: date },
	until: date.optional(),
	unit: z.string().max(120),
	region: z.string().max(120),
})
/** Each date with the codes that stand in its cell; none: a free day. */
const rosterRow = z.strictObject({
	...{ row, nip },
	days: z.array(z.tuple([date, z.array(z.string().min(1).max(40)).max(4)])).max(366),
})
/** The codes of each day of a cycle, from the first date on; none: a free day. */
const rotaRow = z.strictObject({
	...{ row, nip, from: date, until: date.optional() },
	days: z
		.array(z.array(z.string().min(1).max(40)).max(4))
		.min(1)
		.max(366),
})
const leaveRow = z.strictObject({
	...{ row, nip, kind: word, from: date, until: date, letter: z.string().min(1).max(300) },
	/** Minutes from midnight, of each date. */
	part: z
		.strictObject({ from: z.int().min(0).max(1439), until: z.int().min(1).max(1439) })
		.refine(({ from, until }) => until > from)
		.optional(),
	child: z.int().min(1).max(20).optional(),
	paper: z.enum(["own", "doctor", "governmentDoctor"]).optional(),
	isFirstPilgrimage: z.literal(true).optional(),
})
const holidayRow = z.strictObject({
	...{ row, from: date, until: date },
	kind: z.enum(["libur", "cuti_bersama", "season", "hours"]),
	...{ name: z.string().min(1).max(300), cite: z.string().max(300), region: z.string().max(120) },
	/** Of a season, such as "ramadan". */
	season: z.string().min(1).max(120).optional(),
	/** Minutes from midnight, of hours of the day's own. */
	start: z.int().min(0).max(1439).optional(),
	end: z.int().min(0).max(1439).optional(),
	restMinutes: z.int().min(0).max(1440).optional(),
})

const payRow = z.strictObject({
	...{ row, nip, from: date, until: date.optional(), content: payFactContent },
})
const payRowOf = (kind: PayFactKind) => payRow.refine(({ content }) => content.kind === kind)

const of = <Row extends z.ZodType>(rows: Row) => z.array(rows).max(mostRows)

export const importSheet = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("units"), rows: of(unitRow) }),
	z.strictObject({ kind: z.literal("employees"), rows: of(employeeRow) }),
	z.strictObject({ kind: z.literal("cards"), rows: of(cardRow) }),
	z.strictObject({ kind: z.literal("schedules"), rows: of(scheduleRow) }),
	z.strictObject({
		kind: z.literal("roster"),
		rows: of(rosterRow),
		/** What the file's codes mean: a shift's id or name. */
		codes: z.record(z.string().max(40), z.string().max(120)),
	}),
	z.strictObject({
		kind: z.literal("rota"),
		rows: of(rotaRow),
		codes: z.record(z.string().max(40), z.string().max(120)),
	}),
	z.strictObject({ kind: z.literal("leave"), rows: of(leaveRow) }),
	z.strictObject({ kind: z.literal("holidays"), rows: of(holidayRow) }),
	z.strictObject({ kind: z.literal("scores"), rows: of(payRowOf("score")) }),
	z.strictObject({ kind: z.literal("payroll"), rows: of(payRowOf("payroll")) }),
	z.strictObject({ kind: z.literal("posts"), rows: of(payRowOf("post")) }),
	z.strictObject({ kind: z.literal("activities"), rows: of(payRowOf("activity")) }),
	z.strictObject({ kind: z.literal("accounts"), rows: of(payRowOf("account")) }),
])

export type ImportSheet = z.infer<typeof importSheet>
export type RowsOf<Kind extends ImportKind> = Extract<ImportSheet, { kind: Kind }>["rows"]
export type UnitRow = z.infer<typeof unitRow>
export type EmployeeRow = z.infer<typeof employeeRow>
export type CardRow = z.infer<typeof cardRow>
export type ScheduleRow = z.infer<typeof scheduleRow>
export type RosterRow = z.infer<typeof rosterRow>
export type RotaRow = z.infer<typeof rotaRow>
export type LeaveRow = z.infer<typeof leaveRow>
export type PayRow = z.infer<typeof payRow>
export type HolidayRow = z.infer<typeof holidayRow>

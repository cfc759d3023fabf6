// The operator's doors for what people write beside the machines; who acts is said, for signing in comes later.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import { letterKinds } from "../domain/attendance/letter-kind.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import { entryContent } from "../domain/entries/entry-contents.ts"
import type { AnnualLeave } from "../domain/leave/annual-leave.ts"
import type { Objection } from "../domain/leave/objection.ts"
import type { CorrectionWish } from "../usecases/ask-correction.ts"
import type { PersonDiscipline } from "../usecases/discipline-year.ts"
import type { EntryWish } from "../usecases/keep-entries.ts"
import type { AskedLeave } from "../usecases/leave-desk.ts"
import type { MissingRoster } from "../usecases/missing-rosters.ts"
import type { ExcuseProposal, OutageWindow } from "../usecases/propose-excuse.ts"
import { actor, toldEntry } from "./entry-messages.ts"
import { type Action, action, byField } from "./operator-action.ts"

type Outage = OutageWindow & { readonly reason: string; readonly letter: string }

export type EntryDoors = {
	/** The id of whom an id or a NIP names. */
	personId(given: string): Promise<string>
	entries: {
		list(wanted: {
			readonly employee: string | undefined
			readonly from: string
			readonly until: string
		}): Promise<readonly Entry[]>
		step(
			wish: {
				readonly entry: string
				readonly kind: Entry["steps"][number]["kind"]
				readonly reason: string
			},
			actor: Actor,
		): Promise<Result<Entry, Fault>>
		askLeave(
			wish: AskedLeave,
			actor: Actor,
		): Promise<
			Result<{ readonly entries: readonly Entry[]; readonly toLookAt: readonly Objection[] }, Fault>
		>
		leaveBalance(wanted: {
			readonly employee: string
			readonly year: number
		}): Promise<Result<AnnualLeave, Fault>>
		askCorrection(wish: CorrectionWish, actor: Actor): Promise<Result<readonly Entry[], Fault>>
		proposeExcuse(window: OutageWindow): Promise<Result<ExcuseProposal, Fault>>
		writeExcuse(outage: Outage, actor: Actor): Promise<Result<readonly Entry[], Fault>>
		write(wish: EntryWish, actor: Actor): Promise<Result<readonly Entry[], Fault>>
		discipline(year: number): Promise<readonly PersonDiscipline[]>
		missingRosters(month: string): Promise<readonly MissingRoster[]>
	}
}

const date = z.string().refine(isLocalDate)
const employee = z.string().min(1).max(60)
const text = z.string().trim().min(1).max(300)
const second = z.int().min(-86_400).max(172_800)
const steps = ["agreed", "refused", "withdrawn"] as const
const leave = z.strictObject({
	...{ employee, kind: z.enum(letterKinds), from: date, until: date, letter: text, as: actor },
	part: z.strictObject({ from: z.int(), until: z.int() }).optional(),
	child: z.int().min(1).max(20).optional(),
	isFirstPilgrimage: z.boolean().optional(),
	paper: z.enum(["own", "doctor", "governmentDoctor"]).optional(),
})
const outageFields = { unit: z.string().min(1), date, from: second, until: second }
const isForwards = ({ from, until }: { readonly from: number; readonly until: number }) =>
	from < until
const outage = z.strictObject(outageFields).refine(isForwards)

/** What is written as it is said; the others have doors of their own, which look things up first. */
const plainContent = entryContent.refine(({ kind }) => !askedElsewhere.includes(kind), {
	error:
		"Letters are asked for by leave ask (/leave), corrections by entry correct (/corrections), mass excuses by entry excuse (/excuses).",
})
const askedElsewhere: readonly string[] = ["letter", "correction", "massExcuse"]

const bad = (message: string) => byField({ code: "bad-entry", message })
const badDates = bad(
	"Give dates like 2026-11-30, the person's id or NIP, and who acts in what role.",
)

export const entryActions = (doors: EntryDoors): readonly Action[] => [
	...bookActions(doors),
	...leaveActions(doors),
	...rosterActions(doors),
]

/** Entries as they lie in the book, corrections and excuses. */
const bookActions = ({ entries, personId }: EntryDoors): readonly Action[] => [
	action(
		"/entries",
		z
			.strictObject({ employee: employee.optional(), from: date, until: date })
			.refine(({ from, until }) => from <= until, {
				path: ["until"],
				error: "--until comes before --from.",
			}),
		badDates,
		async (wish) => {
			const named = wish.employee === undefined ? undefined : await personId(wish.employee)
			const found = await entries.list({ ...wish, employee: named })
			return succeed({ entries: found.map(toldEntry) })
		},
	),
	action(
		"/entries/steps",
		z.strictObject({ entry: z.string(), kind: z.enum(steps), reason: z.string(), as: actor }),
		bad("Name the entry, what is decided, why, and who decides in what role."),
		async ({ as, ...wish }) => {
			const done = await entries.step(wish, as)
			return done.ok ? succeed(toldEntry(done.value)) : done
		},
	),
	action(
		"/corrections",
		z.strictObject({
			...{ employee, date, second, reason: text, as: actor },
			end: z.enum(["arrival", "departure", "rest"]),
		}),
		badDates,
		async ({ as, ...wish }) =>
			listed(await entries.askCorrection({ ...wish, employee: await personId(wish.employee) }, as)),
	),
	action("/excuses/proposal", outage, badDates, (window) => entries.proposeExcuse(window)),
	action(
		"/excuses",
		z.strictObject({ ...outageFields, reason: text, letter: text, as: actor }).refine(isForwards),
		badDates,
		async ({ as, ...wish }) => listed(await entries.writeExcuse(wish, as)),
	),
]

const leaveActions = ({ entries, personId }: EntryDoors): readonly Action[] => [
	action("/leave", leave, badDates, async ({ as, part, ...wish }) => {
		const id = await personId(wish.employee)
		const asked = await entries.askLeave({ ...wish, employee: id, ...(part && { part }) }, as)
		if (!asked.ok) return asked
		return succeed({ entries: asked.value.entries.map(toldEntry), toLookAt: asked.value.toLookAt })
	}),
	action(
		"/leave/balance",
		z.strictObject({ employee, year: z.int().min(2000).max(2200) }),
		bad("Give the person's id or NIP and a year."),
		async (wish) => entries.leaveBalance({ ...wish, employee: await personId(wish.employee) }),
	),
]

const rosterActions = ({ entries, personId }: EntryDoors): readonly Action[] => [
	action(
		"/entries/new",
		z.strictObject({
			...{ employee: employee.optional(), from: date, until: date.optional(), as: actor },
			content: plainContent,
		}),
		badDates,
		async ({ as, until, ...wish }) => {
			const id = wish.employee === undefined ? undefined : await personId(wish.employee)
			return listed(await entries.write({ ...wish, employee: id, ...(until && { until }) }, as))
		},
	),
	action(
		"/discipline",
		z.strictObject({ year: z.int().min(2022).max(2200) }),
		bad("Give a calendar year from 2022 on, the first whole one of PP 94/2021."),
		async ({ year }) => succeed({ people: await entries.discipline(year) }),
	),
	action(
		"/rosters/missing",
		z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
		bad("Write the month like 2026-11."),
		async ({ month }) => succeed({ missing: await entries.missingRosters(month) }),
	),
]

const listed = (written: Result<readonly Entry[], Fault>) =>
	written.ok ? succeed({ entries: written.value.map(toldEntry) }) : written

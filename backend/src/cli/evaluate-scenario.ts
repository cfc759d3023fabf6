// What `hadir evaluate` reads: people, their duties, punches and papers, as somebody writes them by hand.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { isZone } from "@hadir/shared/time/local-time.ts"
import { z } from "zod"
import { allowanceInputSchema } from "../domain/allowance/allowance-input.ts"
import { allowancePolicyFile } from "../domain/allowance/allowance-policy.ts"
import { letterKinds } from "../domain/attendance/letter-kind.ts"
import { holidaySchema, seasonSchema, specialHoursSchema } from "../domain/regulation/calendar.ts"
import { explainIssues } from "../domain/regulation/explain-issues.ts"
import { policySchema } from "../domain/regulation/policy.ts"
import { clock, localDate } from "../domain/regulation/policy-fields.ts"
import { isMoment, momentsInOrder } from "./written-moment.ts"

const maxPunches = 10_000
const maxPeople = 1_000

const zone = z
	.string()
	.refine(isZone, { error: "harus zona waktu seperti Asia/Makassar" })
	.meta({ description: "IANA zone of the site", examples: ["Asia/Makassar"] })
const moment = z
	.string()
	.refine(isMoment, {
		error: "harus waktu setempat seperti 2026-11-23T07:41:00, atau dengan zona seperti ...+08:00",
	})
	.meta({
		description: "Wall clock of the site, or an instant with its offset",
		examples: ["2026-11-23T07:41:00", "2026-11-22T23:41:00Z"],
	})
const text = z.string().min(1)

const placedPunch = z.strictObject({
	at: moment,
	place: z.string().default(""),
	unit: text.optional().meta({ description: "Whose machine; absent: the person's own" }),
	direction: z.enum(["in", "out"]).optional().meta({ description: "Key pressed at the machine" }),
	errSeconds: z.int().min(0).optional().meta({ description: "Bound of the clock's error" }),
	doubt: z.enum(["disputed", "unsure"]).optional(),
	byHand: text.optional().meta({ description: "Written down instead of read: why" }),
})
const punch = z.union([moment, placedPunch], {
	error:
		'harus waktu seperti "2026-11-23T07:28:14" atau { "at": "2026-11-23T07:28:14", "place": "Lobi" }',
})

const end = z.enum(["arrival", "departure", "rest"])
const part = z
	.strictObject({ from: clock, until: clock })
	.refine(({ from, until }) => until > from, { path: ["until"], error: "harus sesudah from" })

/** Dates or moments written alike sort as they read. */
const inOrder = {
	check: ({
		from,
		until,
	}: {
		readonly from?: string | undefined
		readonly until?: string | undefined
	}) => from === undefined || until === undefined || from <= until,
	words: { path: ["until"], error: "harus pada atau sesudah from" },
}
const forwards = {
	check: ({ from, until }: { readonly from: string; readonly until: string }) =>
		momentsInOrder(from, until),
	words: { path: ["until"], error: "harus sesudah from" },
}

const letter = z
	.strictObject({
		kind: z.enum(letterKinds),
		from: localDate,
		until: localDate,
		letter: text.meta({ description: "Number and date, as people quote it" }),
		part: part.optional().meta({ description: "Only these hours of each date" }),
	})
	.refine(inOrder.check, inOrder.words)

const employee = z.strictObject({
	id: text.optional(),
	name: text.optional(),
	nip: text.optional(),
	service: z
		.array(
			z
				.strictObject({
					from: localDate.optional(),
					until: localDate.optional(),
					unit: text.default("unit"),
					schedule: text.default("lima-hari"),
					region: text.optional(),
				})
				.refine(inOrder.check, inOrder.words),
		)
		.min(1)
		.prefault([{}])
		.meta({ description: "Spells of service, by date" }),
	roster: z
		.strictObject({
			days: z.record(localDate, z.array(text)).default({}),
			patterns: z
				.array(
					z
						.strictObject({
							from: localDate,
							until: localDate.optional(),
							cycle: z.array(z.array(text)).min(1).max(366),
						})
						.refine(inOrder.check, inOrder.words),
				)
				.default([]),
		})
		.prefault({})
		.meta({ description: "Shift ids by date, or in a cycle that repeats; [] is a free day" }),
	punches: z.array(punch).max(maxPunches).default([]),
	letters: z.array(letter).default([]),
	excuses: z
		.array(
			z.strictObject({
				date: localDate,
				end: z.enum([...end.options, "day"]),
				reason: text,
				letter: text,
			}),
		)
		.default([]),
	corrections: z
		.array(z.strictObject({ date: localDate, end, at: moment, by: text, reason: text }))
		.default([]),
	overtime: z
		.array(
			z
				.strictObject({ from: moment, until: moment, letter: text })
				.refine(forwards.check, forwards.words),
		)
		.default([])
		.meta({ description: "Overtime by order" }),
	rejected: z
		.array(z.strictObject({ at: moment, place: z.string(), by: text, reason: text }))
		.default([]),
	guestAt: z.array(text).default([]).meta({ description: "Units that are as good as the own" }),
	allowance: allowanceInputSchema
		.optional()
		.meta({ description: "What the month's allowance needs beside the days" }),
})

const machineGap = z
	.strictObject({
		unit: text.optional().meta({ description: "Whose people it touches; absent: everybody" }),
		place: text,
		cause: z.enum(["missing", "lost"]),
		from: moment,
		until: moment,
		settled: text.optional().meta({ description: "Why two people excused it" }),
	})
	.refine(forwards.check, forwards.words)

export const scenarioSchema = z
	.strictObject({
		$schema: z.string().optional(),
		zone,
		month: z.string().refine(isLocalMonth, { error: "harus bulan seperti 2026-11" }).optional(),
		from: localDate.optional(),
		until: localDate.optional(),
		now: moment,
		policy: z
			.union([text, policySchema], {
				error: "harus nama berkas kebijakan, atau kebijakannya sendiri (lihat --schema)",
			})
			.optional()
			.meta({ description: "Path seen from this file's folder, or the policy; absent: national" }),
		calendar: z
			.strictObject({
				decrees: z.boolean().default(true).meta({ description: "Begin with the national list" }),
				years: z.array(z.int()).default([]),
				holidays: z.array(holidaySchema).default([]),
				seasons: z.array(seasonSchema).default([]),
				specialHours: z.array(specialHoursSchema).default([]),
			})
			.prefault({}),
		allowance: z
			.strictObject({
				policy: z
					.union([text, allowancePolicyFile], {
						error: "harus nama berkas kebijakan TPP, atau kebijakannya sendiri (lihat --schema)",
					})
					.optional()
					.meta({
						description: "Path seen from this file's folder, or the policy; absent: national",
					}),
			})
			.optional()
			.meta({ description: "Work out the month's allowance too" }),
		machines: z
			.array(machineGap)
			.default([])
			.meta({ description: "Lost service, and data that has not come" }),
		employees: z.array(employee).min(1).max(maxPeople),
	})
	.refine(
		({ month, from, until }) =>
			month === undefined ? from !== undefined && until !== undefined : !from && !until,
		{
			path: ["month"],
			error: 'isi salah satu saja: "month" untuk sebulan penuh, atau "from" dan "until"',
		},
	)
	.refine(({ month, allowance }) => allowance === undefined || month !== undefined, {
		path: ["allowance"],
		error: 'TPP dihitung untuk sebulan penuh; isi "month"',
	})
	.refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
		path: ["until"],
		error: "harus pada atau sesudah from",
	})

export type Scenario = z.infer<typeof scenarioSchema>
export type ScenarioEmployee = Scenario["employees"][number]

/** Reads a scenario out of its text; the fault names the field and what to write there. */
export function readScenario(given: string): Result<Scenario, Fault<"scenario">> {
	const json = parseJson(given)
	if (!json.ok) return json
	const parsed = scenarioSchema.safeParse(json.value)
	return parsed.success
		? succeed(parsed.data)
		: fail("scenario", explainIssues(parsed.error.issues))
}

/** The JSON Schema of a scenario, for editors and for programs that write them. */
export function scenarioJsonSchema(): unknown {
	return z.toJSONSchema(scenarioSchema, { io: "input" })
}

function parseJson(given: string): Result<unknown, Fault<"scenario">> {
	try {
		return succeed(JSON.parse(given))
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error)
		return fail(
			"scenario",
			`Berkas bukan JSON yang benar; periksa koma dan tanda kutip (${detail}).`,
		)
	}
}

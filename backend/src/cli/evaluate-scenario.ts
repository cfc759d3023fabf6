// A scenario as somebody writes it by hand: one person, some dates, their punches.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import {
	datesOfMonth,
	isLocalDate,
	isLocalMonth,
	type LocalDate,
} from "@hadir/shared/time/local-date.ts"
import { isZone, type LocalMoment, localMoment } from "@hadir/shared/time/local-time.ts"
import { z } from "zod"
import type { Punch } from "../domain/attendance/day-record.ts"
import { holidaySchema } from "../domain/regulation/calendar.ts"
import { explainIssues } from "../domain/regulation/explain-issues.ts"
import { localDate } from "../domain/regulation/policy.ts"

const maxPunches = 10_000

const zone = z.string().refine(isZone, { error: "harus zona waktu seperti Asia/Makassar" })
const moment = z.string().refine((text) => momentOf(text, "UTC") !== undefined, {
	error: "harus waktu setempat seperti 2026-11-23T07:41:00, atau dengan zona seperti ...+08:00",
})

const placedPunch = z.strictObject({ at: moment, place: z.string() })
const punchForms =
	'harus waktu seperti "2026-11-23T07:28:14" atau { "at": "2026-11-23T07:28:14", "place": "Lobi" }'

const scenarioSchema = z
	.strictObject({
		zone,
		month: z.string().refine(isLocalMonth, { error: "harus bulan seperti 2026-11" }).optional(),
		dates: z.array(localDate).min(1).max(366).optional(),
		now: moment,
		punches: z.array(z.union([moment, placedPunch], { error: punchForms })).max(maxPunches),
		schedule: z.string().default("lima-hari"),
		/** Path of another policy, seen from the scenario's folder. */
		policy: z.string().min(1).optional(),
		holidays: z.array(holidaySchema).default([]),
		employedFrom: localDate.optional(),
		employedUntil: localDate.optional(),
	})
	.refine(({ month, dates }) => (month === undefined) !== (dates === undefined), {
		path: ["month"],
		error: 'isi salah satu saja: "month" untuk sebulan penuh, atau "dates" untuk beberapa tanggal',
	})

type Written = z.infer<typeof scenarioSchema>

export type Scenario = Omit<Written, "now" | "punches" | "dates" | "month"> & {
	readonly now: LocalMoment
	readonly dates: readonly LocalDate[]
	readonly punches: ReadonlyMap<LocalDate, readonly Punch[]>
}

/** Reads a scenario out of its text; the fault names the field and what to write there. */
export function readScenario(text: string): Result<Scenario, Fault<"scenario">> {
	const json = parseJson(text)
	if (!json.ok) return json
	const parsed = scenarioSchema.safeParse(json.value)
	if (!parsed.success) return fail("scenario", explainIssues(parsed.error.issues))
	const { now, month, dates: listed = [], punches, ...rest } = parsed.data
	const dates = month === undefined ? [...new Set(listed)].sort() : datesOfMonth(month)
	const byDate = new Map<LocalDate, Punch[]>()
	for (const [index, punch] of punches.entries()) {
		const { at, place } = typeof punch === "string" ? { at: punch, place: "" } : punch
		const { date, second } = knownMoment(at, rest.zone)
		if (!dates.includes(date)) {
			return fail(
				"scenario",
				`"punches[${index}]": ${date} tidak termasuk tanggal yang dinilai; hapus ketukan itu atau tambahkan tanggalnya.`,
			)
		}
		const record = `ketukan-${String(index + 1).padStart(5, "0")}`
		byDate.set(date, [...(byDate.get(date) ?? []), { record, second, place }])
	}
	return succeed({ ...rest, now: knownMoment(now, rest.zone), dates, punches: byDate })
}

function parseJson(text: string): Result<unknown, Fault<"scenario">> {
	try {
		return succeed(JSON.parse(text))
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error)
		return fail(
			"scenario",
			`Berkas bukan JSON yang benar; periksa koma dan tanda kutip (${detail}).`,
		)
	}
}

/** A wall clock of the site as written, or an instant with its own offset turned into one. */
function momentOf(text: string, siteZone: string): LocalMoment | undefined {
	const match =
		/^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z|[+-]\d{2}:\d{2})?$/.exec(text)
	const [, date = "", hour, minute, second = "0", offset] = match ?? []
	if (match === null || !isLocalDate(date)) return undefined
	if (offset !== undefined) {
		const atMs = Date.parse(text)
		return Number.isNaN(atMs) ? undefined : localMoment(atMs, siteZone)
	}
	return { date, second: Number(hour) * 3600 + Number(minute) * 60 + Number(second) }
}

function knownMoment(text: string, siteZone: string): LocalMoment {
	const found = momentOf(text, siteZone)
	if (found === undefined) throw new Error(`the scenario's check let ${text} pass`)
	return found
}

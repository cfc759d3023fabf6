// An employee, or somebody for them, asks that a punch be corrected; what the machine says goes along by itself.
import { type Fault, fail, type Result } from "@hadir/shared/result.ts"
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { instantMs, localMoment, secondsInto, wallSecond } from "@hadir/shared/time/local-time.ts"
import { reachDays } from "../domain/attendance/claim-punches.ts"
import { correctionFault } from "../domain/attendance/correction-fault.ts"
import type { End } from "../domain/attendance/reason.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import { knownFacts, spanOfDate } from "./day-facts.ts"
import { type EntryFault, type EntryParts, writeEntries } from "./keep-entries.ts"
import { readService } from "./kiosk-services.ts"
import { machineEvidence } from "./machine-evidence.ts"
import { serviceWithin } from "./people-serving.ts"
import type { MonthParts } from "./person-month.ts"
import type { Employee } from "./ports.ts"
import { homeOn, servingAt } from "./service-of.ts"

export type CorrectionWish = {
	readonly employee: string
	readonly date: LocalDate
	readonly end: End
	/** When the punch should have been, in seconds from midnight of the work date. */
	readonly second: number
	readonly reason: string
}

/** So long before and after the time in question the machines are asked. */
const aroundMs = 30 * 60_000

export async function askCorrection(
	parts: EntryParts & MonthParts,
	wish: CorrectionWish,
	actor: Actor,
): Promise<Result<readonly Entry[], EntryFault | Fault<"not-yet">>> {
	const { date, end, second, reason } = wish
	if (secondsInto(date, localMoment(parts.now(), parts.zone)) < second) {
		return fail("not-yet", "Waktu itu belum lewat. Ketuklah di mesin, atau ajukan sesudahnya.")
	}
	const dates = { from: date, through: date }
	const scope = { unit: actor.unit }
	const found = await serviceWithin(parts, { employee: wish.employee, dates, scope })
	if (found === undefined || (actor.role === "employee" && actor.username !== wish.employee)) {
		return fail("no-person", `Pegawai ${wish.employee} tidak ada, atau bukan pegawai unit Anda.`)
	}
	const { employee, service } = found
	const strange = await misfit(parts, employee, wish, actor.username)
	if (strange !== undefined) return fail("bad-entry", strange)
	const at = instantMs({ date, second: 0 }, parts.zone) + second * 1000
	const there = servingAt(employee, homeOn(service, date).unit)
	const evidence = await machineEvidence(parts, there, {
		...{ from: at - aroundMs, until: at + aroundMs },
	})
	const content = { kind: "correction", end, second, reason, evidence } as const
	return writeEntries(parts, [{ employee: employee.id, from: date, until: date, content }], actor)
}

/** Why the day has no use for the correction, as far as everything that stands beside it says. */
export async function misfit(
	parts: MonthParts,
	employee: Employee,
	{ date, end, second, reason }: Omit<CorrectionWish, "employee">,
	by: string,
): Promise<string | undefined> {
	const { zone } = parts
	const view = await readService(parts, {
		from: spanOfDate(addDays(date, -reachDays), zone).from,
		until: spanOfDate(addDays(date, reachDays), zone).until,
	})
	const dates = { from: date, through: date }
	const known = await knownFacts(parts, view, { people: [employee], dates })
	const wish = { date, end, by, reason, at: wallSecond({ date, second }) }
	return correctionFault(known.factsOf(employee), wish, known.regulation)
}

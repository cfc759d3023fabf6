// An employee, or somebody for them, asks that a punch be corrected; what the machine says goes along by itself.
import { type Fault, fail, type Result } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { instantMs, localMoment, secondsInto } from "@hadir/shared/time/local-time.ts"
import type { End } from "../domain/attendance/reason.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import { type EntryFault, type EntryParts, writeEntries } from "./keep-entries.ts"
import { type EvidenceParts, machineEvidence } from "./machine-evidence.ts"

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
	parts: EntryParts & EvidenceParts,
	wish: CorrectionWish,
	actor: Actor,
): Promise<Result<readonly Entry[], EntryFault | Fault<"not-yet">>> {
	const { date, end, second, reason } = wish
	if (secondsInto(date, localMoment(parts.now(), parts.zone)) < second) {
		return fail("not-yet", "Waktu itu belum lewat. Ketuklah di mesin, atau ajukan sesudahnya.")
	}
	const scope = { unit: actor.unit }
	const employee = await parts.registry.employee(wish.employee, scope)
	if (employee === undefined || (actor.role === "employee" && actor.username !== employee.id)) {
		return fail("no-person", `Pegawai ${wish.employee} tidak ada, atau bukan pegawai unit Anda.`)
	}
	const at = instantMs({ date, second: 0 }, parts.zone) + second * 1000
	const evidence = await machineEvidence(parts, employee, {
		...{ from: at - aroundMs, until: at + aroundMs },
	})
	const content = { kind: "correction", end, second, reason, evidence } as const
	return writeEntries(parts, [{ employee: employee.id, from: date, until: date, content }], actor)
}

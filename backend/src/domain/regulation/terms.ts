// The rows of a policy that decide one work date.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { inForce, rowOn } from "./in-force.ts"
import type { CountingRow, CutRow, PairingRow, Policy, ServiceRow } from "./policy.ts"
import type { Schedule, Shift } from "./schedules.ts"

/** Everything the rules of one work date need besides its hours, already chosen by date. */
export type Terms = {
	readonly counting: CountingRow
	readonly pairing: PairingRow
	readonly service: ServiceRow
	readonly cuts: CutRow
}

/**
 * How punches are paired where the policy does not say: first in, last out; every machine of the
 * government counts; whoever goes from one shift into the next punches at neither; nothing is invented.
 */
const plainPairing: PairingRow = {
	from: "0001-01-01",
	rule: "firstLast",
	elsewhere: "allow",
	handOverMinutes: 0,
	closesForgottenOut: false,
	cite: "Aturan bawaan pasangan ketukan",
	status: "unconfirmed",
}

/** The schedule of that name; asking for one the policy lacks is a broken promise of the caller. */
export function scheduleOf(policy: Policy, scheduleId: string): Schedule {
	const schedule = policy.schedules.find(({ id }) => id === scheduleId)
	if (schedule === undefined) throw new Error(`policy ${policy.name} has no schedule ${scheduleId}`)
	return schedule
}

/** The shift of that name, with the same promise. */
export function shiftOf(policy: Policy, shiftId: string): Shift {
	const shift = policy.shifts?.find(({ id }) => id === shiftId)
	if (shift === undefined) throw new Error(`policy ${policy.name} has no shift ${shiftId}`)
	return shift
}

export function termsOn(policy: Policy, date: LocalDate): Terms {
	return {
		counting: inForce(policy.counting, date, "counting"),
		pairing: pairingOn(policy, date),
		service: inForce(policy.service, date, "service"),
		cuts: inForce(policy.cuts, date, "cuts"),
	}
}

export function pairingOn(policy: Policy, date: LocalDate): PairingRow {
	return rowOn(policy.pairing ?? [], date) ?? plainPairing
}

/** How close together two punches are one presence, in seconds. */
export function repeatSecondsOn(policy: Policy, date: LocalDate): number {
	return inForce(policy.repeats, date, "repeats").windowSeconds
}

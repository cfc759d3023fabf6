import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { RunDecision } from "./run-book.ts"

/** Who is held now, and the word that holds them. */
export function heldIn(decisions: readonly RunDecision[]): ReadonlyMap<string, RunDecision> {
	const held = new Map<string, RunDecision>()
	for (const one of decisions) {
		if (one.kind === "held") held.set(one.employee, one)
		if (one.kind === "released") held.delete(one.employee)
	}
	return held
}

/** Open days of each person that somebody decided to pay uncut. */
export function uncutIn(
	decisions: readonly RunDecision[],
): (employee: string) => readonly LocalDate[] {
	const days = new Map<string, LocalDate[]>()
	for (const { kind, employee, date } of decisions) {
		if (kind === "uncut" && date !== undefined)
			days.set(employee, [...(days.get(employee) ?? []), date])
	}
	return (employee) => [...new Set(days.get(employee))].sort()
}

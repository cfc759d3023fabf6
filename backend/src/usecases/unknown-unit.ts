import type { Unit } from "./ports.ts"

/** What to say of a unit that is not there: which are. */
export function unknownUnit(unit: string, units: readonly Unit[]): string {
	const known = units.map(({ id, name }) => `${id} (${name})`).join(", ")
	return `There is no unit "${unit}". Units here: ${known || "none yet"}.`
}

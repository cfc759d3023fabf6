import { restorableMs } from "../../usecases/backups.ts"

const dayMs = 86_400_000

/** Every set of the last day, one of each day before, none beyond what may be restored. */
export function setsToLetGo(names: readonly string[], now: number): string[] {
	const kept = new Set<string>()
	return [...names].reverse().filter((name) => {
		const age = now - madeAtOf(name)
		if (age < dayMs) return false
		if (age >= restorableMs) return true
		const day = name.slice(0, 8)
		if (kept.has(day)) return true
		kept.add(day)
		return false
	})
}

/** UTC ms from "20261124T020000Z". */
const madeAtOf = (name: string): number =>
	Date.parse(name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"))

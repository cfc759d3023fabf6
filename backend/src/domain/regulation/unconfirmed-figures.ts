import { inForce, isInForce } from "./in-force.ts"
import type { Policy } from "./policy.ts"
import type { Schedule, Sources } from "./schedules.ts"
import { pairingOn, scheduleOf } from "./terms.ts"

/**
 * The figures in force on a date which no signed regulation confirms yet, named for the reader. As
 * long as there is one, a cut resting on them is shown as BELUM DITETAPKAN.
 * @param shifts ids of the shifts that the person's roster names
 */
export function unconfirmedFigures(
	policy: Policy,
	{ schedule, shifts = [] }: { readonly schedule: string; readonly shifts?: readonly string[] },
	date: string,
): string[] {
	const figures = [
		...weekFigures(policy, scheduleOf(policy, schedule), date),
		...shiftFigures(policy, shifts, date),
		{ name: "Toleransi dan pembulatan", ...inForce(policy.counting, date, "counting") },
		{ name: "Ketukan berulang", ...inForce(policy.repeats, date, "repeats") },
		...(policy.pairing === undefined
			? []
			: [{ name: "Pasangan ketukan", ...pairingOn(policy, date) }]),
		{ name: "Jam layanan mesin", ...inForce(policy.service, date, "service") },
		{ name: "Potongan TL, PSW dan TK", ...inForce(policy.cuts, date, "cuts") },
	]
	return figures
		.filter(({ status }) => status === "unconfirmed")
		.map(({ name, cite }) => `${name} (${cite})`)
}

function weekFigures(policy: Policy, schedule: Schedule, date: string) {
	if (schedule.kind === "roster") return []
	const { sources } = inForce(schedule.rows, date, `schedule ${schedule.id}`)
	const windows = inForce(policy.windows, date, "windows")
	return [...sourcesOf(schedule.name, sources), { name: "Jam ketukan", ...windows }]
}

function shiftFigures(policy: Policy, ids: readonly string[], date: string) {
	if (ids.length === 0 || !isInForce(policy.shiftWindows ?? [], date)) return []
	const hours = ids.flatMap((id) => {
		const shift = policy.shifts?.find((one) => one.id === id)
		if (shift === undefined) return []
		const { name, rows } = shift
		return isInForce(rows, date) ? sourcesOf(name, inForce(rows, date, name).sources) : []
	})
	const around = inForce(policy.shiftWindows ?? [], date, "shiftWindows")
	return [...hours, { name: "Jam ketukan giliran", ...around }]
}

const sourcesOf = (name: string, { start, rest, end }: Sources) => [
	{ name: `Jam masuk ${name}`, ...start },
	{ name: `Istirahat ${name}`, ...rest },
	{ name: `Jam pulang ${name}`, ...end },
]

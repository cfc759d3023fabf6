import { inForce } from "./in-force.ts"
import type { Policy } from "./policy.ts"
import { scheduleOf, weekOn } from "./terms.ts"

/**
 * The figures in force on a date which no signed regulation confirms yet, named for the reader. As
 * long as there is one, a cut resting on them is shown as BELUM DITETAPKAN.
 */
export function unconfirmedFigures(policy: Policy, scheduleId: string, date: string): string[] {
	const schedule = scheduleOf(policy, scheduleId)
	const { sources } = weekOn(schedule, date)
	const figures = [
		{ name: `Jam masuk ${schedule.name}`, ...sources.start },
		{ name: `Istirahat ${schedule.name}`, ...sources.rest },
		{ name: `Jam pulang ${schedule.name}`, ...sources.end },
		{ name: "Jam ketukan", ...inForce(policy.windows, date, "windows") },
		{ name: "Toleransi dan pembulatan", ...inForce(policy.counting, date, "counting") },
		{ name: "Ketukan berulang", ...inForce(policy.repeats, date, "repeats") },
		{ name: "Jam layanan mesin", ...inForce(policy.service, date, "service") },
		{ name: "Potongan TL, PSW dan TK", ...inForce(policy.cuts, date, "cuts") },
	]
	return figures
		.filter(({ status }) => status === "unconfirmed")
		.map(({ name, cite }) => `${name} (${cite})`)
}

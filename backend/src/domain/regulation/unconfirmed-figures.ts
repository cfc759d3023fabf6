import { inForce, isInForce } from "./in-force.ts"
import type { Policy } from "./policy.ts"
import type { Schedule, Sources } from "./schedules.ts"
import { pairingOn, scheduleOf } from "./terms.ts"

/**
 * The figures in force on a date which no signed regulation confirms yet, named for the reader. As
 * long as there is one, a cut resting on them is shown as BELUM DITETAPKAN.
 */
export function unconfirmedFigures(policy: Policy, scheduleId: string, date: string): string[] {
	const figures = [
		...hoursFigures(policy, scheduleOf(policy, scheduleId), date),
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

function hoursFigures(policy: Policy, schedule: Schedule, date: string) {
	if (schedule.kind === "weekly") {
		const { sources } = inForce(schedule.rows, date, `schedule ${schedule.id}`)
		const windows = inForce(policy.windows, date, "windows")
		return [...sourcesOf(schedule.name, sources), { name: "Jam ketukan", ...windows }]
	}
	const shifts = (policy.shifts ?? []).flatMap(({ name, rows }) =>
		isInForce(rows, date) ? sourcesOf(name, inForce(rows, date, name).sources) : [],
	)
	const around = inForce(policy.shiftWindows ?? [], date, "shiftWindows")
	return [...shifts, { name: "Jam ketukan giliran", ...around }]
}

const sourcesOf = (name: string, { start, rest, end }: Sources) => [
	{ name: `Jam masuk ${name}`, ...start },
	{ name: `Istirahat ${name}`, ...rest },
	{ name: `Jam pulang ${name}`, ...end },
]

import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { missingShifts, overlappingShift } from "../regulation/missing-rows.ts"
import type { Policy } from "../regulation/policy.ts"
import type { EntryContent } from "./entry-contents.ts"

/**
 * Why the policy in force cannot work with an entry: a schedule or shift it does not know, or has no row for
 * from that date on. Asked before it is written, for no figure could be made of it.
 */
export function unregulated(
	content: EntryContent,
	from: LocalDate,
	policy: Policy,
): string | undefined {
	switch (content.kind) {
		case "spell": {
			if (policy.schedules.some(({ id }) => id === content.schedule)) return undefined
			const known = policy.schedules.map(({ id }) => `"${id}"`).join(", ")
			return `Jadwal "${content.schedule}" tidak ada di kebijakan; pakai ${known}.`
		}
		case "rosterDay":
			return strangeShift(content.shifts, from, policy) ?? overlap([content.shifts], from, policy)
		case "rosterPattern":
			return (
				strangeShift(content.cycle.flat(), from, policy) ?? overlap(content.cycle, from, policy)
			)
		default:
			return undefined
	}
}

function strangeShift(
	shifts: readonly string[],
	from: LocalDate,
	policy: Policy,
): string | undefined {
	const [strange] = missingShifts(policy, shifts, from)
	if (strange === undefined) return undefined
	const known = (policy.shifts ?? []).map(({ id }) => `"${id}"`).join(", ")
	return `Giliran "${strange}" tidak ada di kebijakan pada ${from}; pakai ${known === "" ? "kebijakan yang memuat giliran" : known}.`
}

function overlap(
	days: readonly (readonly string[])[],
	from: LocalDate,
	policy: Policy,
): string | undefined {
	for (const shifts of days) {
		const second = overlappingShift(policy, shifts, from)
		if (second === undefined) continue
		return `Giliran "${second}" bertumpuk dengan giliran lain pada hari yang sama; satu orang bertugas di satu giliran pada satu waktu.`
	}
	return undefined
}

import type { DayMessage, PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import type { DayRecord } from "../domain/attendance/day-record.ts"
import { inIndonesian } from "../domain/attendance/reasons-in-indonesian.ts"
import type { Recap } from "../domain/attendance/recap.ts"

/** A day record as the pages read it: its reasons said, and what only files and auditors want left out. */
export function dayMessage(day: DayRecord): DayMessage {
	const { date, state, codes, starts, ends, arrival, departure } = day
	return {
		...{ date, state, codes: [...codes] },
		...(starts !== undefined && { starts }),
		...(ends !== undefined && { ends }),
		...{ arrival, departure },
		workedMinutes: day.workedMinutes,
		cutBasisPoints: day.cutBasisPoints,
		reasons: day.reasons.map(inIndonesian),
		citations: [...day.citations],
		punches: day.punches.map(({ record, second, place, isRepeat, errSeconds, doubt }) => ({
			...{ record, second, place, isRepeat },
			...(errSeconds !== undefined && { errSeconds }),
			...(doubt !== undefined && { doubt }),
		})),
	}
}

/** The totals that the month's page shows. */
export function totalsMessage(recap: Recap): PersonMonthMessage["totals"] {
	const { workingDays, present, absent, leave, travel, open, cutBasisPoints } = recap
	const { lateDays, lateMinutes, earlyDays, earlyMinutes, missingIn, missingOut } = recap
	return {
		...{ workingDays, present, absent, leave, travel, open, cutBasisPoints },
		...{ lateDays, lateMinutes, earlyDays, earlyMinutes, missingIn, missingOut },
	}
}

import { readFileSync } from "node:fs"
import type { OfficeNow } from "@hadir/backend/domain/attendance/evaluate-person.ts"
import { loadCalendar } from "@hadir/backend/domain/regulation/calendar.ts"
import { loadPolicy } from "@hadir/backend/domain/regulation/load-policy.ts"
import type { Fault, Result } from "@hadir/shared/result.ts"

const policies = new URL("../../../backend/policies/", import.meta.url)

/** The shipped policy and holidays, asked about after the month. */
export function office(): OfficeNow {
	const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, policies), "utf8"))
	return {
		policy: taken(loadPolicy(read("templat-nasional.json"))),
		calendar: taken(loadCalendar(read("libur-nasional.json"))),
		now: { date: "2026-12-01", second: 0 },
	}
}

function taken<Value>(loaded: Result<Value, Fault>): Value {
	if (!loaded.ok) throw new Error(loaded.fault.message)
	return loaded.value
}

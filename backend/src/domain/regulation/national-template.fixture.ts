// The shipped policy and holidays, loaded, for tests.
import holidays from "../../../policies/libur-nasional.json" with { type: "json" }
import template from "../../../policies/templat-nasional.json" with { type: "json" }
import { loadCalendar } from "./calendar.ts"
import { loadPolicy } from "./load-policy.ts"

const loadedPolicy = loadPolicy(template)
if (!loadedPolicy.ok) throw new Error(loadedPolicy.fault.message)
const loadedCalendar = loadCalendar(holidays)
if (!loadedCalendar.ok) throw new Error(loadedCalendar.fault.message)

export const policy = loadedPolicy.value
export const calendar = loadedCalendar.value
export const scheduleId = "lima-hari"
/** The template as it stands in the file, for tests that spoil a copy of it. */
export const rawTemplate: unknown = template

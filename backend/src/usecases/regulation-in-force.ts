import type { Calendar } from "../domain/regulation/calendar.ts"
import type { Policy } from "../domain/regulation/policy.ts"

/** The policy and calendar a city's figures rest on. */
export type RegulationInForce = { readonly policy: Policy; readonly calendar: Calendar }

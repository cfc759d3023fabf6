// What the use cases of runs share: the office's stores, and the policy that the allowance is worked out by.
import { createHash } from "node:crypto"
import type { Fault } from "@hadir/shared/result.ts"
import type { AllowancePolicy } from "../../domain/allowance/allowance-policy.ts"
import type { Calendar } from "../../domain/regulation/calendar.ts"
import { canonicalJson } from "../../domain/runs/canonical-json.ts"
import type { PayBook } from "../pay-book.ts"
import type { MonthParts } from "../person-month.ts"
import type { RunArchive, RunBook } from "./run-book.ts"

export type AllowanceInForce = {
	readonly policy: AllowancePolicy
	/** The file as it was read, canonical: what is kept with closed runs. */
	readonly text: string
}

export type RunParts = MonthParts & {
	readonly payBook: PayBook
	readonly runs: RunBook
	readonly archive: RunArchive
	readonly allowance: AllowanceInForce
}

export type RunFault = Fault<
	| (
			| "bad-entry"
			| "no-run"
			| "no-person"
			| "not-allowed"
			| "no-reason"
			| "same-person"
			| "overtaken"
	  )
	| ("not-next" | "not-yet" | "unconfirmed" | "over-budget" | "open-days" | "stale")
>

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** The attendance policy and calendar of the files, as one text. */
export function regulationText({ policy, calendar }: MonthParts["regulation"]): string {
	return JSON.stringify({ policy, calendar: plain(calendar) })
}

const plain = ({ years, holidays, seasons, specialHours }: Calendar) => ({
	years: [...years].sort(),
	holidays: [...holidays],
	seasons,
	specialHours: [...specialHours],
})

export const hashOf = (value: unknown): string => sha256(canonicalJson(value))

// Rows of runs read back. A row's hash has proven that the text is the one this office wrote; what is asked here
// is whether it is of the form that this release reads.
import { z } from "zod"
import type { RunIdentity, RunRow, RunSummary, TakenDifference } from "../domain/runs/run-person.ts"

const object = z.looseObject({})
const figures = z.strictObject({
	...{ beforeTax: z.int(), tax: z.int(), contributions: z.int() },
	...{ deductions: z.int(), uncollected: z.int(), net: z.int() },
})
const taken = z.strictObject({
	...{ run: object, version: z.int(), settlements: z.int(), before: figures, after: figures },
	...{ lines: z.array(object), carried: z.int(), net: z.int(), left: z.int() },
})
const worked = z.looseObject({
	standing: z.literal("worked"),
	employee: z.string(),
	inputs: z.looseObject({ days: z.array(object), differences: z.array(taken) }),
	result: z.looseObject({ figures, payable: z.int() }),
})
const idle = z.strictObject({ employee: z.string(), standing: z.enum(["held", "refused"]) })
const summary = z.looseObject({
	standing: z.enum(["worked", "held", "refused"]),
	...{ figures, payable: z.int(), open: z.array(object), uncut: z.array(z.string()) },
	differences: z.array(taken),
})
const identity = z.looseObject({
	...{ nip: z.string(), name: z.string(), grade: z.string(), words: z.array(z.string()) },
})

const reader =
	<Value>(schema: z.ZodType, what: string) =>
	(text: string): Value => {
		const value: unknown = JSON.parse(text)
		const is = (one: unknown): one is Value => schema.safeParse(one).success
		if (!is(value)) throw new Error(`office.db holds ${what} that this release cannot read`)
		return value
	}

export const readRow = reader<RunRow>(z.union([worked, idle]), "a run's row")
export const readSummary = reader<RunSummary>(summary, "a run's summary")
export const readIdentity = reader<RunIdentity>(identity, "a run's person")
export const readTaken = reader<TakenDifference>(taken, "a settled difference")

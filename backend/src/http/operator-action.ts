// One thing that an operator may ask for: where, how it is read, and what is said when it cannot be.
import type { Fault, Result } from "@hadir/shared/result.ts"
import type { RefusalMessage } from "@hadir/shared/wire/staff-session.ts"
import type { z } from "zod"
import { fieldSentences } from "./field-sentences.ts"

export type Action = {
	readonly path: string
	/** Reads the request and acts; an input that cannot be read is answered with `bad`. */
	act(body: unknown): Promise<Result<object, Fault>> | undefined
	bad(body: unknown): RefusalMessage
}

type Explain = (body: unknown, issues: readonly z.core.$ZodIssue[]) => RefusalMessage

/** Each wrong field by its own sentence; `otherwise` where none of them has one. */
export const byField =
	(otherwise: RefusalMessage): Explain =>
	(body, issues) => ({ ...otherwise, message: fieldSentences(issues, body) ?? otherwise.message })

export function action<T>(
	path: string,
	schema: z.ZodType<T>,
	bad: RefusalMessage | Explain,
	use: (wish: T) => Promise<Result<object, Fault>>,
): Action {
	return {
		path,
		act: (body) => {
			const wish = schema.safeParse(body)
			return wish.success ? use(wish.data) : undefined
		},
		bad: (body) =>
			typeof bad === "function" ? bad(body, schema.safeParse(body).error?.issues ?? []) : bad,
	}
}

// One thing that an operator may ask for: where, how it is read, and what is said when it cannot be.
import type { Fault, Result } from "@hadir/shared/result.ts"
import type { RefusalMessage } from "@hadir/shared/wire/staff-session.ts"
import type { z } from "zod"

export type Action = {
	readonly path: string
	/** Reads the request and acts; an input that cannot be read is answered with `bad`. */
	act(body: unknown): Promise<Result<object, Fault>> | undefined
	bad(body: unknown): RefusalMessage
}

export function action<T>(
	path: string,
	schema: z.ZodType<T>,
	bad: RefusalMessage | ((body: unknown) => RefusalMessage),
	use: (wish: T) => Promise<Result<object, Fault>>,
): Action {
	return {
		path,
		act: (body) => {
			const wish = schema.safeParse(body)
			return wish.success ? use(wish.data) : undefined
		},
		bad: (body) => (typeof bad === "function" ? bad(body) : bad),
	}
}

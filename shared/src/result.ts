/** The outcome of something the world may refuse: a value, or a tagged fault the caller handles. */
export type Result<T, F> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly fault: F }

/** A fault has a code for programs and one sentence for people that says what to do. */
export type Fault<Code extends string = string> = { readonly code: Code; readonly message: string }

export const succeed = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const fail = <Code extends string>(
	code: Code,
	message: string,
): Result<never, Fault<Code>> => ({ ok: false, fault: { code, message } })

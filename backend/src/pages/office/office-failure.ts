import type { RefusalMessage } from "@hadir/shared/wire/staff-session.ts"

/** Why the office gave no answer to use. */
export type OfficeFault =
	| { readonly kind: "unreachable" }
	| { readonly kind: "refused"; readonly status: number; readonly refusal: RefusalMessage }
	| { readonly kind: "unreadable"; readonly status: number }

/** Queries carry failures by throwing, so the fault travels in an Error. */
export class OfficeFailure extends Error {
	readonly fault: OfficeFault

	constructor(fault: OfficeFault, cause?: unknown) {
		super(`office ${fault.kind}`, { cause })
		this.fault = fault
	}
}

export function isSignedOut(error: unknown): boolean {
	return (
		error instanceof OfficeFailure && error.fault.kind === "refused" && error.fault.status === 401
	)
}

export function refusalOf(error: unknown): RefusalMessage | undefined {
	return error instanceof OfficeFailure && error.fault.kind === "refused"
		? error.fault.refusal
		: undefined
}

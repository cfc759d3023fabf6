// A guard that keeps a promise, with the edit that removes it and the tests that must notice.

export type Guard = {
	readonly name: string
	readonly file: string
	/** Exactly one place in the file. */
	readonly from: string
	readonly to: string
	/** Names of test files, as `npm test --` takes them; one of them must fail. */
	readonly tests: readonly string[]
}

import type { Checkpoint } from "./chain.ts"
import type { OwnJournal } from "./locator.ts"

/** Where a journal stands against the office, and so what the kiosk sends next. */
export type Position =
	| { readonly kind: "send"; readonly after: number }
	| { readonly kind: "drained" }
	/** The office lacks what is no longer kept: name the hole. */
	| { readonly kind: "anchor"; readonly after: Checkpoint | null }

export type Verdict = {
	readonly position: Position
	/** The journal has forked or was left behind: a new one begins before the next tap. */
	readonly mustClose: boolean
}

type ToldHead = Checkpoint & { readonly meets: number; readonly second: boolean }

/**
 * Compares the head's hash with the kiosk's own. Equal: go on from n + 1, whatever was met.
 * Below the oldest kept: anchor. Otherwise forked: go on from meets + 1.
 */
export function judgeHead(head: ToldHead, own: OwnJournal): Verdict {
	const { last, oldest } = own
	if (head.n <= last.n && head.n >= oldest - 1 && own.hashAt(head.n) === head.hash) {
		return { position: sendAfter(head.n, last.n), mustClose: head.second }
	}
	if (head.n < oldest - 1) {
		const after = { n: head.n, hash: head.hash }
		return { position: { kind: "anchor", after }, mustClose: head.second }
	}
	const position: Position =
		head.meets < oldest - 1 ? { kind: "anchor", after: null } : sendAfter(head.meets, last.n)
	return { position, mustClose: true }
}

const sendAfter = (n: number, last: number): Position =>
	n >= last ? { kind: "drained" } : { kind: "send", after: n }

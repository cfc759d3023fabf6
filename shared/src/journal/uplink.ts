// The kiosk's half of the conversation as a pure machine: hello, one batch at a time, heads.
// Time and chance come in as arguments; what to put on the wire comes out.
import type { Checkpoint, Hash } from "./chain.ts"
import type { OwnJournal } from "./locator.ts"
import { judgeHead, type Position } from "./position.ts"

export const firstPatienceMs = 10_000
/** With the largest jitter this is 5 minutes. */
export const longestPatienceMs = 200_000
/** A hello goes out this often even when all is well. */
export const helloEveryMs = 300_000

type Line = {
	readonly position: Position | undefined
	/** Highest number a head of this nonce named; later heads can only raise it. */
	readonly reached: number
	/** The last number of the batch or anchor under way. */
	readonly underWay: number | undefined
	readonly mustClose: boolean
}

export type Conversation = {
	readonly nonce: string
	readonly lines: ReadonlyMap<Hash, Line>
	readonly patienceMs: number
	/** When to say hello again if no head covers what is under way; ms on the kiosk's monotonic clock. */
	readonly helloDueAt: number
}

const fresh: Line = { position: undefined, reached: -1, underWay: undefined, mustClose: false }

/**
 * A hello has left the socket: everything known before it is void.
 * @param jitter between 0 and 1
 */
export function sayHello(
	before: Conversation | undefined,
	hello: {
		readonly nonce: string
		readonly journals: readonly Hash[]
		readonly atMs: number
		readonly jitter: number
	},
): Conversation {
	const patienceMs =
		before === undefined ? firstPatienceMs : Math.min(before.patienceMs * 2, longestPatienceMs)
	const wait = patienceMs * (1 + hello.jitter / 2)
	return {
		nonce: hello.nonce,
		lines: new Map(hello.journals.map((journal) => [journal, fresh])),
		patienceMs,
		helloDueAt: hello.atMs + wait,
	}
}

type Head = Checkpoint & {
	readonly nonce: string
	readonly journal: Hash
	readonly meets: number
	readonly second: boolean
}

/** A head came. Heads of another nonce, or of a journal not named, change nothing. */
export function hearHead(
	state: Conversation,
	head: Head,
	own: OwnJournal,
	atMs: number,
): Conversation {
	const line = state.lines.get(head.journal)
	if (head.nonce !== state.nonce || line === undefined) return state
	const isFirst = line.position === undefined
	const verdict = judgeHead(head, own)
	const stands = reachedBy(verdict.position, own)
	if (!isFirst && stands <= line.reached) {
		return withLine(state, head.journal, {
			...line,
			mustClose: line.mustClose || verdict.mustClose,
		})
	}
	const isCovered = line.underWay === undefined || stands >= line.underWay
	const next: Line = {
		position: verdict.position,
		reached: stands,
		underWay: isCovered ? undefined : line.underWay,
		mustClose: line.mustClose || verdict.mustClose,
	}
	const told = withLine(state, head.journal, next)
	return isCovered
		? { ...told, patienceMs: firstPatienceMs, helloDueAt: atMs + helloEveryMs }
		: told
}

/** A batch or anchor up to `through` has left the socket. */
export function noteSent(
	state: Conversation,
	sent: { readonly journal: Hash; readonly through: number; readonly atMs: number },
): Conversation {
	const line = state.lines.get(sent.journal)
	if (line === undefined) return state
	const wait = withLine(state, sent.journal, { ...line, underWay: sent.through })
	return { ...wait, helloDueAt: sent.atMs + state.patienceMs }
}

/** What a journal may send now; undefined while something is under way or nothing was heard. */
export function nextStep(
	state: Conversation,
	journal: Hash,
	own: OwnJournal,
): Position | undefined {
	const line = state.lines.get(journal)
	if (line?.position === undefined || line.underWay !== undefined) return undefined
	// Records made since the last head extend a drained journal.
	if (line.position.kind === "drained" && line.reached < own.last.n) {
		return { kind: "send", after: line.reached }
	}
	return line.position
}

/** True while any journal has something under way: one message at a time. */
export const isBusy = (state: Conversation): boolean =>
	[...state.lines.values()].some((line) => line.underWay !== undefined)

export const mustCloseJournal = (state: Conversation, journal: Hash): boolean =>
	state.lines.get(journal)?.mustClose ?? false

/** Number up to which the office is known to hold this journal in this conversation; -1: unknown. */
export const reachedNumber = (state: Conversation, journal: Hash): number =>
	state.lines.get(journal)?.reached ?? -1

function reachedBy(position: Position, own: OwnJournal): number {
	switch (position.kind) {
		case "send":
			return position.after
		case "drained":
			return own.last.n
		case "anchor":
			return -1
	}
}

const withLine = (state: Conversation, journal: Hash, line: Line): Conversation => ({
	...state,
	lines: new Map([...state.lines, [journal, line]]),
})

// What people wrote of somebody, taken out of what is hashed and put back where it is read: "#3" is the fourth.
import type { AllowanceInput } from "../allowance/allowance-input.ts"
import type { Line } from "../allowance/line.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import type { Reason } from "../attendance/reason.ts"

type Say = (text: string) => string

export type Wordless = {
	readonly days: readonly DayRecord[]
	readonly input: AllowanceInput
	readonly words: readonly string[]
}

/** The rules never read these words, so that figures are the same without them. */
export function withoutWords(days: readonly DayRecord[], input: AllowanceInput): Wordless {
	const words: string[] = []
	const out: Say = (text) => `#${words.push(text) - 1}`
	const inOrder = [...days].sort((a, b) => (a.date < b.date ? -1 : 1))
	return { days: inOrder.map((day) => dayIn(day, out)), input: inputIn(input, out), words }
}

/** Stands where words were, once a person is forgotten. */
const erased = "(dihapus)"

const backFrom =
	(words: readonly string[]): Say =>
	(text) =>
		/^#\d+$/.test(text) ? (words[Number(text.slice(1))] ?? erased) : text

export const daysWithWords = (
	days: readonly DayRecord[],
	words: readonly string[],
): readonly DayRecord[] => days.map((day) => dayIn(day, backFrom(words)))

export const linesWithWords = (lines: readonly Line[], words: readonly string[]): readonly Line[] =>
	lines.map((line) => lineIn(line, backFrom(words)))

/** A letter of another month, where a difference tells of it: the words stand on that month's own sheet. */
const onThatSheet = "surat pada bulan itu"

/** Lines as a difference keeps them: without a post's name, and without the number of any letter. */
export const linesWithoutWords = (lines: readonly Line[]): readonly Line[] =>
	lines.map((line) => {
		if (line.what.rule !== "base") return lineIn(line, () => onThatSheet)
		const { post: _, ...what } = line.what
		return { ...line, what }
	})

function dayIn(day: DayRecord, say: Say): DayRecord {
	return {
		...day,
		reasons: day.reasons.map((reason) => reasonIn(reason, say)),
		punches: day.punches.map((punch) =>
			punch.byHand === undefined ? punch : { ...punch, byHand: say(punch.byHand) },
		),
	}
}

function reasonIn(reason: Reason, say: Say): Reason {
	switch (reason.rule) {
		case "letter":
		case "overtime":
			return { ...reason, letter: say(reason.letter) }
		case "excusedPunch":
		case "excusedDay":
			return { ...reason, reason: say(reason.reason), letter: say(reason.letter) }
		case "corrected":
		case "idleCorrection":
		case "rejectedPunch":
			return { ...reason, by: say(reason.by), reason: say(reason.reason) }
		case "byHand":
			return { ...reason, note: say(reason.note) }
		default:
			return reason
	}
}

function inputIn(input: AllowanceInput, say: Say): AllowanceInput {
	return {
		...input,
		posts: input.posts.map((post) =>
			post.name === undefined ? post : { ...post, name: say(post.name) },
		),
		sanctions: input.sanctions.map((one) => ({ ...one, letter: say(one.letter) })),
		acting: input.acting.map((one) => ({ ...one, letter: say(one.letter) })),
	}
}

function lineIn(line: Line, say: Say): Line {
	const { what } = line
	switch (what.rule) {
		case "base":
			return what.post === undefined ? line : { ...line, what: { ...what, post: say(what.post) } }
		case "largerPost":
		case "acting":
		case "actingTooShort":
		case "sanction":
			return { ...line, what: { ...what, letter: say(what.letter) } }
		default:
			return line
	}
}

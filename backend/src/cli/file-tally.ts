// What became of a file's lines, in words and as JSON.
import { z } from "zod"

const answer = z.object({
	...{ added: z.number(), known: z.number(), history: z.number() },
	refused: z.array(z.object({ line: z.number(), reason: z.string() })),
})

type Refused = { readonly line: number; readonly reason: string }

/** So many are named; a file of another kind would name all its lines. */
const maxNamed = 100

const words: Readonly<Record<string, string>> = {
	unreadable: "cannot be read as a punch",
	"no-user-id": "names no user",
	"ghost-date": "is of a clock that had been reset",
	"impossible-date": "is of a day or hour that does not exist",
	"future-date": "is of the future",
}

export type FileTally = ReturnType<typeof tallyOf>

export function tallyOf() {
	const sums = { lines: 0, added: 0, known: 0, history: 0, refused: 0, unreadable: 0 }
	const named: Refused[] = []
	const refuse = (refused: Refused) => {
		sums.refused++
		if (named.length < maxNamed) named.push(refused)
	}
	return {
		/** @param told the office's answer for a lot */
		add: (told: unknown) => {
			const { added, known, history, refused } = answer.parse(told)
			sums.lines += added + known + history + refused.length
			sums.added += added
			sums.known += known
			sums.history += history
			for (const one of refused) refuse(one)
		},
		/** A line that could not even be read. */
		refuse: (one: Refused) => {
			sums.lines++
			sums.unreadable++
			refuse(one)
		},
		get facts() {
			return { ...sums, named: [...named].sort((a, b) => a.line - b.line) }
		},
		get sentence() {
			const { added, known, history, refused } = sums
			const lines = [...named]
				.sort((a, b) => a.line - b.line)
				.map(({ line, reason }) => `  line ${line} ${words[reason] ?? reason}`)
			const more = refused > named.length ? [`  and ${refused - named.length} more lines`] : []
			const before = history === 0 ? "" : `, ${history} from before the start (history, not kept)`
			return [
				`${added} new punches, ${known} already known${before}, ${refused} refused.`,
				...lines,
				...more,
			].join("\n")
		},
	}
}

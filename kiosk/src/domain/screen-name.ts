// Names as the screen shows them: two lines at most; too long, the last words become initials.

const initialOf = (word: string): string => `${word.slice(0, 1)}.`

/** Shortens from the end until it fits; the first word is never cut. */
export function shortenName(name: string, longest: number): string {
	const words = name.trim().split(/\s+/)
	for (let at = words.length - 1; at > 0 && words.join(" ").length > longest; at--) {
		words[at] = initialOf(words[at] ?? "")
	}
	while (words.length > 2 && words.join(" ").length > longest) words.pop()
	return words.join(" ")
}

/** Characters that fit the two lines of the answer, and the one line of the list of latest names. */
export const answerNameLength = 30
export const listNameLength = 17

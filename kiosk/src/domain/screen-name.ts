// Names as the screen shows them: without titles, and too long, the last words become initials.
// Smaller type would be read from too near, so the name gives way and never the type.

/** Academic titles before a name; those after it follow a comma. */
const titles = new Set(["prof", "dr", "drg", "drh", "dra", "drs", "ir", "apt", "ns"])

/** "dr. Maria Goreti Ndoen, M.Kes." is "Maria Goreti Ndoen" to the people in the queue. */
export function withoutTitles(name: string): string {
	const words = wordsOf(name.split(",")[0] ?? "")
	const first = words.findIndex((word) => !isTitle(word))
	return first === -1 ? name.trim() : words.slice(first).join(" ")
}

/** The longest form of the name that fits; the first word is never cut. */
export function shortenName(name: string, fits: (name: string) => boolean): string {
	let shortest = ""
	for (const form of formsOf(wordsOf(name))) {
		if (fits(form)) return form
		shortest = form
	}
	return shortest
}

/**
 * As many whole words as possible, since those are what a person is called by: "Maria Magdalena F. W.",
 * then "Maria Magdalena F.", and only then "Maria M. F. W.".
 */
function* formsOf(words: readonly string[]): Generator<string> {
	yield words.join(" ")
	for (let whole = words.length - 1; whole > 0; whole--) {
		const kept = words.slice(0, whole)
		for (let through = words.length; through > whole; through--) {
			yield [...kept, ...words.slice(whole, through).map(initialOf)].join(" ")
		}
	}
	if (words.length > 1) yield words[0] ?? ""
}

/** A no-break space keeps words together that are no one's name. */
const wordsOf = (text: string): readonly string[] =>
	text.split(/[ \t]+/).filter((word) => word !== "")
const initialOf = (word: string): string => `${[...word][0] ?? ""}.`
/** With its full stop only: a name may well be "Ir". "Prof.Dr." is written in one word too. */
const isTitle = (word: string): boolean =>
	word.endsWith(".") &&
	word
		.slice(0, -1)
		.split(".")
		.every((part) => titles.has(part.toLowerCase()))

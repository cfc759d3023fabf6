import type { Letter } from "./person-facts.ts"

/**
 * Of the letters that speak of one date, the one that decides it. Sick leave goes before annual leave, whichever
 * began first: whoever falls ill on leave is ill, and the day of annual leave is theirs still (the reading chosen
 * of PP 11/2017 and Peraturan BKN 24/2017, where it is not written out; not confirmed). Of others the one that
 * began last, then the one that ends first, of parts the earlier, then by their numbers: never by the order in which they are given.
 */
export function decidingLetter(letters: readonly Letter[]): Letter | undefined {
	const isSick = letters.some(({ kind }) => kind === "cutiSakit")
	const [deciding] = letters
		.filter(({ kind }) => !isSick || kind !== "cutiTahunan")
		.sort(
			(a, b) =>
				inOrder(b.from, a.from) ||
				inOrder(a.until, b.until) ||
				partStart(a) - partStart(b) ||
				inOrder(`${a.letter} ${a.kind}`, `${b.letter} ${b.kind}`),
		)
	return deciding
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
/** A whole day before any part of one. */
const partStart = ({ part }: Letter): number => part?.from ?? -dayMinutes
const dayMinutes = 1440

import type { Letter } from "./person-facts.ts"

/**
 * Of the letters that speak of one date, the one that decides it. Sick leave goes before annual leave, whichever
 * began first: whoever falls ill on leave is ill, and the day of annual leave is theirs still (the reading chosen
 * of PP 11/2017 and Peraturan BKN 24/2017, where it is not written out; not confirmed). Of others the one that
 * began last.
 */
export function decidingLetter(letters: readonly Letter[]): Letter | undefined {
	const isSick = letters.some(({ kind }) => kind === "cutiSakit")
	const [deciding] = letters
		.filter(({ kind }) => !isSick || kind !== "cutiTahunan")
		.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
	return deciding
}

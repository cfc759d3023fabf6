// A comparison as people read it: how far both agree, then each difference with its reason.
import { shortDate } from "@hadir/shared/time/local-date.ts"
import type { Comparison } from "../../domain/comparison/compare-month.ts"
import type { Difference } from "../../domain/comparison/difference.ts"
import { type Cause, causes } from "../../domain/comparison/guess-cause.ts"

const mostNamed = 20
const mostRefused = 50

export function comparisonWords(comparison: Comparison, file: string): string {
	const { form, people, agreeingPeople, compared, agreeing, differences } = comparison
	const what = form === "days" ? "hari" : "angka"
	const share = compared === 0 ? 0 : Math.floor((agreeing * 1000) / compared) / 10
	return [
		`${file}: ${people} orang dibandingkan, ${agreeingPeople} sama seluruhnya. ${agreeing} dari ${compared} ${what} sama (${String(share).replace(".", ",")} %).`,
		...onlyOne("NIP yang tidak ada di Hadir", comparison.onlyThere),
		...onlyOne(
			"Tidak ada di rekap lama",
			comparison.onlyHere.map(({ nip, name }) => `${name} (${nip})`),
		),
		...comparison.refused.slice(0, mostRefused).map(({ row, why }) => `Baris ${row}: ${why}`),
		...causeLines(comparison.byCause),
		...personLines(differences),
	].join("\n")
}

function onlyOne(title: string, names: readonly string[]): string[] {
	if (names.length === 0) return []
	const more = names.length - mostNamed
	const rest = more > 0 ? ` dan ${more} lainnya` : ""
	return [`${title}: ${names.slice(0, mostNamed).join(", ")}${rest}.`]
}

function causeLines(byCause: Comparison["byCause"]): string[] {
	const isCause = (name: string): name is Cause => name in causes
	const counted = Object.entries(byCause)
		.filter(([, times]) => times > 0)
		.sort(([, a], [, b]) => b - a)
	if (counted.length === 0) return []
	return [
		"Dugaan sebab:",
		...counted.map(([name, times]) => `  ${times} x ${isCause(name) ? causes[name] : name}`),
	]
}

function personLines(differences: readonly Difference[]): string[] {
	const people = Map.groupBy(differences, ({ nip }) => nip)
	return [...people.values()].flatMap((own) => [
		`${own[0]?.name} (${own[0]?.nip}, ${own[0]?.unit})`,
		...own.map(({ date, total, theirs, ours, why, guess }) => {
			const about = date === undefined ? total : shortDate(date)
			return `  ${about}: lama ${theirs}, Hadir ${ours}. ${why === "" ? "" : `${why} `}${guess}`
		}),
	])
}

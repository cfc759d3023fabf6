// What to say of each field that cannot be read: its name as it was typed, what stands there, and how to write it.
import type { z } from "zod"
import { explainIssues } from "../domain/regulation/explain-issues.ts"

type Sentence = (given: string) => string

const aDate: Sentence = (given) => `${given} is no date; write it like 2026-11-30.`
const aYear: Sentence = (given) => `${given} is no year; write it like 2026.`
const aPart = "minutes from midnight, the end after the beginning"

/** By the option of the command that fills it, where the two are named alike. */
const sentences: Readonly<Record<string, Sentence>> = {
	from: aDate,
	until: aDate,
	date: aDate,
	since: aDate,
	lastDay: aDate,
	year: aYear,
	month: (given) => `${given} is no month; write it like 2026-11.`,
	employee: (given) => `${given} names nobody; give the person's id or NIP (hadir person find).`,
	"as.username": (given) => `${given} is no user name of 1 to 60 characters.`,
	"as.role": (given) => `${given} is no role; write employee, superior, operator or bkpsdm.`,
	"as.unit": (given) => `${given} is no unit's id.`,
	unit: (given) => `${given} is no unit's id.`,
	kind: (given) => `${given} is none of the kinds there are.`,
	letter: (given) => `${given}; give the letter's number and date, at most 300 characters.`,
	reason: (given) => `${given}; give a reason of 1 to 300 characters.`,
	child: (given) => `${given} is no child's number; write 1 to 20.`,
	paper: (given) => `${given} is none of own, doctor, governmentDoctor.`,
	part: (given) => `${given} is no part of a day: ${aPart}.`,
	second: (given) => `${given} is no time of the work date.`,
	end: (given) => `${given} is none of arrival, departure, rest.`,
	serial: (given) => `${given} is no serial: 1 to 24 letters, digits, dots and dashes.`,
	userId: (given) => `${given} is no user's number of 1 to 24 characters.`,
	isApplied: (given) => `${given} is neither true nor false.`,
}

/**
 * A sentence a wrong field, in the order in which they were found; undefined: none of them has one. `from` and `until`
 * of a stretch of one date are seconds, and told by whoever asked for them.
 */
export function fieldSentences(
	issues: readonly z.core.$ZodIssue[],
	body: unknown,
): string | undefined {
	const said = issues.flatMap((issue) => sentenceOf(issue, body) ?? [])
	return said.length === 0 ? undefined : [...new Set(said)].join(" ")
}

function sentenceOf(issue: z.core.$ZodIssue, body: unknown): string | undefined {
	if (issue.code === "custom" && issue.message !== noWords) return issue.message
	const [first = "", ...rest] = issue.path.map(String)
	if (first === "content" && rest.length > 0) {
		return explainIssues([{ ...issue, path: issue.path.slice(1) }])
	}
	const name = [`${first}.${rest[0]}`, first].find((one) => one in sentences)
	if (name === undefined) return undefined
	const given = valueAt(body, name.split("."))
	if (typeof given === "number" && sentences[name] === aDate) return undefined
	if (given === undefined) return `${optionOf(name)} is missing.`
	return sentences[name]?.(`${optionOf(name)} "${String(given).slice(0, mostShown)}"`)
}

/** What zod says where nobody gave it words. */
const noWords = "Invalid input"

const options: Readonly<Record<string, string>> = {
	...{ employee: "--id", "as.username": "--as", "as.role": "--role", "as.unit": "--unit" },
	...{ second: "--at", lastDay: "--last-day", userId: "--user" },
}
const optionOf = (name: string): string => options[name] ?? `--${name}`

function valueAt(body: unknown, path: readonly string[]): unknown {
	let value = body
	for (const step of path) {
		value =
			typeof value === "object" && value !== null
				? new Map(Object.entries(value)).get(step)
				: undefined
	}
	return value
}

/** As much as a line holds. */
const mostShown = 60

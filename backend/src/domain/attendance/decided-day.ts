// Days that a letter or a person's decision settles, whatever the machines saw.
import { type Due, owedMinutes } from "../duty/duty.ts"
import type { FlaggedPunch } from "./day-record.ts"
import { decidingLetter } from "./deciding-letter.ts"
import { letterDays } from "./letters.ts"
import { nothingDue } from "./nothing-due.ts"
import type { Excuse, Letter } from "./person-facts.ts"
import type { Reason } from "./reason.ts"
import type { Verdict } from "./verdict.ts"

type Seen = {
	readonly due: Due
	/** Nothing, where letters for parts of the day cover all of it. */
	readonly duties: readonly unknown[]
	readonly punches: readonly FlaggedPunch[]
}

/**
 * Leave, travel, study and permission for the whole day. On such a day
 * punches cut nobody (as BKN's SIMPEGNAS has it), and that there are any is said: paper and machine differ.
 */
export function letterDay(letters: readonly Letter[], seen: Seen): Verdict | undefined {
	const isCovered = seen.due.kind === "work" && seen.duties.length === 0
	const letter = decidingLetter(letters.filter(({ part }) => part === undefined || isCovered))
	if (letter === undefined) return undefined
	const { state, code, simpegnas } = letterDays[letter.kind]
	const verdict = nothingDue(seen.punches, {
		...{ state, codes: [code], simpegnas: simpegnas === "" ? [] : [simpegnas] },
		reasons: [{ rule: "letter", kind: letter.kind, letter: letter.letter }, ...beside(seen)],
		citations: [],
	})
	const day = { ...verdict, ...hoursOf(seen.due) }
	return letter.kind === "kerjaDariRumah" ? { ...day, ...workedAsDue(seen.due) } : day
}

/** What would have been due, for who looks at the day; nothing of it is owed. */
function hoursOf(due: Due): Pick<Verdict, "starts" | "ends"> {
	const [first] = due.kind === "work" ? due.duties : []
	const last = due.kind === "work" ? due.duties.at(-1) : undefined
	return {
		...(first !== undefined && { starts: first.hours.start }),
		...(last !== undefined && { ends: last.hours.end }),
	}
}

/** PermenPANRB 4/2025: who works elsewhere owes the day's hours, and the letter stands for them. */
function workedAsDue(due: Due) {
	const minutes =
		due.kind === "work" ? due.duties.reduce((sum, duty) => sum + owedMinutes(duty), 0) : 0
	return { workedMinutes: minutes, owedMinutes: minutes }
}

/** A whole day excused by a person, with reason and letter. */
export function excusedDay({ reason, letter }: Excuse, seen: Seen): Verdict {
	const verdict = nothingDue(seen.punches, {
		...{ state: "excused", codes: ["I"], simpegnas: ["IZIN"] },
		reasons: [{ rule: "excusedDay", reason, letter }, ...beside(seen)],
		citations: [],
	})
	return { ...verdict, ...hoursOf(seen.due) }
}

function beside({ punches }: Seen): Reason[] {
	if (punches.length === 0) return []
	return [{ rule: "punchesBesideLetter", seconds: punches.map(({ second }) => second) }]
}

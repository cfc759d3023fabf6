// Entries that count, as the rules of a day want them.
import { datesBetween } from "@hadir/shared/time/local-date.ts"
import { wallSecond } from "@hadir/shared/time/local-time.ts"
import type {
	Correction,
	Excuse,
	Letter,
	OvertimeOrder,
	TimedPunch,
} from "../attendance/person-facts.ts"
import type { Roster } from "../duty/roster.ts"
import type { Spell } from "../duty/spell.ts"
import { type Calendar, type CalendarAdditions, extendCalendar } from "../regulation/calendar.ts"
import type { Entry, EntryOf } from "./entry.ts"
import type { EntryKind } from "./entry-contents.ts"
import { standingOf } from "./standing.ts"

export type WrittenFacts = {
	readonly spells: readonly Spell[]
	readonly roster: Roster
	readonly letters: readonly Letter[]
	readonly excuses: readonly Excuse[]
	readonly corrections: readonly Correction[]
	readonly manual: readonly TimedPunch[]
	readonly overtime: readonly OvertimeOrder[]
}

/** Of one person; where two entries speak of the same, the one written later counts. */
export function factsOf(entries: readonly Entry[]): WrittenFacts {
	const all = inOrder(entries)
	const spells = ofKind(all, "spell").map(({ from, until, content }) => ({
		...{ from, until, unit: content.unit, schedule: content.schedule, region: content.region },
	}))
	const days = ofKind(all, "rosterDay").map(({ from, content }) => [from, content.shifts] as const)
	const patterns = ofKind(all, "rosterPattern").map(({ from, until, content }) => ({
		...{ from, until, cycle: content.cycle },
	}))
	return {
		spells,
		roster: { days: new Map(days), patterns },
		letters: ofKind(all, "letter").map(({ from, until = from, content }) => ({
			...{ kind: content.letterKind, from, until, letter: content.letter, part: content.part },
		})),
		excuses: [
			...ofKind(all, "excuse").map(({ from, content }) => ({
				...{ date: from, end: content.end, reason: content.reason, letter: content.letter },
			})),
			...ofKind(all, "massExcuse").flatMap(massExcuses),
		],
		corrections: ofKind(all, "correction").map(({ from, content, ...entry }) => ({
			...{ date: from, end: content.end, reason: content.reason },
			at: wallSecond({ date: from, second: content.second }),
			by: entry.steps.at(-1)?.by ?? entry.enteredBy,
		})),
		manual: ofKind(all, "manualPunch").map(({ id, from, content }) => ({
			record: id,
			at: wallSecond({ date: from, second: content.second }),
			place: content.place,
			byHand: `${content.reason} (${content.evidence})`,
		})),
		overtime: ofKind(all, "overtime").map(({ from, content }) => ({
			from: wallSecond({ date: from, second: content.fromMinute * 60 }),
			until: wallSecond({ date: from, second: content.untilMinute * 60 }),
			letter: content.letter,
		})),
	}
}

/** An OPD head's word without the machine's own evidence is marked as such for ever. */
function massExcuses({ from, until = from, content }: EntryOf<"massExcuse">): Excuse[] {
	const reason = content.attested ? content.reason : `${content.reason} (tanpa bukti mesin)`
	return content.ends.flatMap((end) =>
		datesBetween(from, until).map((date) => ({ date, end, reason, letter: content.letter })),
	)
}

export function calendarOf(entries: readonly Entry[]): CalendarAdditions {
	return additionsOf(
		inOrder(entries).filter(({ employee, unit }) => employee === undefined && unit === undefined),
	)
}

type Dated = Pick<Entry, "from" | "until" | "content">

/** The calendar as it is once they are written. */
export const calendarAfter = (calendar: Calendar, wishes: readonly Dated[]): Calendar =>
	extendCalendar(calendar, additionsOf(wishes))

function additionsOf(all: readonly Dated[]): CalendarAdditions {
	return {
		holidays: ofKind(all, "holiday").flatMap(({ from, until = from, content }) =>
			datesBetween(from, until).map((date) => {
				const { holidayKind: kind, name, cite, region } = content
				return { date, kind, name, cite, region }
			}),
		),
		seasons: ofKind(all, "season").map(({ from, until = from, content }) => {
			const { season, name, cite, region } = content
			return { season, from, until, name, cite, region }
		}),
		specialHours: ofKind(all, "specialHours").map(({ from, content: { kind: _, ...hours } }) => ({
			...hours,
			date: from,
		})),
	}
}

/** Only what counts, as it was written. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
	return entries
		.filter((entry) => standingOf(entry).kind === "counts")
		.sort((a, b) => a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1))
}

function ofKind<Kind extends EntryKind, One extends Pick<Entry, "content">>(
	entries: readonly One[],
	kind: Kind,
): readonly (One & Pick<EntryOf<Kind>, "content">)[] {
	return entries.filter(
		(entry): entry is One & Pick<EntryOf<Kind>, "content"> => entry.content.kind === kind,
	)
}

// One reading: known? repeat? -> journal, on disk -> only then the answer.
import type { KeyObject } from "node:crypto"
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import { type Card, sealCard, tagOf } from "@hadir/shared/journal/sealed-card.ts"
import type { ListedPerson } from "@hadir/shared/wire/people.ts"
import { isClockSure } from "../domain/clock-quality.ts"
import { type Answered, isRepeat, repeatWithinMs } from "../domain/repeat.ts"
import type {
	Answer,
	AnswerSink,
	ClockReading,
	KioskClock,
	PeopleList,
	PunchJournal,
	RefusedFor,
} from "./ports.ts"

type Parts = {
	readonly journal: PunchJournal
	readonly people: PeopleList
	readonly clock: KioskClock
	readonly answers: readonly AnswerSink[]
	readonly tagSecret: Uint8Array
	readonly officeSealKey: KeyObject
	/** A fresh X25519 pair for each unknown card. */
	makeSealPair(): KeyPair
	isOffline(): boolean
}

/** Most people remembered for repeats: more than can tap within a minute. */
const maxRemembered = 500

export class TakePunch {
	readonly #parts: Parts
	readonly #answered = new Map<string, Answered>()

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** @returns what was answered, after every sink has shown it */
	take(reader: string, card: Card): Answer {
		const { clock, journal, people, tagSecret } = this.#parts
		const tag = tagOf(tagSecret, card)
		const person = people.find(tag)
		const now = clock.read()
		const before = this.#answered.get(tag)
		const content = this.#content({ reader, card, tag, person, now, before })
		const appended = journal.append(content)
		const answer: Answer = appended.ok
			? this.#answerOf(person, now, before)
			: { kind: "fault", fault: appended.fault }
		for (const sink of this.#parts.answers) sink.show(answer)
		if (appended.ok) this.#remember(tag, now, before)
		return answer
	}

	refuse(reason: RefusedFor): void {
		for (const sink of this.#parts.answers) sink.show({ kind: "refused", reason })
	}

	#content(read: {
		reader: string
		card: Card
		tag: string
		person: ListedPerson | undefined
		now: ClockReading
		before: Answered | undefined
	}): RecordContent {
		const head = { k: "punch", ...read.now, reader: read.reader } as const
		if (read.person !== undefined) {
			const answer = isRepeat(read.before, read.now.mono) ? "repeat" : "recorded"
			return { ...head, answer, credential: read.person.credential }
		}
		const { officeSealKey, makeSealPair } = this.#parts
		const sealed = sealCard(read.card, read.tag, officeSealKey, makeSealPair())
		return { ...head, answer: "unknown", tag: read.tag, sealed }
	}

	#answerOf(
		person: ListedPerson | undefined,
		now: ClockReading,
		before: Answered | undefined,
	): Answer {
		const sure = isClockSure(now.q)
		if (person === undefined) return { kind: "unknown", at: now.wall, isClockSure: sure }
		const repeat = isRepeat(before, now.mono)
		return {
			kind: repeat ? "repeat" : "recorded",
			name: person.name,
			at: now.wall,
			firstAt: repeat ? before.firstWall : now.wall,
			isOffline: this.#parts.isOffline(),
			isClockSure: sure,
		}
	}

	#remember(tag: string, now: ClockReading, before: Answered | undefined): void {
		const firstWall = isRepeat(before, now.mono) ? before.firstWall : now.wall
		this.#answered.delete(tag)
		this.#answered.set(tag, { atMono: now.mono, firstWall })
		for (const [old, { atMono }] of this.#answered) {
			if (now.mono - atMono <= repeatWithinMs && this.#answered.size <= maxRemembered) break
			this.#answered.delete(old)
		}
	}
}

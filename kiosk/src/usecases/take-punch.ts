// One reading: known? repeat? -> journal, on disk -> only then the answer.
import type { KeyObject } from "node:crypto"
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
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

type Read = {
	readonly reader: string
	readonly person: ListedPerson | undefined
	/** By what a repeat is known: the card's tag, the finger's credential. */
	readonly key: string
	/** What is kept of who it was. */
	readonly who: (isRepeat: boolean) => Who
}
type Who =
	| { readonly answer: "recorded" | "repeat"; readonly credential: string }
	| { readonly answer: "unknown"; readonly tag: string; readonly sealed: string }

const named =
	({ credential }: ListedPerson) =>
	(repeat: boolean): Who => ({ answer: repeat ? "repeat" : "recorded", credential })

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
		const tag = tagOf(this.#parts.tagSecret, card)
		const person = this.#parts.people.find(tag)
		const who = person === undefined ? () => this.#sealed(card, tag) : named(person)
		return this.#record({ reader, person, key: tag, who })
	}

	/**
	 * Cards in one field, as in a purse: the only known one counts. Of two known ones nobody can say who
	 * stands there, and of unknown ones which was meant.
	 */
	takeOneOf(reader: string, cards: readonly Card[]): Answer {
		const { tagSecret, people } = this.#parts
		const known = cards.filter((card) => people.find(tagOf(tagSecret, card)) !== undefined)
		const [card] = known
		return card === undefined || known.length > 1
			? this.refuse("several-cards")
			: this.take(reader, card)
	}

	/** A finger whose slot no list names is refused: there is no number of it to keep for the office. */
	takeFinger(reader: string, slot: number): Answer {
		const person = this.#parts.people.findFinger(reader, slot)
		return person === undefined
			? this.refuse("finger-unlisted")
			: this.#record({ reader, person, key: person.credential, who: named(person) })
	}

	refuse(reason: RefusedFor): Answer {
		return this.#show({ kind: "refused", reason })
	}

	#record({ reader, person, key, who }: Read): Answer {
		const { clock, journal } = this.#parts
		const now = clock.read()
		const before = this.#answered.get(key)
		const content = { k: "punch", ...now, reader, ...who(isRepeat(before, now.mono)) } as const
		const appended = journal.append(content)
		const answer = this.#show(
			appended.ok ? this.#answerOf(person, now, before) : { kind: "fault", fault: appended.fault },
		)
		if (appended.ok) this.#remember(key, now, before)
		return answer
	}

	#show(answer: Answer): Answer {
		for (const sink of this.#parts.answers) sink.show(answer)
		return answer
	}

	#sealed(card: Card, tag: string): Who {
		const { officeSealKey, makeSealPair } = this.#parts
		return { answer: "unknown", tag, sealed: sealCard(card, tag, officeSealKey, makeSealPair()) }
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

	#remember(key: string, now: ClockReading, before: Answered | undefined): void {
		const firstWall = isRepeat(before, now.mono) ? before.firstWall : now.wall
		this.#answered.delete(key)
		this.#answered.set(key, { atMono: now.mono, firstWall })
		for (const [old, { atMono }] of this.#answered) {
			if (now.mono - atMono <= repeatWithinMs && this.#answered.size <= maxRemembered) break
			this.#answered.delete(old)
		}
	}
}

// A card becomes somebody's once it was laid on a kiosk three times, lifted in between. The taps are what the kiosk's
// journal holds anyway: nothing new is asked of it, and they count for the person from the first on.
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import { type Card, openCard } from "@hadir/shared/journal/sealed-card.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { workDateOf } from "@hadir/shared/time/local-time.ts"
import { needsSecondLook } from "../domain/cards/second-look.ts"
import { personIdOf, unknownPerson } from "./find-person.ts"
import { everyUnit, type Now, type Registry } from "./ports.ts"
import type { Dirty } from "./project-journal.ts"

/** One tap at a kiosk while somebody waits for a card. */
export type PresentedCard = {
	/** UTC ms. */
	readonly at: number
	/** The kiosk's tag of a number that is nobody's, and its seal; undefined: the card is somebody's already. */
	readonly unknown: { readonly tag: string; readonly sealed: string } | undefined
	/** Whose it was when it was laid; undefined: nobody's, or of one who no longer carries it. */
	readonly carrier: string | undefined
}

export type NewCard = {
	readonly card: Card
	readonly credentialId: string
	readonly employee: string
	/** UTC ms of the first presentation, from which on it is that person's. */
	readonly from: number
	/** The work date of its presentations, when it must be seen again on a later one. */
	readonly lookAgainAfter: LocalDate | undefined
	readonly createdAt: number
}

export interface CardEnrolments {
	/** What was tapped at a kiosk since then and has arrived. */
	presentedAt(kiosk: string, since: number): Promise<readonly PresentedCard[]>
	/** Credential, carrier and people list in one transaction; undefined when the card is somebody else's. */
	give(card: NewCard): Promise<string | undefined>
	/** Names credential and carrier in the punches of that kiosk with this tag. @returns the days that changed */
	link(credential: string, kiosk: string, tag: string): Promise<readonly Dirty[]>
}

type Parts = {
	readonly registry: Registry
	readonly cards: CardEnrolments
	readonly sealKey: KeyPair
	makeCredentialId(): string
	readonly zone: string
	readonly now: Now
	settle(): Promise<void>
}

export type CardOrder = {
	/** The person's id or NIP. */
	readonly employee: string
	readonly kiosk: string
	/** UTC ms from which on taps are meant. */
	readonly since: number
}

export type CardProgress =
	| {
			readonly state: "waiting"
			/** Taps of the card that was laid most often, and how many different cards were laid. */
			readonly presented: number
			readonly cards: number
			/** Taps of cards that are on record. */
			readonly known: number
			/** Who is meant, and whose the cards are that were laid. */
			readonly employee: string
			readonly carriers: readonly string[]
	  }
	| {
			readonly state: "given"
			readonly employee: string
			readonly credential: string
			readonly secondLook: boolean
			readonly days: readonly Dirty[]
	  }

export type CardFault = Fault<
	"no-employee" | "no-kiosk" | "left" | "too-long-ago" | "two-cards" | "seal" | "taken"
>

export const presentationsNeeded = 3
/** Whoever waits longer begins anew: a tap of an hour ago was nobody's presentation. */
const longestMs = 10 * 60_000

/** To be asked again and again until it is given. */
export async function enrolCard(
	parts: Parts,
	order: CardOrder,
): Promise<Result<CardProgress, CardFault>> {
	const { registry, cards, now, settle } = parts
	const employee = await personIdOf(registry, order.employee)
	const refused = await refusal(parts, { ...order, employee })
	if (refused !== undefined) return refused
	await settle()
	const taps = await cards.presentedAt(order.kiosk, order.since)
	const unknown = taps.flatMap(({ at, unknown: one }) => (one ? [{ at, ...one }] : []))
	const byCard = [...Map.groupBy(unknown, ({ tag }) => tag).values()]
	const whole = byCard.filter(({ length }) => length >= presentationsNeeded)
	const [card] = whole
	if (whole.length > 1) {
		return fail("two-cards", "Two cards were laid three times. Begin anew, with one of them alone.")
	}
	if (card === undefined) {
		return succeed({
			...{ state: "waiting", cards: byCard.length, known: taps.length - unknown.length },
			presented: Math.max(0, ...byCard.map(({ length }) => length)),
			...{ employee, carriers: [...new Set(taps.flatMap(({ carrier }) => carrier ?? []))] },
		})
	}
	return give(parts, { kiosk: order.kiosk, employee, card, createdAt: now() })
}

async function refusal({ registry, now, zone }: Parts, { employee: id, kiosk, since }: CardOrder) {
	const employee = await registry.employee(id, everyUnit)
	if (employee === undefined) return fail("no-employee", unknownPerson(id))
	const { employedUntil } = employee
	if (employedUntil !== undefined && employedUntil < workDateOf(now(), zone)) {
		return fail("left", `The service of ${id} ended on ${employedUntil}.`)
	}
	const found = await registry.kiosk(kiosk)
	if (found?.registeredAt === undefined || found.retiredAt !== undefined) {
		return fail("no-kiosk", `Kiosk ${kiosk} is not in service. Register it first.`)
	}
	if (now() - since > longestMs) {
		return fail("too-long-ago", "Nobody laid the card three times within ten minutes. Begin anew.")
	}
	return undefined
}

type Whole = {
	readonly kiosk: string
	readonly employee: string
	readonly createdAt: number
	readonly card: readonly { readonly at: number; readonly tag: string; readonly sealed: string }[]
}

async function give(
	{ cards, sealKey, makeCredentialId, zone, settle }: Parts,
	{ kiosk, employee, card: taps, createdAt }: Whole,
): Promise<Result<CardProgress, CardFault>> {
	const [tap] = taps
	const card = tap === undefined ? undefined : openCard(tap.sealed, tap.tag, sealKey)
	if (tap === undefined || card === undefined || !card.ok) {
		return fail("seal", "The card's number cannot be opened: the kiosk has another office's key.")
	}
	const from = Math.min(...taps.map(({ at }) => at))
	const last = Math.max(...taps.map(({ at }) => at))
	const secondLook = needsSecondLook(card.value)
	const credential = await cards.give({
		...{ card: card.value, credentialId: makeCredentialId(), employee, from, createdAt },
		lookAgainAfter: secondLook ? workDateOf(last, zone) : undefined,
	})
	if (credential === undefined) {
		return fail("taken", "That card is somebody else's. Take it back from them first.")
	}
	// A row made meanwhile may still know nobody: what is made from now on knows.
	await settle()
	const days = await cards.link(credential, kiosk, tap.tag)
	return succeed({ state: "given", employee, credential, secondLook, days })
}

// Cards whose number three reads of one day do not prove: seen on a later day they are confirmed; a day on which the
// person's card was another one is a person's work.
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import { openCard } from "@hadir/shared/journal/sealed-card.ts"
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { workDateOf } from "@hadir/shared/time/local-time.ts"
import { needsSecondLook } from "../domain/cards/second-look.ts"
import type { Alarms } from "./alarms.ts"
import { unconfirmedCardAlarm, unconfirmedCardId } from "./office-alarms.ts"
import type { Now } from "./ports.ts"

/** A card that has not been seen since the day it was given. */
export type UnconfirmedCard = {
	readonly credential: string
	readonly employee: string
	readonly name: string
	readonly unit: string
	readonly givenOn: LocalDate
}

export interface CardLooks {
	/** Those seen on a later work date are confirmed, in one go; the rest. */
	confirm(now: number): Promise<readonly UnconfirmedCard[]>
	/** Each unknown card of that unit's kiosks between those days once, with the first day it was laid. */
	unknownBetween(
		unit: string,
		days: { readonly after: LocalDate; readonly through: LocalDate },
	): Promise<
		readonly { readonly workDate: LocalDate; readonly tag: string; readonly sealed: string }[]
	>
}

type Parts = {
	readonly looks: CardLooks
	readonly alarms: Alarms
	readonly sealKey: KeyPair
	readonly now: Now
}

/** Who has not laid the card within two months has no use for it: it stays listed, and is confirmed by its first tap. */
const lookDays = 62

/**
 * Whoever was told about once is not looked for again.
 * @returns how many people were told about
 */
export async function lookAgain({ looks, alarms, sealKey, now }: Parts): Promise<number> {
	let told = 0
	const today = workDateOf(now(), "UTC")
	for (const card of await looks.confirm(now())) {
		const through = addDays(card.givenOn, lookDays)
		if (today > through || (await alarms.has(unconfirmedCardId(card)))) continue
		const unknown = await looks.unknownBetween(card.unit, { after: card.givenOn, through })
		const suspect = unknown.find(({ tag, sealed }) => {
			const opened = openCard(sealed, tag, sealKey)
			return opened.ok && needsSecondLook(opened.value)
		})
		if (suspect === undefined) continue
		if (await alarms.raise(unconfirmedCardAlarm(card, suspect.workDate, now()))) told++
	}
	return told
}

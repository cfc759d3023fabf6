// The operator's doors for cards: one becomes somebody's, and those that have to be seen again.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { kioskCodePattern } from "@hadir/shared/wire/topic.ts"
import { z } from "zod"
import type { CardOrder, CardProgress } from "../usecases/enrol-card.ts"
import type { UnconfirmedCard } from "../usecases/look-again.ts"
import { type Action, action } from "./operator-action.ts"

export type CardParts = {
	/** Whether the card for a person has been laid often enough; if so, it is theirs. */
	enrolCard(order: CardOrder): Promise<Result<CardProgress, Fault>>
	/** Cards that have not been seen since the day they were given. */
	unconfirmedCards(): Promise<readonly UnconfirmedCard[]>
}

const cardOrder = z.strictObject({
	employee: z.string().min(1).max(60),
	kiosk: z.string().regex(kioskCodePattern),
	since: z.number().int(),
})
const badCard = {
	code: "bad-card",
	message: "Give the person's id or NIP and the kiosk's code, as its screen shows it.",
}

export const cardActions = (parts: CardParts): readonly Action[] => [
	action("/cards", cardOrder, badCard, (order) => parts.enrolCard(order)),
	action("/cards/unconfirmed", z.unknown(), badCard, async () =>
		succeed({ cards: await parts.unconfirmedCards() }),
	),
]

// What the operator does with cards, joined to the office's stores and its ingest.
import type { CardParts } from "./http/card-actions.ts"
import type { Ingest } from "./ingest.ts"
import type { OfficeStores } from "./office-stores.ts"
import { CardDesk } from "./usecases/card-desk.ts"
import { enrolCard } from "./usecases/enrol-card.ts"
import type { Now } from "./usecases/ports.ts"
import type { Dirty } from "./usecases/project-journal.ts"

type Parts = {
	readonly stores: OfficeStores
	readonly ingest: Ingest
	readonly zone: string
	readonly now: Now
	makeCredentialId(): string
	/** Person-days that have got punches. */
	onDirty(dirty: readonly Dirty[]): void
}

export function cardParts({ stores, ingest, onDirty, ...parts }: Parts): CardParts {
	const { registry, cards, keys } = stores
	const desk = new CardDesk(parts.now)
	return {
		enrolCard: async (order) => {
			const taken = desk.take(order.kiosk, order.employee)
			if (!taken.ok) return taken
			const enrolled = await enrolCard(
				{ ...parts, registry, cards, sealKey: keys.sealing, settle: () => ingest.settle() },
				order,
			)
			if (!enrolled.ok || enrolled.value.state === "given") desk.leave(order.kiosk)
			if (enrolled.ok && enrolled.value.state === "given") onDirty(enrolled.value.days)
			return enrolled
		},
		unconfirmedCards: () => cards.confirm(parts.now()),
	}
}

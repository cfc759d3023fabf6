// The operator's doors for papers: which there are, one of them made, and who took which.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalDate, isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import type { Actor } from "../domain/entries/entry.ts"
import { paymentGroup } from "../domain/runs/payment-group.ts"
import { runLists } from "../domain/runs/run.ts"
import type { ExportRecord } from "../usecases/export-book.ts"
import type { MadePaper } from "../usecases/papers/make-paper.ts"
import type { PaperKind, PaperOrder } from "../usecases/papers/paper-kind.ts"
import { type Action, action } from "./operator-action.ts"
import { actor } from "./pay-actions.ts"

export type PaperDoors = {
	/** The id of whom an id or a NIP names. */
	personId(given: string): Promise<string>
	papers: {
		kinds(): readonly Pick<PaperKind<unknown>, "id" | "words" | "needs" | "takes">[]
		make(
			wish: { readonly kind: string; readonly order: PaperOrder },
			actor: Actor,
		): Promise<Result<MadePaper, Fault>>
		exports(): Promise<readonly ExportRecord[]>
	}
}

const order = z.strictObject({
	month: z.string().refine(isLocalMonth),
	unit: z.string().min(1).max(40).optional(),
	group: paymentGroup.optional(),
	list: z.enum(runLists).optional(),
	budgetYear: z.int().min(2000).max(2200).optional(),
	version: z.int().min(1).optional(),
	employee: z.string().min(1).max(60).optional(),
	date: z.string().refine(isLocalDate).optional(),
	bank: z.string().min(1).max(120).optional(),
})
const bad = {
	code: "bad-entry",
	message: "Sebutkan naskahnya, bulan seperti 2026-09, dan siapa yang mengambilnya.",
}

export const paperActions = ({ papers, personId }: PaperDoors): readonly Action[] => [
	action("/papers", z.strictObject({}), bad, async () => succeed({ papers: papers.kinds() })),
	action(
		"/papers/made",
		z.strictObject({ kind: z.string().min(1).max(60), order, as: actor }),
		bad,
		async ({ kind, order: wanted, as }) => {
			const { employee } = wanted
			const named =
				employee === undefined ? wanted : { ...wanted, employee: await personId(employee) }
			return papers.make({ kind, order: named }, as)
		},
	),
	action("/papers/exports", z.strictObject({}), bad, async () =>
		succeed({ exports: await papers.exports() }),
	),
]

// Cards of a list against those that are carried: each goes to one person, from a day on.
import { instantMs } from "@hadir/shared/time/local-time.ts"
import type { CardRow } from "../../domain/imports/import-rows.ts"
import type { Registry } from "../ports.ts"
import { type ImportPlan, type Known, PlanDraft, unknownNip } from "./import-plan.ts"

type Parts = {
	readonly registry: Pick<Registry, "credentialByCard" | "carriersOf">
	readonly zone: string
	now(): number
	makeCredentialId(): string
}

export async function planCards(
	rows: readonly CardRow[],
	known: Known,
	{ registry, zone, now, makeCredentialId }: Parts,
): Promise<ImportPlan> {
	const draft = new PlanDraft()
	for (const { row, nip, kind, uid, from } of rows) {
		const person = known.byNip.get(nip)
		const credential = await registry.credentialByCard(kind, Buffer.from(uid, "hex"))
		const carriers = await registry.carriersOf(credential === undefined ? [] : [credential])
		const carrier = credential && carriers(credential, now())
		const start = from === undefined ? now() : instantMs({ date: from, second: 0 }, zone)
		if (person === undefined) draft.refuse(row, unknownNip(nip))
		else if (person.employedUntil !== undefined) {
			draft.refuse(
				row,
				`${person.name} berhenti pada ${person.employedUntil}; kartu tidak dapat diberikan lagi.`,
			)
		} else if (carrier === person.id) draft.knows()
		else if (credential !== undefined) {
			draft.refuse(
				row,
				"Kartu itu sudah pernah dipakai orang lain. Periksa nomornya; bila memang berpindah tangan, daftarkan dengan hadir person card.",
			)
		} else {
			const change = {
				kind: "cardGiven",
				credential: makeCredentialId(),
				employee: person.id,
			} as const
			draft.take(
				{
					row,
					who: person.name,
					what: `kartu ${kind}${from === undefined ? "" : ` mulai ${from}`}`,
				},
				{ changes: [{ ...change, card: { kind, uid }, from: start }] },
			)
		}
	}
	return draft.plan
}

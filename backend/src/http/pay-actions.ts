// The operator's doors for the pay book: written by hand, listed, taken back. Accounts leave it masked.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import { type Actor, actorRoles } from "../domain/entries/entry.ts"
import { maskedFact } from "../domain/pay/masked-account.ts"
import type { PayFact } from "../domain/pay/pay-fact.ts"
import { payFactContent } from "../domain/pay/pay-fact-contents.ts"
import type { PayOrder } from "../usecases/keep-pay-facts.ts"
import type { PayQuery } from "../usecases/pay-book.ts"
import { type Action, action } from "./operator-action.ts"

export type PayDoors = {
	/** The id of whom an id or a NIP names. */
	personId(given: string): Promise<string>
	pay: {
		write(order: PayOrder, actor: Actor): Promise<Result<PayFact, Fault>>
		withdraw(
			wish: { readonly fact: string; readonly reason: string },
			actor: Actor,
		): Promise<Result<PayFact, Fault>>
		list(query: PayQuery): Promise<readonly PayFact[]>
	}
}

const date = z.string().refine(isLocalDate)
const employee = z.string().min(1).max(60)
export const actor = z.strictObject({
	...{ username: z.string().trim().toLowerCase().min(1).max(60), role: z.enum(actorRoles) },
	unit: z.string().min(1).optional(),
})
const bad = (message: string) => ({ code: "bad-entry", message })

export const payActions = ({ pay, personId }: PayDoors): readonly Action[] => [
	action(
		"/pay",
		z.strictObject({ employee: employee.optional(), from: date, until: date }),
		bad("Tulis tanggal seperti 2026-09-01, yang awal dahulu."),
		async ({ employee: given, from, until }) => {
			const id = given === undefined ? undefined : await personId(given)
			const people = id === undefined ? "everyone" : [id]
			const facts = await pay.list({ people, dates: { from, through: until } })
			const own = facts.filter((fact) => id === undefined || fact.employee === id)
			return succeed({ facts: own.map(maskedFact) })
		},
	),
	action(
		"/pay/new",
		z.strictObject({
			...{ employee: employee.optional(), unit: z.string().min(1).optional() },
			...{ from: date, until: date.optional(), content: payFactContent, as: actor },
			source: z.strictObject({ paper: z.string().trim().min(1).max(300), date }),
		}),
		bad(
			"Isi orang atau OPD, tanggal, isi catatan, surat dengan tanggalnya, dan siapa yang menulis.",
		),
		async ({ as, employee: given, ...order }) => {
			const person = given === undefined ? undefined : await personId(given)
			return masked(await pay.write({ ...order, employee: person }, as))
		},
	),
	action(
		"/pay/withdrawals",
		z.strictObject({ fact: z.string().min(1).max(80), reason: z.string().max(300), as: actor }),
		bad("Sebutkan catatannya, alasannya, dan siapa yang menarik."),
		async ({ as, ...wish }) => masked(await pay.withdraw(wish, as)),
	),
]

const masked = (done: Result<PayFact, Fault>) =>
	done.ok ? succeed({ facts: [maskedFact(done.value)] }) : done

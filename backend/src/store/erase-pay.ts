// What the pay book and the runs say of a forgotten person in clear, written over where it stands.
import type { Transaction } from "kysely"
import { erasedText } from "../domain/entries/erased-content.ts"
import { erasedPay } from "../domain/pay/erased-pay.ts"
import { payFactContent } from "../domain/pay/pay-fact-contents.ts"
import type { RunIdentity } from "../domain/runs/run-person.ts"
import { erasedNip, type Forgotten } from "./erase-written.ts"
import type { OfficeSchema } from "./office-schema.ts"

type Tx = Transaction<OfficeSchema>

export async function erasePay(tx: Tx, { employee }: Forgotten): Promise<void> {
	const facts = await tx
		.selectFrom("pay_fact")
		.select(["id", "content", "withdrawn_reason"])
		.where("employee", "=", employee)
		.execute()
	for (const { id, content, withdrawn_reason } of facts) {
		const erased = erasedPay(payFactContent.parse(JSON.parse(content)))
		await tx
			.updateTable("pay_fact")
			.set({
				...{ content: JSON.stringify(erased), paper: erasedText },
				withdrawn_reason: withdrawn_reason === null ? null : erasedText,
			})
			.where("id", "=", id)
			.execute()
	}
}

/** The hashed rows hold no name and no words: what stood beside them goes, and the runs still prove themselves. */
export async function eraseRuns(tx: Tx, { employee }: Forgotten): Promise<void> {
	const identity: RunIdentity = { nip: erasedNip(employee), name: erasedText, grade: "", words: [] }
	await tx
		.updateTable("run_person")
		.set({ identity: JSON.stringify(identity) })
		.where("employee", "=", employee)
		.execute()
	await tx
		.updateTable("run_decision")
		.set({ reason: erasedText })
		.where("employee", "=", employee)
		.execute()
}

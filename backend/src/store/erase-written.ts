// What imports and entries say of a forgotten person in clear, written over where it stands.
import type { Transaction } from "kysely"
import { entryContent } from "../domain/entries/entry-contents.ts"
import { erasedContent, erasedText } from "../domain/entries/erased-content.ts"
import { type RegistryChange, registryChange } from "../domain/imports/registry-change.ts"
import type { OfficeSchema } from "./office-schema.ts"

type Tx = Transaction<OfficeSchema>

/** Stands for a NIP: unique as one is, and none. */
export const erasedNip = (employee: string): string => `dihapus-${employee}`

/** Stands for a card's number: unique as one is, and none. */
export const erasedUid = (credential: string): string => `erased-${credential}`

export type Forgotten = {
	readonly employee: string
	/** Cards they have ever carried. */
	readonly credentials: readonly string[]
}

/** The one case in which an entry is written over: the law on personal data goes before the books. */
export async function eraseEntries(tx: Tx, { employee }: Forgotten): Promise<void> {
	const entries = await tx
		.selectFrom("entry")
		.select(["id", "content"])
		.where("employee", "=", employee)
		.execute()
	for (const { id, content } of entries) {
		const erased = erasedContent(entryContent.parse(JSON.parse(content)))
		await tx
			.updateTable("entry")
			.set({ content: JSON.stringify(erased) })
			.where("id", "=", id)
			.execute()
		await tx
			.updateTable("entry_step")
			.set({ reason: erasedText })
			.where("entry", "=", id)
			.where("reason", "!=", "")
			.execute()
	}
}

/** The change stays, so that its import can still be taken back. */
export async function eraseChanges(tx: Tx, forgotten: Forgotten): Promise<void> {
	const named = [forgotten.employee, ...forgotten.credentials]
	const rows = await tx
		.selectFrom("import_change")
		.selectAll()
		// Finds too many at worst; whose each is, the change itself tells.
		.where(({ eb, or }) => or(named.map((id) => eb("content", "like", `%${JSON.stringify(id)}%`))))
		.execute()
	for (const { batch, n, content } of rows) {
		const erased = erasedChange(registryChange.parse(JSON.parse(content)), forgotten)
		await tx
			.updateTable("import_change")
			.set({ content: JSON.stringify(erased) })
			.where("batch", "=", batch)
			.where("n", "=", n)
			.execute()
	}
}

function erasedChange(change: RegistryChange, { employee, credentials }: Forgotten) {
	switch (change.kind) {
		case "unitAdded":
		case "unitRenamed":
			return change
		case "employeeAdded": {
			if (change.id !== employee) return change
			return { ...change, fields: { ...change.fields, ...nameless(employee) } }
		}
		case "employeeChanged": {
			if (change.id !== employee) return change
			const { before, after } = change
			return { ...change, before: namelessIn(before, employee), after: namelessIn(after, employee) }
		}
		case "cardGiven": {
			const { credential, card } = change
			if (change.employee !== employee && !credentials.includes(credential)) return change
			return { ...change, card: { ...card, uid: erasedUid(credential) } }
		}
	}
}

const nameless = (employee: string) => ({
	...{ name: erasedText, shortName: erasedText, nip: erasedNip(employee) },
})

type ChangedFields = Extract<RegistryChange, { kind: "employeeChanged" }>["before"]

/** Only what the change holds: what it does not name it did not change. */
function namelessIn(fields: ChangedFields, employee: string): ChangedFields {
	const { name, shortName, nip } = nameless(employee)
	return {
		...fields,
		...(fields.name !== undefined && { name }),
		...(fields.shortName !== undefined && { shortName }),
		...(fields.nip !== undefined && { nip }),
	}
}

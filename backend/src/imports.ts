// What the operator does with a city's tables, joined to the office's stores.
import { randomBytes } from "node:crypto"
import type { ImportParts } from "./http/import-actions.ts"
import type { OfficeStores } from "./office-stores.ts"
import { ImportSheets } from "./usecases/imports/import-sheets.ts"
import type { OneAtATime } from "./usecases/one-at-a-time.ts"
import type { MonthParts } from "./usecases/person-month.ts"

const idBytes = 9

type Parts = {
	readonly stores: OfficeStores
	readonly month: MonthParts
	readonly turns: OneAtATime
	makeCredentialId(): string
	/** The days of people may count otherwise from now on. */
	onImported(): Promise<void>
}

export function importParts({
	stores,
	month,
	turns,
	makeCredentialId,
	onImported,
}: Parts): ImportParts {
	const makeId = () => randomBytes(idBytes).toString("base64url")
	const sheets = new ImportSheets({
		...{ ...month, registry: stores.registry, ledger: stores.imports, turns },
		...{ payBook: stores.payBook, makeId, makeCredentialId },
		// Opaque: what names a person is erased when they are forgotten.
		makeEmployeeId: () => `p-${randomBytes(idBytes).toString("hex")}`,
	})
	return {
		importSheet: async (order) => {
			const done = await sheets.run(order)
			if (done.ok && done.value.batch !== undefined) await onImported()
			return done
		},
		undoImport: async (wish, actor) => {
			const done = await sheets.undo(wish, actor)
			if (done.ok) await onImported()
			return done
		},
		importBatches: () => sheets.batches(),
	}
}

// What the operator does with attendance terminals, joined to the office's stores and its ingest.
import { randomBytes } from "node:crypto"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { succeed } from "@hadir/shared/result.ts"
import type { TerminalParts } from "./http/terminal-actions.ts"
import { ownTagSecret } from "./identity/office-keys.ts"
import type { Ingest } from "./ingest.ts"
import type { OfficeStores } from "./office-stores.ts"
import { assignTerminalUser } from "./usecases/assign-terminal-user.ts"
import { ImportPunches } from "./usecases/import-punches.ts"
import { importStart } from "./usecases/import-start.ts"
import { everyUnit, type Now } from "./usecases/ports.ts"
import type { Dirty } from "./usecases/project-journal.ts"
import { proposeTerminalUsers } from "./usecases/propose-terminal-users.ts"

const nonceBytes = 16

type Parts = {
	readonly stores: OfficeStores
	readonly ingest: Ingest
	readonly zone: string
	readonly now: Now
	makeCredentialId(): string
	/** Person-days that have got, or lost, punches. */
	onDirty(dirty: readonly Dirty[]): void
}

export function terminalParts(parts: Parts): TerminalParts {
	const { stores, ingest, zone, now, makeCredentialId, onDirty } = parts
	const { log, registry, terminals, projections, keys } = stores
	const settle = () => ingest.settle()
	const imports = new ImportPunches({
		...{ log, registry, projections, known: terminals, zone, now, settle },
		...{ ownKey: keys.own, tagSecret: ownTagSecret(keys.own), sealKey: keys.sealing.publicKey },
		makeSealPair: () => makeKeyPair("x25519"),
		makeNonce: () => randomBytes(nonceBytes).toString("base64url"),
		record: (kiosk, batch) => ingest.record(kiosk, batch),
	})
	return {
		importStart: (given) => importStart({ registry, zone }, given),
		importPunches: (order) => imports.add(order),
		proposeUsers: async (users) => proposeTerminalUsers(users, await registry.employees(everyUnit)),
		assignUser: async (wish) => {
			const assigned = await assignTerminalUser(
				{
					...{ registry, users: terminals, sealKey: keys.sealing, zone, now, settle },
					makeCredentialId,
				},
				wish,
			)
			if (!assigned.ok) return assigned
			const { days, ...told } = assigned.value
			onDirty(days)
			return succeed(told)
		},
	}
}

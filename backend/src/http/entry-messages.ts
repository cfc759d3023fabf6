// Who acts, and an entry, as the operator's doors take and tell them.
import { z } from "zod"
import { actorRoles, type Entry } from "../domain/entries/entry.ts"
import { standingOf } from "../domain/entries/standing.ts"

export const actor = z.strictObject({
	...{ username: z.string().trim().toLowerCase().min(1).max(60), role: z.enum(actorRoles) },
	unit: z.string().min(1).optional(),
})

export const toldEntry = (entry: Entry) => ({ ...entry, standing: standingOf(entry) })

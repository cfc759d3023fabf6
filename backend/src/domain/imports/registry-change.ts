// What an import did to the list of units, people and cards, kept with its batch so that it can be undone.
import { z } from "zod"

const fields = z.strictObject({
	nip: z.string(),
	name: z.string(),
	shortName: z.string(),
	unit: z.string(),
	grade: z.string(),
	schedule: z.string(),
	employedFrom: z.string().nullable(),
	employedUntil: z.string().nullable(),
})

export const registryChange = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("unitAdded"), id: z.string(), name: z.string() }),
	z.strictObject({
		...{ kind: z.literal("unitRenamed"), id: z.string() },
		...{ before: z.string(), after: z.string() },
	}),
	z.strictObject({ kind: z.literal("employeeAdded"), id: z.string(), fields }),
	z.strictObject({
		...{ kind: z.literal("employeeChanged"), id: z.string() },
		before: fields.partial(),
		after: fields.partial(),
	}),
	z.strictObject({
		...{ kind: z.literal("cardGiven"), credential: z.string(), employee: z.string() },
		card: z.strictObject({ kind: z.string(), uid: z.string() }),
		/** UTC ms from which it counts. */
		from: z.int(),
	}),
])
export type RegistryChange = z.infer<typeof registryChange>
export type EmployeeFields = z.infer<typeof fields>

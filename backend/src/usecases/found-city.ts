// A government's first facts in one message: its units, its people and the cards they carry.
import type { cardKinds } from "@hadir/shared/journal/sealed-card.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { z } from "zod"

const kinds = [
	"iso14443a",
	"iso14443b",
	"em4100",
	"wiegand",
] as const satisfies readonly (keyof typeof cardKinds)[]

export const cityMessage = z.strictObject({
	government: z.string().min(1).max(100),
	agency: z.string().min(1).max(60),
	units: z
		.array(z.strictObject({ id: z.string().min(1).max(40), name: z.string().min(1).max(100) }))
		.min(1),
	employees: z.array(
		z.strictObject({
			id: z.string().min(1).max(60),
			nip: z.string().regex(/^\d{18}$/, "a NIP has 18 digits"),
			name: z.string().min(1).max(120),
			shortName: z.string().min(1).max(60),
			unit: z.string(),
			grade: z.string().max(30),
			schedule: z.string(),
			employedFrom: z.iso.date(),
			card: z.strictObject({
				kind: z.enum(kinds),
				uid: z.string().regex(/^([0-9a-f]{2}){4,10}$/, "a card number is 4 to 10 bytes in hex"),
			}),
			/** UTC ms from which the card counts. */
			cardFrom: z.number().int(),
		}),
	),
})
export type CityMessage = z.infer<typeof cityMessage>

export interface CityFounding {
	hasEmployees(): Promise<boolean>
	/** Everything in one transaction. */
	found(city: CityMessage, credentialIds: readonly string[], atMs: number): Promise<void>
}

export type FoundFault = Fault<"not-empty" | "unknown-unit">

export async function foundCity(
	parts: {
		readonly founding: CityFounding
		readonly now: () => number
		makeCredentialId(): string
	},
	city: CityMessage,
): Promise<Result<{ units: number; employees: number }, FoundFault>> {
	if (await parts.founding.hasEmployees()) {
		return fail("not-empty", "This office has employees already; a city is founded only once.")
	}
	const units = new Set(city.units.map(({ id }) => id))
	const stray = city.employees.find(({ unit }) => !units.has(unit))
	if (stray !== undefined) {
		return fail(
			"unknown-unit",
			`Employee ${stray.id} belongs to unit "${stray.unit}", which is not listed.`,
		)
	}
	const ids = city.employees.map(() => parts.makeCredentialId())
	await parts.founding.found(city, ids, parts.now())
	return succeed({ units: city.units.length, employees: city.employees.length })
}

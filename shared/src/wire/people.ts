// The people list: whom a kiosk greets by name. Versioned, pulled in pages, no NIP, no card number.
import { z } from "zod"
import { credentialId, tagText } from "../journal/record.ts"
import { hashField, nonceField, numberField } from "./journal-fields.ts"

/** Largest page on the wire. */
export const maxPeoplePageBytes = 64 * 1024
/** So many that the longest names still fit a page. */
export const maxPeoplePerPage = 200

export const peopleRequest = z.object({
	journal: hashField,
	nonce: nonceField,
	version: numberField,
	/** The page wanted, from 0. */
	page: z.number().int().min(0).max(10_000),
})
export type PeopleRequest = z.infer<typeof peopleRequest>

const who = {
	credential: credentialId,
	/** Short name without titles, as the screen shows it. */
	name: z.string().min(1).max(60),
}
const listedCard = z.object({ ...who, tag: tagText })
/** Where this kiosk's sensor keeps the finger. */
const listedFinger = z.object({
	...who,
	sensor: z.object({
		/** The reader's name on this kiosk, e.g. "finger-1". */
		reader: z.string().min(1).max(40),
		slot: z.number().int().min(0).max(65_535),
	}),
})
export type ListedCard = z.infer<typeof listedCard>
export type ListedFinger = z.infer<typeof listedFinger>

/** Somebody who carries several credentials is listed once for each. */
const person = z.union([listedCard, listedFinger])
export type ListedPerson = z.infer<typeof person>

export const peoplePage = z.object({
	nonce: nonceField,
	version: numberField,
	page: z.number().int().min(0),
	pages: z.number().int().min(1),
	people: z.array(person).max(maxPeoplePerPage),
})
export type PeoplePage = z.infer<typeof peoplePage>

// The office's own public key, noted where its facts are: keys of another office beside them are found out.
import { type KeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import type { Kysely } from "kysely"
import type { OfficeSchema } from "./office-schema.ts"

const name = "office-key"

export const keyText = ({ publicKey }: KeyPair): string => toBase64Url(rawPublicKey(publicKey))

/** Undefined: files of a release that did not note it, or of no start yet. */
export async function keptKey(db: Kysely<OfficeSchema>): Promise<string | undefined> {
	const row = await db
		.selectFrom("setting")
		.select("value")
		.where("name", "=", name)
		.executeTakeFirst()
	return row?.value
}

/** Kept once: whoever signs with another key is another office. */
export async function keepKey(db: Kysely<OfficeSchema>, keys: KeyPair): Promise<void> {
	await db
		.insertInto("setting")
		.values({ name, value: keyText(keys) })
		.onConflict((conflict) => conflict.doNothing())
		.execute()
}

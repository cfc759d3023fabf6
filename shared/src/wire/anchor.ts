// anchor: a kiosk that no longer has what the office lacks names the hole.
import { z } from "zod"
import { checkpointField, hashField, nonceField, numberField } from "./journal-fields.ts"

export const anchorMessage = z.object({
	journal: hashField,
	nonce: nonceField,
	/** The head it was told; null when it has forked below its oldest record. */
	after: checkpointField.nullable(),
	/** oldest - 1, and the chain's hash there. */
	n: numberField,
	hash: hashField,
})
export type AnchorMessage = z.infer<typeof anchorMessage>

// The fields that several journal messages share.
import { z } from "zod"
import { fromBase64Url, toBase64Url } from "../journal/keys.ts"
import { kioskCodePattern } from "./topic.ts"

export const hashField = z.string().regex(/^[0-9a-f]{64}$/)
export const numberField = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
export const timeField = z.number().int().min(-8.64e15).max(8.64e15)
export const checkpointField = z.object({ n: numberField, hash: hashField })
/** 16 random bytes, base64url. */
export const nonceField = z.base64url().length(22)
export const kioskField = z.string().regex(kioskCodePattern)
/** 32 raw bytes of a public key, base64url. */
export const publicKeyField = z
	.base64url()
	.length(43)
	.refine((text) => toBase64Url(fromBase64Url(text)) === text, "is not the key's one spelling")
export const signatureField = z.base64url().length(86)

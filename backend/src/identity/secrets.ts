// Random secrets that are handed out once and kept as hashes.
import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto"
import { kioskCodeAlphabet } from "@hadir/shared/wire/topic.ts"

const tokenBytes = 32

/** 256 bits, base64url. */
export const makeToken = (): string => randomBytes(tokenBytes).toString("base64url")

export const randomText = (length: number): string =>
	Array.from({ length }, () => kioskCodeAlphabet[randomInt(kioskCodeAlphabet.length)]).join("")

/** For secrets of full entropy only; passwords people choose go through argon2id. */
export const hashSecret = (secret: string | Buffer): string =>
	createHash("sha256").update(secret).digest("hex")

export const isSecret = (secret: string | Buffer, hash: string): boolean => {
	const expected = Buffer.from(hash, "hex")
	const given = Buffer.from(hashSecret(secret), "hex")
	return expected.length === given.length && timingSafeEqual(expected, given)
}

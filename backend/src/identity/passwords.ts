// Passwords: argon2id, 19 MiB, 2 passes (OWASP's minimum), never stored or logged in the clear.
import { argon2id, hash, verify } from "argon2"

const settings = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, settings)

/** Verifies against a stored hash, or takes just as long when there is nobody of that name. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
	decoy ??= hashPassword("nobody has this password")
	const matches = await verify(stored ?? (await decoy), password)
	return stored !== undefined && matches
}

let decoy: Promise<string> | undefined

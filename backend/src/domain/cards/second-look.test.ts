import { expect, test } from "vitest"
import { needsSecondLook } from "./second-look.ts"

const uid = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"))

test.each([
	["type B, whatever its number", "iso14443b", "50123456", true],
	["four bytes that two cards may share", "iso14443a", "2FA1B2C3", true],
	["four bytes of one card alone", "iso14443a", "20A1B2C3", false],
	["seven bytes, which only one card has", "iso14443a", "04A1B2C3D4E5F6", false],
	["seven bytes that begin in F", "iso14443a", "0FA1B2C3D4E5F6", false],
	["a tag of 125 kHz", "em4100", "4500B8D6F1", false],
] as const)("%s", (_, kind, hex, needs) => {
	expect(needsSecondLook({ kind, uid: uid(hex) })).toBe(needs)
})

import { expect, test } from "vitest"
import { type Curve, makeKeyPair, publicKeyFromRaw, rawPublicKey } from "./keys.ts"

test.each<Curve>(["ed25519", "x25519"])("an %s key comes back from its 32 raw bytes", (curve) => {
	const { publicKey } = makeKeyPair(curve)
	const raw = rawPublicKey(publicKey)
	expect(raw).toHaveLength(32)
	expect(publicKeyFromRaw(curve, raw).equals(publicKey)).toBe(true)
})

test.each([0, 31, 33, 64])(
	"%i bytes are no key: two spellings of one would be two journals",
	(length) => {
		expect(() => publicKeyFromRaw("ed25519", Buffer.alloc(length, 7))).toThrow(RangeError)
	},
)

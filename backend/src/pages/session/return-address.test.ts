import { expect, test } from "vitest"
import { returnAddress } from "./return-address.ts"

test.each([
	["nothing", undefined, "/"],
	["a page with its month", "/pegawai/7?bulan=2026-11", "/pegawai/7?bulan=2026-11"],
	["another site", "https://example.org/", "/"],
	["another site without a scheme", "//example.org/", "/"],
	["another site behind a backslash", "/\\example.org/", "/"],
	["another site behind dots", "/.//example.org/", "/"],
	["a script", "javascript:alert(1)", "/"],
	["the sign-in page itself", "/masuk?kembali=%2F", "/"],
])("%s", (_, wanted, address) => {
	expect(returnAddress(wanted)).toBe(address)
})

import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { readEnrolment, registeredAt, writeEnrolment } from "./enrolment-file.ts"

const keyText = (kind: "ed25519" | "x25519") =>
	toBase64Url(rawPublicKey(makeKeyPair(kind).publicKey))
const enrolment = {
	...{ kiosk: "BCDFGH", place: "Lobi", unit: "Dinas Kesehatan", zone: "Asia/Makassar", paper: "p" },
	...{ officeKey: keyText("ed25519"), officeSealKey: keyText("x25519") },
	tagSecret: toBase64Url(Buffer.alloc(32, 1)),
	mqtt: { host: "127.0.0.1", port: 1883, password: "rahasia" },
}

let folder: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-enrolment-"))
})
afterEach(() => rmSync(folder, { recursive: true }))
const file = () => join(folder, "enrolment.json")

test("what registration gave is read again, by its owner alone, with the office's time of it", () => {
	expect([registeredAt(folder), readEnrolment(folder)]).toMatchObject([
		undefined,
		{ fault: { code: "not-registered" } },
	])
	writeEnrolment(folder, enrolment, 1_764_000_000_000)
	// The kiosk's own clock was two years ahead.
	utimesSync(file(), new Date(), new Date(Date.now() + 2 * 365 * 86_400_000))
	expect(readEnrolment(folder)).toEqual({ ok: true, value: enrolment })
	expect(registeredAt(folder)).toBe(1_764_000_000_000)
	expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test("a file of an earlier release says it by when it was written", () => {
	writeFileSync(file(), JSON.stringify(enrolment))
	utimesSync(file(), new Date(), new Date(1_763_000_000_000))
	expect(registeredAt(folder)).toBe(1_763_000_000_000)
})

test("half a file is damaged, and said so with the way out", () => {
	writeEnrolment(folder, enrolment, 1)
	writeFileSync(file(), readFileSync(file(), "utf8").slice(0, 60))
	expect(readEnrolment(folder)).toMatchObject({ fault: { code: "damaged" } })
})

// A kiosk's way in: a place is set up, a one-time code handed out, a public key signed for.
import type { KeyObject } from "node:crypto"
import {
	fromBase64Url,
	publicKeyFromRaw,
	rawPublicKey,
	toBase64Url,
} from "@hadir/shared/journal/keys.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { signPaper } from "@hadir/shared/wire/paper.ts"
import type { RegistrationAnswer, RegistrationRequest } from "@hadir/shared/wire/registration.ts"
import type { Log, Now, Unit } from "./ports.ts"
import { unknownUnit } from "./unknown-unit.ts"

/** `everyone`: guests from every unit are greeted by name too. */
export const guestChoices = ["none", "everyone"] as const

/** As much as a kiosk's screen has room for. */
export const maxPlaceLength = 80

export type PlannedKiosk = {
	readonly unit: string
	readonly place: string
	readonly guests: (typeof guestChoices)[number]
}

export interface KioskEnrolments {
	units(): Promise<readonly Unit[]>
	/** Adds the kiosk with its one-time code. */
	plan(
		kiosk: PlannedKiosk & { code: string; zone: string; codeHash: string; expiresAt: number },
	): Promise<void>
	/** Adds a one-time code for a kiosk that is there; for one out of service only if it may return. */
	inviteAgain(order: {
		kiosk: string
		codeHash: string
		expiresAt: number
		mayReturn: boolean
	}): Promise<"invited" | "no-kiosk" | "retired">
	/** Spends the code and keeps the key and secrets, in one transaction. */
	register(order: {
		codeHash: string
		publicKey: string
		passwordHash: string
		tagSecret: string
		tagSecretId: string
		atMs: number
	}): Promise<{ code: string; unit: string; place: string; zone: string } | "no-code" | "key-taken">
}

type Secrets = {
	makeToken(): string
	randomText(length: number): string
	hashSecret(secret: string): string
}

type Parts = {
	readonly enrolments: KioskEnrolments
	readonly officeKey: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
	readonly sealKey: KeyObject
	readonly secrets: Secrets
	readonly zone: string
	/** Where kiosks find the broker. */
	readonly mqtt: () => { host: string; port: number }
	readonly now: Now
	readonly note: Log
}

export type EnrolFault = Fault<
	"no-unit" | "no-kiosk" | "retired" | "no-code" | "key-taken" | "bad-key"
>

const kioskCodeLength = 6
const registrationCodeLength = 17
const codeLifeMs = 7 * 86_400_000

export class EnrolKiosk {
	readonly #parts: Parts

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** @returns the kiosk's code and the one-time code, shown once and kept as a hash */
	async plan(kiosk: PlannedKiosk): Promise<Result<{ kiosk: string; code: string }, EnrolFault>> {
		const { enrolments, secrets, zone, now } = this.#parts
		const units = await enrolments.units()
		if (!units.some(({ id }) => id === kiosk.unit)) {
			return fail("no-unit", unknownUnit(kiosk.unit, units))
		}
		const code = secrets.randomText(registrationCodeLength)
		const planned = {
			...kiosk,
			code: secrets.randomText(kioskCodeLength),
			zone,
			codeHash: secrets.hashSecret(code),
			expiresAt: now() + codeLifeMs,
		}
		await enrolments.plan(planned)
		return succeed({ kiosk: planned.code, code })
	}

	/**
	 * A code for a kiosk whose secrets were lost or damaged: it keeps its key and its punches.
	 * @param mayReturn whether one that was retired may come back: days wait for it again then
	 */
	async invite(
		kiosk: string,
		{ mayReturn }: { readonly mayReturn: boolean },
	): Promise<Result<{ kiosk: string; code: string }, EnrolFault>> {
		const { enrolments, secrets, now } = this.#parts
		const code = secrets.randomText(registrationCodeLength)
		const codeHash = secrets.hashSecret(code)
		const expiresAt = now() + codeLifeMs
		switch (await enrolments.inviteAgain({ kiosk, codeHash, expiresAt, mayReturn })) {
			case "invited":
				return succeed({ kiosk, code })
			case "no-kiosk":
				return fail("no-kiosk", `There is no kiosk "${kiosk}". Its screen shows its code.`)
			case "retired":
				return fail(
					"retired",
					`Kiosk ${kiosk} was taken out of service. Add --return if it comes back, or give --unit and --place for a new one.`,
				)
		}
	}

	async register(request: RegistrationRequest): Promise<Result<RegistrationAnswer, EnrolFault>> {
		const { enrolments, secrets, now, note, officeKey, sealKey, mqtt } = this.#parts
		const raw = fromBase64Url(request.publicKey)
		if (!isUsableKey(raw))
			return fail(
				"bad-key",
				"Kunci mesin ini tidak dapat dipakai. Daftarkan lagi dari mesinnya dengan rilis yang sama.",
			)
		const password = secrets.makeToken()
		const tagSecret = secrets.makeToken()
		const tagSecretId = secrets.randomText(kioskCodeLength)
		const registered = await enrolments.register({
			codeHash: secrets.hashSecret(request.code),
			publicKey: request.publicKey,
			passwordHash: secrets.hashSecret(password),
			tagSecret,
			tagSecretId,
			atMs: now(),
		})
		if (registered === "no-code") {
			return fail("no-code", "Kode ini salah, sudah dipakai, atau kedaluwarsa. Mintalah kode baru.")
		}
		if (registered === "key-taken") {
			return fail(
				"key-taken",
				"Kunci mesin ini sudah terdaftar dengan kode mesin lain. Mintalah kode pendaftaran untuk mesin itu.",
			)
		}
		const { code: kiosk, place, unit, zone } = registered
		note("kiosk.registered", { kiosk, place })
		const paper = { kiosk, place, publicKey: request.publicKey, tagSecretId }
		return succeed({
			kiosk,
			place,
			unit,
			zone,
			paper: signPaper(paper, officeKey.privateKey),
			officeKey: toBase64Url(rawPublicKey(officeKey.publicKey)),
			officeSealKey: toBase64Url(rawPublicKey(sealKey)),
			tagSecret,
			mqtt: { ...mqtt(), password },
		})
	}
}

function isUsableKey(raw: Buffer): boolean {
	try {
		return publicKeyFromRaw("ed25519", raw).asymmetricKeyType === "ed25519"
	} catch {
		return false
	}
}

// Who may sign in: staff, their sessions, and one-time links. Server-side; the browser holds a token.
import { randomUUID } from "node:crypto"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { FirstAccessMessage, SignInMessage } from "@hadir/shared/wire/staff-session.ts"
import type { Now, Scope } from "../usecases/ports.ts"
import { hashPassword, isPassword } from "./passwords.ts"
import { hashSecret, makeToken } from "./secrets.ts"
import type { StaffRow, StaffStore } from "./staff-store.ts"

export const idleMs = 30 * 60_000
export const longestMs = 12 * 3_600_000
const linkLifeMs = 24 * 3_600_000

export type SignedIn = {
	readonly staff: string
	readonly username: string
	readonly name: string
	readonly role: string
	readonly scope: Scope
	readonly csrf: string
}

export type Opened = { readonly token: string; readonly user: SignedIn }
type AccessFault = Fault<"no-match" | "link-used" | "name-taken">

export class StaffAccess {
	readonly #store: StaffStore
	readonly #now: Now

	constructor(store: StaffStore, now: Now) {
		this.#store = store
		this.#now = now
	}

	/** A link for the first administrator; none once there is one. Earlier links stop working. */
	async firstAdministratorLink(): Promise<string | undefined> {
		if (await this.#store.hasStaff()) return undefined
		const token = makeToken()
		await this.#store.replaceLinks({
			hash: hashSecret(token),
			purpose: firstAdministrator,
			expiresAt: this.#now() + linkLifeMs,
		})
		return token
	}

	async spendLink(wish: FirstAccessMessage): Promise<Result<Opened, AccessFault>> {
		const passwordHash = await hashPassword(wish.password)
		const staff = {
			id: randomUUID(),
			username: wish.username,
			name: wish.name,
			role: "BKPSDM",
			unit: undefined,
			passwordHash,
			createdAt: this.#now(),
		}
		const used = await this.#store.spendLink(hashSecret(wish.token), staff, this.#now())
		switch (used) {
			case "done":
				return succeed(await this.#open(staff))
			case "name-taken":
				return fail("name-taken", "Nama pengguna itu sudah dipakai. Pilih nama lain.")
			case "no-link":
				return fail(
					"link-used",
					"Tautan ini sudah dipakai atau kedaluwarsa. Nyalakan ulang server kantor untuk tautan baru, atau mintalah kepada administrator.",
				)
		}
	}

	async signIn({ username, password }: SignInMessage): Promise<Result<Opened, AccessFault>> {
		const staff = await this.#store.staffNamed(username)
		if (!(await isPassword(password, staff?.passwordHash)) || staff === undefined) {
			return fail(
				"no-match",
				"NIP atau kata sandi tidak cocok. Periksa huruf besar, lalu coba lagi.",
			)
		}
		return succeed(await this.#open(staff))
	}

	async resume(token: string): Promise<SignedIn | undefined> {
		const session = await this.#store.session(hashSecret(token))
		if (session === undefined) return undefined
		const now = this.#now()
		if (now - session.seenAt > idleMs || now - session.createdAt > longestMs) {
			await this.#store.closeSession(hashSecret(token))
			return undefined
		}
		await this.#store.touchSession(hashSecret(token), now)
		return signedIn(session.staff, session.csrf)
	}

	async signOut(token: string): Promise<void> {
		await this.#store.closeSession(hashSecret(token))
	}

	async #open(staff: StaffRow): Promise<Opened> {
		const token = makeToken()
		const csrf = makeToken()
		const now = this.#now()
		await this.#store.openSession({
			hash: hashSecret(token),
			staff: staff.id,
			csrf,
			createdAt: now,
			seenAt: now,
		})
		return { token, user: signedIn(staff, csrf) }
	}
}

const firstAdministrator = "first-administrator"

const signedIn = (staff: StaffRow, csrf: string): SignedIn => ({
	staff: staff.id,
	username: staff.username,
	name: staff.name,
	role: staff.role,
	scope: { unit: staff.unit },
	csrf,
})

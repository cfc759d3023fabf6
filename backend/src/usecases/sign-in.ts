// Who may sign in: staff, their sessions, and one-time links. Server-side; the browser holds a token.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type {
	FirstAccessMessage,
	LinkMessage,
	SignInMessage,
} from "@hadir/shared/wire/staff-session.ts"
import type { Now, Scope } from "./ports.ts"
import type { StaffRow, StaffStore } from "./staff-store.ts"
import { unknownUnit } from "./unknown-unit.ts"

export const idleMs = 30 * 60_000
export const longestMs = 12 * 3_600_000
const linkLifeMs = 24 * 3_600_000
const invitationLifeMs = 7 * 24 * 3_600_000

export type SignedIn = {
	readonly staff: string
	readonly username: string
	readonly name: string
	readonly role: string
	readonly scope: Scope
	readonly csrf: string
}

export type Opened = { readonly token: string; readonly user: SignedIn }
type AccessFault = Fault<"no-match" | "link-used" | "name-taken" | "other-name">

/** Passwords people choose, and secrets that chance chooses. */
export interface Secrets {
	hashPassword(password: string): Promise<string>
	/** Takes as long when there is nothing stored to compare with. */
	isPassword(password: string, stored: string | undefined): Promise<boolean>
	makeToken(): string
	hashSecret(secret: string): string
}

type Parts = { readonly store: StaffStore; readonly secrets: Secrets; readonly now: Now }

export class StaffAccess {
	readonly #store: StaffStore
	readonly #secrets: Secrets
	readonly #now: Now

	constructor({ store, secrets, now }: Parts) {
		this.#store = store
		this.#secrets = secrets
		this.#now = now
	}

	/** A link for the first administrator; none once there is one. Earlier links stop working. */
	async firstAdministratorLink(): Promise<string | undefined> {
		if (await this.#store.hasStaff()) return undefined
		const token = this.#secrets.makeToken()
		await this.#store.replaceLinks({
			hash: this.#secrets.hashSecret(token),
			purpose: firstAdministrator,
			expiresAt: this.#now() + linkLifeMs,
		})
		return token
	}

	/**
	 * A link for one more person; printed once, kept as a hash.
	 * @param unit whom it lets in sees that OPD only; undefined: every OPD
	 */
	async invite(unit: string | undefined): Promise<Result<string, Fault<"no-unit">>> {
		const units = await this.#store.units()
		if (unit !== undefined && !units.some(({ id }) => id === unit)) {
			return fail("no-unit", unknownUnit(unit, units))
		}
		const token = this.#secrets.makeToken()
		await this.#store.addLink({
			hash: this.#secrets.hashSecret(token),
			purpose: "invitation",
			expiresAt: this.#now() + invitationLifeMs,
			unit,
		})
		return succeed(token)
	}

	/** A link with which this person sets a new password; printed once, kept as a hash. */
	async reset(username: string): Promise<Result<string, Fault<"no-staff">>> {
		const staff = await this.#store.staffNamed(username)
		if (staff === undefined) {
			const known = (await this.#store.usernames()).slice(0, mostNamed).join(", ")
			return fail("no-staff", `There is no user "${username}". Users here: ${known || "none yet"}.`)
		}
		const token = this.#secrets.makeToken()
		await this.#store.addLink({
			hash: this.#secrets.hashSecret(token),
			purpose: "reset",
			expiresAt: this.#now() + linkLifeMs,
			staff: staff.id,
		})
		return succeed(token)
	}

	/** Whether the link works, before its bearer fills in anything. */
	async lookAtLink(token: string): Promise<Result<LinkMessage, Fault<"link-used">>> {
		const link = await this.#store.link(this.#secrets.hashSecret(token), this.#now())
		if (link === undefined) return linkUsed
		return succeed(link.owner === undefined ? {} : { name: link.owner.name })
	}

	async spendLink(wish: FirstAccessMessage): Promise<Result<Opened, AccessFault>> {
		const passwordHash = await this.#secrets.hashPassword(wish.password)
		const staff = {
			id: this.#secrets.makeToken(),
			username: wish.username.toLowerCase(),
			name: wish.name,
			role: "BKPSDM",
			passwordHash,
			createdAt: this.#now(),
		}
		const used = await this.#store.spendLink(
			this.#secrets.hashSecret(wish.token),
			staff,
			this.#now(),
		)
		switch (used) {
			case "name-taken":
				return fail("name-taken", "Nama pengguna itu sudah dipakai. Pilih nama lain.")
			case "other-name":
				return fail(
					"other-name",
					"Tautan ini milik pengguna lain. Ketik nama pengguna yang disebut administrator saat memberi tautan.",
				)
			case "no-link":
				return linkUsed
			default:
				return succeed(await this.#open(used))
		}
	}

	async signIn({ username, password }: SignInMessage): Promise<Result<Opened, AccessFault>> {
		const staff = await this.#store.staffNamed(username)
		if (!(await this.#secrets.isPassword(password, staff?.passwordHash)) || staff === undefined) {
			return fail(
				"no-match",
				"NIP atau kata sandi tidak cocok. Periksa huruf besar, lalu coba lagi.",
			)
		}
		return succeed(await this.#open(staff))
	}

	async resume(token: string): Promise<SignedIn | undefined> {
		const session = await this.#store.session(this.#secrets.hashSecret(token))
		if (session === undefined) return undefined
		const now = this.#now()
		if (now - session.seenAt > idleMs || now - session.createdAt > longestMs) {
			await this.#store.closeSession(this.#secrets.hashSecret(token))
			return undefined
		}
		await this.#store.touchSession(this.#secrets.hashSecret(token), now)
		return signedIn(session.staff, session.csrf)
	}

	async signOut(token: string): Promise<void> {
		await this.#store.closeSession(this.#secrets.hashSecret(token))
	}

	async #open(staff: StaffRow): Promise<Opened> {
		const token = this.#secrets.makeToken()
		const csrf = this.#secrets.makeToken()
		const now = this.#now()
		await this.#store.openSession({
			hash: this.#secrets.hashSecret(token),
			staff: staff.id,
			csrf,
			createdAt: now,
			seenAt: now,
		})
		return { token, user: signedIn(staff, csrf) }
	}
}

const firstAdministrator = "first-administrator"
/** More names than this are not printed. */
const mostNamed = 20

const linkUsed = fail(
	"link-used",
	"Tautan ini sudah dipakai atau kedaluwarsa. Nyalakan ulang server kantor untuk tautan baru, atau mintalah kepada administrator.",
)

const signedIn = (staff: StaffRow, csrf: string): SignedIn => ({
	staff: staff.id,
	username: staff.username,
	name: staff.name,
	role: staff.unit === undefined ? staff.role : "Operator OPD",
	scope: { unit: staff.unit },
	csrf,
})

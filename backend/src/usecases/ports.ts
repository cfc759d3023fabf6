// What the office's use cases need from the world, besides the log (journal-log.ts).
import type { CardKind } from "@hadir/shared/journal/sealed-card.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"

/** UTC milliseconds. */
export type Now = () => number
export type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void

/** Whose figures a signed-in person may see: applied in the store, nowhere else. */
export type Scope = { readonly unit: string | undefined }
export const everyUnit: Scope = { unit: undefined }

export type Unit = { readonly id: string; readonly name: string }

export type Employee = {
	readonly id: string
	readonly nip: string
	readonly name: string
	readonly shortName: string
	readonly unit: Unit
	readonly grade: string
	readonly schedule: string
	readonly employedFrom: LocalDate | undefined
	readonly employedUntil: LocalDate | undefined
}

export type Kiosk = {
	readonly code: string
	readonly unit: string
	readonly place: string
	readonly zone: string
	/** Absent until it has registered. */
	readonly publicKey: string | undefined
	readonly passwordHash: string | undefined
	/** 32 bytes, base64url. */
	readonly tagSecret: string | undefined
	readonly tagSecretId: string | undefined
}

export type ProjectedPunch = {
	/** The record's hash. */
	readonly record: string
	readonly journal: string
	readonly kiosk: string
	readonly n: number
	/** UTC ms. */
	readonly at: number
	readonly q: number
	readonly err: number
	readonly reader: string
	readonly answer: string
	readonly credential: string | undefined
	readonly tag: string | undefined
	readonly sealed: string | undefined
	readonly employee: string | undefined
	readonly workDate: LocalDate
	readonly receivedAt: number
}

export type PlacedPunch = {
	readonly record: string
	readonly at: number
	readonly place: string
	readonly employee: string | undefined
	readonly workDate: LocalDate
	readonly kiosk: string
}

export type Cursor = {
	readonly journal: string
	readonly chain: string
	readonly n: number
	readonly hash: string
}

export type CarriedCredential = {
	readonly credential: string
	readonly kind: CardKind
	readonly uid: Uint8Array
	readonly shortName: string
}

/** People and places. */
export interface Registry {
	units(scope: Scope): Promise<readonly Unit[]>
	employees(scope: Scope): Promise<readonly Employee[]>
	employee(id: string, scope: Scope): Promise<Employee | undefined>
	searchEmployees(text: string, scope: Scope, limit: number): Promise<readonly Employee[]>
	kiosks(): Promise<readonly Kiosk[]>
	kiosk(code: string): Promise<Kiosk | undefined>
	/** Who carried the credential at that instant. */
	carrierOf(credential: string, at: number): Promise<string | undefined>
	credentialByCard(kind: CardKind, uid: Uint8Array): Promise<string | undefined>
	/** Credentials of this kiosk's unit and guests, carried now. */
	listedAt(kiosk: string, at: number): Promise<readonly CarriedCredential[]>
	/** Rises with every change that could alter a people list. */
	peopleVersion(): Promise<number>
}

/** Rows made from the log. */
export interface Projections {
	cursor(journal: string, chain: string): Promise<Cursor | undefined>
	/** Writes the rows and moves the cursor in one transaction; rows already there stay as they are. */
	project(step: {
		readonly cursor: Cursor
		readonly punches: readonly ProjectedPunch[]
		readonly unread: readonly { record: string; journal: string; n: number; bytes: Buffer }[]
	}): Promise<void>
	/** Forgets everything projected from one journal, so that it is projected again. */
	forget(journal: string): Promise<readonly string[]>
	punchesOf(
		employees: readonly string[] | "everyone",
		dates: { readonly from: LocalDate; readonly through: LocalDate },
	): Promise<readonly PlacedPunch[]>
	latestPunches(scope: Scope, limit: number): Promise<readonly PlacedPunch[]>
}

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
	/** UTC ms from and until which it counts for anybody's day. */
	readonly registeredAt: number | undefined
	readonly retiredAt: number | undefined
}

export type CredentialKind = CardKind | "finger"

export type CarriedCredential = {
	readonly credential: string
	readonly shortName: string
} & (
	| { readonly kind: CardKind; readonly uid: Uint8Array }
	/** In one sensor of the kiosk that was asked about. */
	| { readonly kind: "finger"; readonly sensor: { readonly reader: string; readonly slot: number } }
)

/** Who carried a credential at an instant, UTC ms; undefined: nobody, or it was not asked for. */
export type Carriers = (credential: string, at: number) => string | undefined

/** People and places. */
export interface Registry {
	units(scope: Scope): Promise<readonly Unit[]>
	employees(scope: Scope): Promise<readonly Employee[]>
	employee(id: string, scope: Scope): Promise<Employee | undefined>
	searchEmployees(text: string, scope: Scope, limit: number): Promise<readonly Employee[]>
	kiosks(): Promise<readonly Kiosk[]>
	kiosk(code: string): Promise<Kiosk | undefined>
	/** A kiosk's key gives way to its successor, if it still is the kiosk's. */
	replaceKey(code: string, key: { readonly old: string; readonly next: string }): Promise<void>
	/** Who carried these credentials, and when. */
	carriersOf(credentials: readonly string[]): Promise<Carriers>
	credentialByCard(kind: CardKind, uid: Uint8Array): Promise<string | undefined>
	/** Credentials of this kiosk's unit and guests, carried now. */
	listedAt(kiosk: string, at: number): Promise<readonly CarriedCredential[]>
	/** Kiosks at which each person is a named guest. */
	guestKiosks(): Promise<ReadonlyMap<string, readonly string[]>>
	/** Kinds of credential each person carries or has carried. */
	credentialKinds(): Promise<ReadonlyMap<string, readonly CredentialKind[]>>
	/** Rises with every change that could alter a people list. */
	peopleVersion(): Promise<number>
}

// What an import would do, worked out before anything is written.
import type { RegistryChange } from "../../domain/imports/registry-change.ts"
import type { RefusedRow } from "../../domain/imports/sheet.ts"
import type { PayFact } from "../../domain/pay/pay-fact.ts"
import type { Policy } from "../../domain/regulation/policy.ts"
import type { EntryWish } from "../keep-entries.ts"
import type { Employee, Unit } from "../ports.ts"

/** One row, told to whoever looks the preview through. */
export type PlanLine = { readonly row: number; readonly who: string; readonly what: string }

export type ImportPlan = {
	readonly fresh: readonly PlanLine[]
	readonly changed: readonly PlanLine[]
	/** Rows that say what is on record already. */
	readonly known: number
	readonly refused: readonly RefusedRow[]
	/** What concerns the file as a whole. */
	readonly notes: readonly string[]
	readonly wishes: readonly EntryWish[]
	readonly changes: readonly RegistryChange[]
	readonly facts: readonly PayWish[]
}

/** A fact of the pay book as somebody wants it written; its paper is the file. */
export type PayWish = Pick<PayFact, "employee" | "from" | "until" | "content">

/** What is on record when the plan is made. */
export type Known = {
	readonly units: readonly Unit[]
	readonly byNip: ReadonlyMap<string, Employee>
	readonly policy: Policy
}

/** Rows that go one by one into a plan: each adds its line, or is refused. */
export class PlanDraft {
	readonly #fresh: PlanLine[] = []
	readonly #changed: PlanLine[] = []
	readonly #refused: RefusedRow[] = []
	readonly #notes: string[] = []
	readonly #wishes: EntryWish[] = []
	readonly #changes: RegistryChange[] = []
	readonly #facts: PayWish[] = []
	#known = 0

	refuse(row: number, why: string): void {
		this.#refused.push({ row, why })
	}
	knows(): void {
		this.#known++
	}
	note(sentence: string): void {
		this.#notes.push(sentence)
	}
	take(
		line: PlanLine & { readonly isChange?: boolean },
		writes: {
			readonly wishes?: readonly EntryWish[]
			readonly changes?: readonly RegistryChange[]
			readonly facts?: readonly PayWish[]
		},
	): void {
		const { isChange, ...told } = line
		;(isChange ? this.#changed : this.#fresh).push(told)
		this.#wishes.push(...(writes.wishes ?? []))
		this.#changes.push(...(writes.changes ?? []))
		this.#facts.push(...(writes.facts ?? []))
	}
	get plan(): ImportPlan {
		return {
			...{ fresh: this.#fresh, changed: this.#changed, known: this.#known },
			...{ refused: this.#refused, notes: this.#notes },
			...{ wishes: this.#wishes, changes: this.#changes, facts: this.#facts },
		}
	}
}

export const unknownNip = (nip: string): string =>
	`NIP ${nip} tidak ada di daftar pegawai. Impor pegawainya dahulu (hadir import employees), atau perbaiki NIP-nya.`

/** So many names fit into a sentence. */
const mostNamed = 12

export function namesOf(things: readonly { readonly id: string; readonly name: string }[]): string {
	if (things.length === 0) return "belum ada"
	const named = things.slice(0, mostNamed).map(({ id, name }) => `${id} (${name})`)
	const more = things.length - named.length
	return `${named.join(", ")}${more > 0 ? ` dan ${more} lainnya` : ""}`
}

/** By its id or its name, whatever the capitals and spaces. */
export function named<Thing extends { readonly id: string; readonly name: string }>(
	things: readonly Thing[],
	text: string,
): Thing | undefined {
	const wanted = wordsOf(text)
	return (
		things.find(({ id }) => id === text) ??
		things.find(({ id, name }) => wordsOf(id) === wanted || wordsOf(name) === wanted)
	)
}

const wordsOf = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\d]+/gu, " ")
		.trim()

export const unknownUnitWords = (text: string, units: readonly Unit[]): string =>
	`OPD "${text}" tidak dikenal. Impor dahulu dengan hadir import units, atau tulis salah satu: ${namesOf(units)}.`

export const unknownScheduleWords = (text: string, policy: Policy): string =>
	`Jadwal "${text}" tidak ada di kebijakan yang berlaku. Tulis salah satu: ${namesOf(policy.schedules)}.`

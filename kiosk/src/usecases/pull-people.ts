// Pulls a version of the people list page by page and applies it whole.
import type { KeyObject } from "node:crypto"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import { type ListedPerson, type PeoplePage, peoplePage } from "@hadir/shared/wire/people.ts"
import type { JournalStore, PeopleList } from "./ports.ts"

type Parts = {
	readonly journal: JournalStore
	readonly people: PeopleList
	readonly officeKey: KeyObject
	makeNonce(): string
	publish(bytes: Uint8Array): void
	readonly log: (event: string, facts?: Readonly<Record<string, unknown>>) => void
}

type Pulling = { readonly nonce: string; readonly version: number; readonly people: ListedPerson[] }

export class PullPeople {
	readonly #parts: Parts
	#pulling: Pulling | undefined

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** Starts over: a pull that was cut off is worth nothing. */
	pull(version: number): void {
		this.#pulling = { nonce: this.#parts.makeNonce(), version, people: [] }
		this.#ask(this.#pulling, 0)
	}

	receive(bytes: Uint8Array): void {
		const page = openJson("people", bytes, peoplePage, () => this.#parts.officeKey)
		if (!page.ok) return this.#parts.log("people.page-ignored", { code: page.fault.code })
		const pulling = this.#pulling
		if (pulling?.nonce !== page.value.nonce) return
		if (page.value.version !== pulling.version) return this.pull(page.value.version)
		this.#keep(pulling, page.value)
	}

	#keep(pulling: Pulling, page: PeoplePage): void {
		pulling.people.push(...page.people)
		if (page.page + 1 < page.pages) return this.#ask(pulling, page.page + 1)
		this.#pulling = undefined
		this.#parts.people.apply(pulling.version, pulling.people)
		this.#parts.log("people.applied", { version: pulling.version, people: pulling.people.length })
	}

	#ask(pulling: Pulling, page: number): void {
		const [current] = this.#parts.journal.names()
		if (current === undefined) return
		const { nonce, version } = pulling
		const request = { journal: current, nonce, version, page }
		this.#parts.publish(sealJson("people-request", request, this.#parts.journal.keyOf(current)))
	}
}

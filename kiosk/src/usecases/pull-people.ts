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

type Pulling = {
	readonly nonce: string
	readonly version: number
	readonly people: ListedPerson[]
	/** The page asked for, and ms since boot of the asking. */
	readonly page: number
	readonly atMs: number
}

/** A page that has not come by then is asked for anew. */
const patienceMs = 30_000

export class PullPeople {
	readonly #parts: Parts
	#pulling: Pulling | undefined

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** Starts over, unless this very version is on its way. @param atMs ms since boot */
	pull(version: number, atMs: number): void {
		const under = this.#pulling
		if (under?.version === version && atMs - under.atMs < patienceMs) return
		this.#begin(version, atMs)
	}

	receive(bytes: Uint8Array): void {
		const page = openJson("people", bytes, peoplePage, () => this.#parts.officeKey)
		if (!page.ok) return this.#parts.log("people.page-ignored", { code: page.fault.code })
		const pulling = this.#pulling
		if (pulling?.nonce !== page.value.nonce || pulling.page !== page.value.page) return
		if (page.value.version !== pulling.version) return this.#begin(page.value.version, pulling.atMs)
		this.#keep(pulling, page.value)
	}

	#begin(version: number, atMs: number): void {
		this.#pulling = { nonce: this.#parts.makeNonce(), version, people: [], page: 0, atMs }
		this.#ask(this.#pulling)
	}

	#keep(pulling: Pulling, page: PeoplePage): void {
		const people = [...pulling.people, ...page.people]
		if (page.page + 1 < page.pages) {
			this.#pulling = { ...pulling, people, page: page.page + 1 }
			return this.#ask(this.#pulling)
		}
		const fault = this.#parts.people.apply(pulling.version, people)
		// Pulled again once patience has run out. Whether taps are refused too, taps and marks of life find out.
		if (fault !== undefined) return this.#parts.log("people.not-applied", { code: fault.code })
		this.#pulling = undefined
		this.#parts.log("people.applied", { version: pulling.version, people: people.length })
	}

	#ask({ nonce, version, page }: Pulling): void {
		const [current] = this.#parts.journal.names()
		if (current === undefined) return
		const request = { journal: current, nonce, version, page }
		this.#parts.publish(sealJson("people-request", request, this.#parts.journal.keyOf(current)))
	}
}

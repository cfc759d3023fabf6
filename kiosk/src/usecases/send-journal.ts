// The kiosk's side of the wire: says hello, sends what follows the head it was told, pulls the
// people list, and beats each minute. The rules are in shared/journal; this part does.
import type { KeyObject } from "node:crypto"
import type { Hash } from "@hadir/shared/journal/chain.ts"
import * as conversation from "@hadir/shared/journal/uplink.ts"
import { maxBatchRecords, sealBatch } from "@hadir/shared/wire/batch.ts"
import { type HeadMessage, headMessage } from "@hadir/shared/wire/head.ts"
import { maxJournalsPerHello } from "@hadir/shared/wire/hello.ts"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import type { DownwardKind } from "@hadir/shared/wire/topic.ts"
import { backOffMs } from "../domain/back-off.ts"
import type { Connect, Connection, JournalStore, KioskClock, PeopleList } from "./ports.ts"
import { PullPeople } from "./pull-people.ts"

export type UplinkState = "connected" | "offline"

type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void
type Parts = {
	readonly journal: JournalStore
	readonly people: PeopleList
	readonly clock: KioskClock
	readonly connect: Connect
	readonly officeKey: KeyObject
	readonly release: string
	readonly sources: () => readonly { source: string; pulledThrough: number; ready: boolean }[]
	makeNonce(): string
	/** Between 0 and 1. */
	chance(): number
	/** Connected, offline, or another number unsent: screens may be told. */
	onChange(): void
	/** A new journal has begun: its first record is due. */
	onSucceeded(): void
	readonly log: Log
}

const heartbeatEveryMs = 60_000

export class SendJournal {
	readonly #parts: Parts
	readonly #pull: PullPeople
	#connection: Connection | undefined
	/** The try under way, which may not be ready yet. */
	#trying: Connection | undefined
	#talk: conversation.Conversation | undefined
	#helloAt = 0
	#heardNonce = ""
	#beatNonce = ""
	#failures = 0
	#timers: Partial<Record<"hello" | "connect" | "heartbeat", NodeJS.Timeout>> = {}
	#isRunning = false

	constructor(parts: Parts) {
		this.#parts = parts
		this.#pull = new PullPeople({
			...parts,
			publish: (bytes) => this.#connection?.publish("people-request", bytes),
		})
	}

	start(): void {
		this.#isRunning = true
		this.#timers.heartbeat = setInterval(() => this.#beat(), heartbeatEveryMs)
		this.#connect()
	}

	stop(): void {
		this.#isRunning = false
		for (const timer of Object.values(this.#timers)) clearTimeout(timer)
		this.#trying?.close()
	}

	/** Connected means heard: the office has answered in this conversation. */
	get state(): UplinkState {
		return this.#connection !== undefined && this.#heardNonce === this.#talk?.nonce
			? "connected"
			: "offline"
	}

	/** Records the office is not known to hold. */
	unsent(): number {
		const { journal } = this.#parts
		return journal.names().reduce((sum, name) => {
			const reached = this.#talk === undefined ? -1 : conversation.reachedNumber(this.#talk, name)
			const { last, oldest } = journal.own(name)
			return sum + last.n - Math.max(reached, oldest - 1)
		}, 0)
	}

	/** A record was appended: it goes out at once when nothing is under way. */
	noteAppended(): void {
		this.#pump()
	}

	/** A journal that has forked gives way to a new one at once, so before the next tap. */
	#succeedIfForked(): void {
		const { journal } = this.#parts
		const [current] = journal.names()
		if (current === undefined || this.#talk === undefined) return
		if (!conversation.mustCloseJournal(this.#talk, current)) return
		this.#parts.log("journal.succeeded", { closed: current })
		journal.succeed()
		this.#parts.onSucceeded()
		this.#sayHello(undefined)
	}

	#connect(): void {
		this.#trying = this.#parts.connect({
			onReady: (ready) => {
				this.#connection = ready
				this.#parts.log("uplink.connected")
				this.#sayHello(undefined)
			},
			onMessage: (kind, bytes) => this.#receive(kind, bytes),
			onClosed: (reason) => {
				this.#connection = undefined
				this.#parts.onChange()
				clearTimeout(this.#timers.hello)
				if (!this.#isRunning) return
				const waitMs = backOffMs(this.#failures++, this.#parts.chance())
				this.#parts.log("uplink.closed", { reason, waitMs })
				this.#timers.connect = setTimeout(() => this.#connect(), waitMs)
			},
		})
	}

	#sayHello(before: conversation.Conversation | undefined): void {
		const { journal, clock, people, release } = this.#parts
		const names = this.#undrained()
		const [current] = names
		if (current === undefined || this.#connection === undefined) return
		const { boot, mono, wall } = clock.read()
		const nonce = this.#parts.makeNonce()
		const hello = {
			nonce,
			journal: current,
			journals: names.map((name) => journal.show(name)),
			...{ boot, mono, wall },
			peopleVersion: people.version(),
			versions: { release, journal: 1 },
		}
		this.#helloAt = mono
		this.#talk = conversation.sayHello(before, {
			nonce,
			journals: names,
			atMs: mono,
			jitter: this.#parts.chance(),
		})
		this.#connection.publish("hello", sealJson("hello", hello, journal.keyOf(current)))
		this.#scheduleHello()
	}

	/** The newest journals, as many as one hello may name. */
	#undrained(): readonly Hash[] {
		return this.#parts.journal.names().slice(0, maxJournalsPerHello)
	}

	#scheduleHello(): void {
		clearTimeout(this.#timers.hello)
		if (this.#talk === undefined) return
		const waitMs = Math.max(0, this.#talk.helloDueAt - this.#parts.clock.read().mono)
		this.#timers.hello = setTimeout(() => this.#sayHello(this.#talk), waitMs)
	}

	#receive(kind: DownwardKind, bytes: Uint8Array): void {
		if (!this.#isRunning) return
		if (kind === "people") return this.#pull.receive(bytes)
		const head = openJson("head", bytes, headMessage, () => this.#parts.officeKey)
		if (!head.ok) return this.#parts.log("uplink.head-ignored", { code: head.fault.code })
		this.#hear(head.value)
	}

	#hear(head: HeadMessage): void {
		const { journal, clock } = this.#parts
		if (this.#talk?.nonce !== head.nonce || !journal.names().includes(head.journal)) return
		const { mono } = clock.read()
		if (this.#heardNonce !== head.nonce) this.#noteTime(head, mono)
		if (head.refused !== undefined) this.#parts.log("uplink.refused", { why: head.refused })
		if (head.paper !== undefined) journal.keepPaper(head.journal, head.paper)
		this.#failures = 0
		this.#talk = conversation.hearHead(this.#talk, head, journal.own(head.journal), mono)
		if (head.peopleVersion !== this.#parts.people.version()) {
			this.#pull.pull(head.peopleVersion, mono)
		}
		this.#scheduleHello()
		this.#pump()
		this.#beatOnceDrained()
		this.#succeedIfForked()
		this.#parts.onChange()
	}

	/** The office learns that nothing is missing as soon as it is true, not a minute later. */
	#beatOnceDrained(): void {
		const nonce = this.#talk?.nonce ?? ""
		if (this.#beatNonce === nonce || this.unsent() > 0) return
		this.#beatNonce = nonce
		this.#beat()
	}

	/** The first head of a nonce tells the time; the record lets the office correct this boot's. */
	#noteTime(head: HeadMessage, mono: number): void {
		const { clock, journal } = this.#parts
		this.#heardNonce = head.nonce
		const roundTrip = mono - this.#helloAt
		clock.hear(head.time, Math.ceil(roundTrip / 2))
		journal.append({ k: "clock", ...clock.read(), cause: "head", server: head.time, roundTrip })
	}

	#pump(): void {
		const connection = this.#connection
		if (this.#talk === undefined || connection === undefined) return
		for (const name of [...this.#undrained()].reverse()) {
			if (conversation.isBusy(this.#talk)) return
			const step = conversation.nextStep(this.#talk, name, this.#parts.journal.own(name))
			if (step === undefined || step.kind === "drained") continue
			const through =
				step.kind === "send"
					? this.#sendBatch(connection, name, step.after)
					: this.#sendAnchor(connection, name, step.after)
			if (through === undefined) continue
			const { mono } = this.#parts.clock.read()
			this.#talk = conversation.noteSent(this.#talk, { journal: name, through, atMs: mono })
			this.#scheduleHello()
		}
	}

	#sendBatch(connection: Connection, name: Hash, after: number): number | undefined {
		const { journal } = this.#parts
		const own = journal.own(name)
		const from = after + 1
		const through = Math.min(own.last.n, after + maxBatchRecords)
		const stored = journal.lines(name, { from, through })
		const damaged = stored.findIndex((_, index) => own.hashAt(from + index) === undefined)
		// What no longer gives its stored hash must not be signed as if it did.
		const lines = damaged < 0 ? stored : stored.slice(0, damaged)
		const prev = own.hashAt(after)
		if (prev === undefined || damaged >= 0)
			this.#parts.log("journal.damaged", { journal: name, from })
		if (prev === undefined || lines.length === 0 || this.#talk === undefined) return undefined
		const { nonce } = this.#talk
		const content = { journal: name, nonce, from, prev, lines }
		connection.publish("batch", sealBatch(content, journal.keyOf(name)))
		return after + lines.length
	}

	#sendAnchor(
		connection: Connection,
		name: Hash,
		after: { n: number; hash: Hash } | null,
	): number | undefined {
		const { journal } = this.#parts
		const own = journal.own(name)
		const n = own.oldest - 1
		const hash = own.hashAt(n)
		if (hash === undefined || this.#talk === undefined) return undefined
		const anchor = { journal: name, nonce: this.#talk.nonce, after, n, hash }
		connection.publish("anchor", sealJson("anchor", anchor, journal.keyOf(name)))
		return n
	}

	#beat(): void {
		const { journal, clock, sources } = this.#parts
		const names = this.#undrained()
		const [current] = names
		if (current === undefined || this.#connection === undefined) return
		const journals = names.map((id) => ({ id, ...journal.own(id).last }))
		const beat = { journal: current, journals, time: clock.read().wall, sources: sources() }
		this.#connection.publish("heartbeat", sealJson("heartbeat", beat, journal.keyOf(current)))
	}
}

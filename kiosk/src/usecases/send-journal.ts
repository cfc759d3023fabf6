// The kiosk's side of the wire: says hello, sends what follows the head it was told, pulls the
// people list, and beats each minute. The rules are in shared/journal; this part does.
import type { KeyObject } from "node:crypto"
import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import * as conversation from "@hadir/shared/journal/uplink.ts"
import { sealBatch } from "@hadir/shared/wire/batch.ts"
import { type HeadMessage, headMessage } from "@hadir/shared/wire/head.ts"
import type { HeartbeatMessage } from "@hadir/shared/wire/heartbeat.ts"
import { maxJournalsPerHello } from "@hadir/shared/wire/hello.ts"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import type { DownwardKind } from "@hadir/shared/wire/topic.ts"
import { BackOff } from "../domain/back-off.ts"
import type {
	Connect,
	Connection,
	JournalFault,
	JournalStore,
	KioskClock,
	PeopleList,
	Timers,
} from "./ports.ts"
import { PullPeople } from "./pull-people.ts"
import { SayHeartbeat, type Source } from "./say-heartbeat.ts"
import { journalsShown } from "./shown-journals.ts"

export type UplinkState = "connected" | "offline"

type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void
type Parts = {
	readonly journal: JournalStore
	readonly people: PeopleList
	readonly clock: KioskClock
	readonly timers: Timers
	readonly connect: Connect
	readonly officeKey: KeyObject
	readonly release: string
	readonly sources: () => readonly Source[]
	readonly health: () => Pick<HeartbeatMessage, "fault" | "freePercent">
	makeNonce(): string
	/** Between 0 and 1. */
	chance(): number
	/** Connected, offline, or another number unsent: screens may be told. */
	onChange(): void
	/** What a journal that succeeds a forked one begins with. */
	firstRecord(): RecordContent
	/** It has begun: what stood in the old one and still holds is to be said again. */
	onSucceeded(): void
	/** The disk did not take a record of the uplink's own. */
	onRefused(fault: JournalFault): void
	readonly log: Log
}

export class SendJournal {
	readonly #parts: Parts
	readonly #pull: PullPeople
	readonly #heartbeat: SayHeartbeat
	#connection: Connection | undefined
	/** The try under way, which may not be ready yet. */
	#trying: Connection | undefined
	#talk: conversation.Conversation | undefined
	/** The newest head of each journal, and how far it lets records go. */
	readonly #heads = new Map<Hash, Checkpoint>()
	readonly #prunable = new Map<Hash, number>()
	#hellos = 0
	#helloAt = 0
	#heardNonce = ""
	readonly #backOff = new BackOff()
	#callOffHello = () => {}
	#callOffConnect = () => {}
	#isRunning = false

	constructor(parts: Parts) {
		this.#parts = parts
		this.#pull = new PullPeople({
			...parts,
			publish: (bytes) => this.#connection?.publish("people-request", bytes),
		})
		this.#heartbeat = new SayHeartbeat({
			...parts,
			isConnected: () => this.#connection !== undefined,
			publish: (bytes) => this.#connection?.publish("heartbeat", bytes),
			unsentOf: (name) => this.#unsentOf(name),
		})
	}

	start(): void {
		this.#isRunning = true
		this.#heartbeat.start()
		this.#connect()
	}

	stop(): void {
		this.#isRunning = false
		this.#heartbeat.stop()
		this.#callOffHello()
		this.#callOffConnect()
		this.#trying?.close()
		this.#connection = undefined
	}

	/** Connected means heard: the office has answered in this conversation. */
	get state(): UplinkState {
		return this.#connection !== undefined && this.#heardNonce === this.#talk?.nonce
			? "connected"
			: "offline"
	}

	/** Records the office is not known to hold. */
	unsent(): number {
		return this.#parts.journal.names().reduce((sum, name) => sum + this.#unsentOf(name), 0)
	}

	/** Highest number of this journal that the office and its backups are known to hold; 0: none. */
	prunable(name: Hash): number {
		return this.#prunable.get(name) ?? 0
	}

	/** A record was appended: it goes out at once when nothing is under way. */
	noteAppended(): void {
		this.#pump()
	}

	/** Somebody here waits for what the office has decided meanwhile. */
	readonly askAnew = (): void => this.#sayHello(this.#talk)

	#unsentOf(name: Hash): number {
		const reached = this.#talk === undefined ? -1 : conversation.reachedNumber(this.#talk, name)
		const { last, oldest } = this.#parts.journal.own(name)
		return last.n - Math.max(reached, oldest - 1)
	}

	/** A journal that has forked gives way to a new one at once, so before the next tap. */
	#succeedIfForked(): void {
		const { journal, log } = this.#parts
		const [current] = journal.names()
		if (current === undefined || this.#talk === undefined) return
		if (!conversation.mustCloseJournal(this.#talk, current)) return
		const fault = journal.succeed(this.#parts.firstRecord())
		if (fault !== undefined) return log("journal.not-succeeded", { code: fault.code })
		log("journal.succeeded", { closed: current })
		this.#parts.onSucceeded()
		this.#sayHello(undefined)
	}

	#connect(): void {
		this.#trying = this.#parts.connect({
			onReady: (ready) => {
				// It was stopped while the connection was made: the journal may be closed by now.
				if (!this.#isRunning) return ready.close()
				this.#connection = ready
				this.#backOff.connected(this.#parts.clock.read().mono)
				this.#parts.log("uplink.connected")
				this.#sayHello(undefined)
			},
			onMessage: (kind, bytes) => this.#receive(kind, bytes),
			onClosed: (reason) => {
				this.#connection = undefined
				this.#parts.onChange()
				this.#callOffHello()
				if (!this.#isRunning) return
				const waitMs = this.#backOff.wait(this.#parts.clock.read().mono, this.#parts.chance())
				this.#parts.log("uplink.closed", { reason, waitMs })
				this.#callOffConnect = this.#parts.timers.after(waitMs, () => this.#connect())
			},
		})
	}

	#sayHello(before: conversation.Conversation | undefined): void {
		const { journal, clock, people, release } = this.#parts
		const names = journalsShown(journal.names(), maxJournalsPerHello, this.#hellos++)
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

	#scheduleHello(): void {
		this.#callOffHello()
		if (this.#talk === undefined || this.#connection === undefined) return
		const waitMs = Math.max(0, this.#talk.helloDueAt - this.#parts.clock.read().mono)
		this.#callOffHello = this.#parts.timers.after(waitMs, () => this.#sayHello(this.#talk))
	}

	#receive(kind: DownwardKind, bytes: Uint8Array): void {
		if (!this.#isRunning) return
		if (kind === "people") return this.#pull.receive(bytes)
		const head = openJson("head", bytes, headMessage, () => this.#parts.officeKey)
		if (!head.ok) return this.#parts.log("uplink.head-ignored", { code: head.fault.code })
		this.#hear(head.value)
	}

	#hear(head: HeadMessage): void {
		const { journal, clock, people, log } = this.#parts
		if (this.#talk?.nonce !== head.nonce || !journal.names().includes(head.journal)) return
		const { mono } = clock.read()
		if (this.#heardNonce !== head.nonce) this.#noteTime(head, mono)
		if (head.refused !== undefined) log("uplink.refused", { why: head.refused })
		const fault = head.paper && journal.keepPaper(head.journal, head.paper)
		if (fault) log("journal.paper-not-kept", { code: fault.code })
		const restored = { journal: head.journal, n: head.n }
		if (journal.adopt(head.journal, head)) log("journal.hash-restored", restored)
		this.#talk = conversation.hearHead(this.#talk, head, journal.own(head.journal), mono)
		this.#backOff.stored(head.n - (this.#heads.get(head.journal)?.n ?? 0))
		this.#noteHead(head)
		if (head.peopleVersion !== people.version()) this.#pull.pull(head.peopleVersion, mono)
		this.#scheduleHello()
		this.#pump()
		this.#succeedIfForked()
		this.#heartbeat.noteHead()
		this.#parts.onChange()
	}

	/** Only the newest head on this kiosk's own chain lets records go, and only what it covers. */
	#noteHead(head: HeadMessage): void {
		this.#heads.set(head.journal, { n: head.n, hash: head.hash })
		const isOwn = this.#parts.journal.own(head.journal).hashAt(head.n) === head.hash
		this.#prunable.set(head.journal, isOwn ? Math.min(head.prunable, head.n) : 0)
	}

	/** The first head of a nonce tells the time; the record lets the office correct this boot's. */
	#noteTime(head: HeadMessage, mono: number): void {
		const { clock, journal, onRefused } = this.#parts
		this.#heardNonce = head.nonce
		const roundTrip = mono - this.#helloAt
		clock.hear(head.time, Math.ceil(roundTrip / 2))
		const told = { cause: "head", server: head.time, roundTrip } as const
		const appended = journal.append({ k: "clock", ...clock.read(), ...told })
		if (!appended.ok) onRefused(appended.fault)
	}

	#pump(): void {
		const connection = this.#connection
		if (this.#talk === undefined || connection === undefined) return
		for (const name of [...this.#talk.lines.keys()].reverse()) {
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
		const { journal, log } = this.#parts
		const head = this.#heads.get(name)
		// Where nothing here proves the hash any more, the office's word for it is what it will meet.
		const told = head?.n === after ? head.hash : undefined
		const prev = journal.own(name).hashAt(after) ?? told
		const sent = prev === undefined ? [] : journal.linesAfter(name, { n: after, hash: prev })
		if (prev === undefined || sent.length === 0 || this.#talk === undefined) {
			log("journal.unprovable", { journal: name, after })
			return undefined
		}
		const from = after + 1
		for (const [index, { kind }] of sent.entries()) {
			if (kind !== "whole") log("journal.damaged", { journal: name, n: from + index, kind })
		}
		const { nonce } = this.#talk
		const content = { journal: name, nonce, from, prev, lines: sent.map(({ line }) => line) }
		connection.publish("batch", sealBatch(content, journal.keyOf(name)))
		return after + sent.length
	}

	#sendAnchor(connection: Connection, name: Hash, after: Checkpoint | null): number | undefined {
		const { journal } = this.#parts
		const own = journal.own(name)
		const n = own.oldest - 1
		const hash = own.hashAt(n)
		if (hash === undefined || this.#talk === undefined) return undefined
		const anchor = { journal: name, nonce: this.#talk.nonce, after, n, hash }
		connection.publish("anchor", sealJson("anchor", anchor, journal.keyOf(name)))
		return n
	}
}

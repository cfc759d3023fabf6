// From the wire into the log and on to the rows: what kiosks send is verified, stored, answered and
// projected.
import { readBatchHeader } from "@hadir/shared/wire/batch.ts"
import { openEnvelope } from "@hadir/shared/wire/signed.ts"
import type { CarriedKind } from "@hadir/shared/wire/topic.ts"
import { EmbeddedBroker } from "./broker/embedded-broker.ts"
import type { Config } from "./config.ts"
import { explainListen } from "./explain-listen.ts"
import { isSecret } from "./identity/secrets.ts"
import type { OfficeStores } from "./office-stores.ts"
import type { Backups } from "./usecases/backups.ts"
import type { CarriedBatch } from "./usecases/carried-batch.ts"
import { hearHeartbeat } from "./usecases/hear-heartbeat.ts"
import { KioskNewsBoard } from "./usecases/kiosk-news.ts"
import { isOfficeSource } from "./usecases/office-source.ts"
import type { Log, Now } from "./usecases/ports.ts"
import { type Dirty, ProjectJournal } from "./usecases/project-journal.ts"
import { PrunableNumbers } from "./usecases/prunable-numbers.ts"
import { RecordJournal } from "./usecases/record-journal.ts"
import { sendPeople } from "./usecases/send-people.ts"

type Parts = {
	readonly config: Config
	readonly stores: OfficeStores
	readonly backups: Backups
	readonly news: KioskNewsBoard
	readonly now: Now
	readonly note: Log
	/** Person-days that stored punches touch. */
	onDirty(dirty: readonly Dirty[]): void
	/** A heartbeat of the kiosk counted. */
	onHeard(kiosk: string): void
	/** A kiosk that is known signed in with a secret that is not its own. */
	onRefused(kiosk: string): void
	/** Machines take this kiosk's session from each other again and again. */
	onTakeovers(kiosk: string): void
}

export class Ingest {
	readonly projector: ProjectJournal
	readonly #parts: Parts
	readonly #recording: RecordJournal
	readonly #broker: EmbeddedBroker

	constructor(parts: Parts) {
		this.#parts = parts
		this.projector = this.#makeProjector()
		this.#recording = this.#makeRecording()
		this.#broker = this.#makeBroker()
	}

	get connected(): ReadonlySet<string> {
		return this.#broker.connected
	}

	/** @returns the port kiosks connect to */
	async start(): Promise<{ port: number }> {
		const { mqtt } = this.#parts.config
		const started = await this.#broker.start().catch((cause) => {
			throw explainListen(cause, { name: "MQTT", ...mqtt })
		})
		this.projector.wake()
		return started
	}

	async stop(): Promise<void> {
		await this.#broker.stop()
		await this.projector.settle()
	}

	/**
	 * A message that came on a stick: no kiosk waits for its answer, but who brought it must know.
	 * @returns of a batch, whether the log holds it now
	 */
	async takeIn(kiosk: string, kind: CarriedKind, bytes: Buffer): Promise<CarriedBatch | undefined> {
		// What a stick says of the kiosk is as old as its journey: it is no sign of life.
		if (kind === "heartbeat") await this.#hearHeartbeat(kiosk, bytes, new KioskNewsBoard())
		else await this.#recording[kind](kiosk, bytes, true)
		const envelope = kind === "batch" ? openEnvelope(bytes) : undefined
		const header = envelope?.ok ? readBatchHeader(envelope.value.body) : undefined
		if (!header?.ok) return undefined
		const { journal, from, count, last } = header.value
		const through = from + count - 1
		const { reader, registry } = this.#parts.stores
		const point = { n: through, hash: last }
		const holder = await reader.holderOf(journal, await reader.chainsOf(journal), point)
		const isKioskKnown = (await registry.kiosk(kiosk)) !== undefined
		return { journal, from, through, isHeld: holder !== undefined, isKioskKnown }
	}

	/** A batch of the journal that the office itself writes. */
	record(kiosk: string, batch: Buffer): Promise<void> {
		return this.#recording.batch(kiosk, batch)
	}

	/** Resolves when everything stored is worked in. */
	settle(): Promise<void> {
		this.projector.wake()
		return this.projector.settle()
	}

	#makeProjector(): ProjectJournal {
		const { stores, config, now, note, onDirty } = this.#parts
		return new ProjectJournal({
			...{ ...stores.patient, reader: stores.reader, zone: config.zone, now, note, onDirty },
			officeSealKey: stores.keys.sealing,
			pause: () => new Promise((resolve) => setImmediate(resolve)),
		})
	}

	#makeRecording(): RecordJournal {
		const { stores, backups, news, now, note } = this.#parts
		const { log, registry, verdicts, alarms, reader, keys } = stores
		const prunable = new PrunableNumbers(backups, (journal, chain, point) =>
			reader.holds(journal, chain, point),
		)
		return new RecordJournal({
			...{ log, registry, verdicts, alarms, news, now, note },
			prunable: (journal, chain) => prunable.on(journal, chain),
			officeKey: keys.signing,
			answer: (kiosk, bytes) => {
				if (!isOfficeSource(kiosk)) this.#broker.send(kiosk, "head", bytes)
			},
			onAppended: () => this.projector.wake(),
		})
	}

	#makeBroker(): EmbeddedBroker {
		const { config, stores, now, note, onTakeovers, onRefused } = this.#parts
		const { log, registry, verdicts, keys } = stores
		const people = {
			...{ log, registry, verdicts, now, note },
			officeKey: keys.signing.privateKey,
			answer: (kiosk: string, bytes: Buffer) => this.#broker.send(kiosk, "people", bytes),
		}
		return new EmbeddedBroker({
			...{ ...config.mqtt, note, now, onTakeovers },
			isKiosk: async (code, password) => {
				const hash = (await registry.kiosk(code))?.passwordHash
				const isOwn = hash !== undefined && isSecret(password, hash)
				if (hash !== undefined && !isOwn) onRefused(code)
				return isOwn
			},
			receive: async (kiosk, kind, payload) => {
				if (kind === "people-request") return sendPeople(people, kiosk, payload)
				if (kind === "heartbeat") {
					return this.#hearHeartbeat(kiosk, payload, this.#parts.news)
				}
				return this.#recording[kind](kiosk, payload)
			},
		})
	}

	#hearHeartbeat(kiosk: string, bytes: Buffer, news: KioskNewsBoard) {
		const { stores, now, note, onHeard } = this.#parts
		const { log, verdicts } = stores
		return hearHeartbeat({ log, verdicts, news, now, note, onHeard }, kiosk, bytes)
	}
}

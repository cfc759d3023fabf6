// The projector: a cursor for each chain, moved in the transaction that writes its rows.
import { type Hash, hashAfterLine, isDamagedLine } from "@hadir/shared/journal/chain.ts"
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import { decodeRecord, type PunchRecord } from "@hadir/shared/journal/record.ts"
import { openCard } from "@hadir/shared/journal/sealed-card.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { workDateOf } from "@hadir/shared/time/local-time.ts"
import type { ChainState, JournalReader, StoredLines } from "./journal-log.ts"
import type { Log, ProjectedPunch, Projections, Registry } from "./ports.ts"

export type Dirty = { readonly employee: string | undefined; readonly workDate: LocalDate }

type Parts = {
	readonly reader: JournalReader
	readonly projections: Projections
	readonly registry: Registry
	readonly officeSealKey: KeyPair
	/** Zone of a kiosk that has none on record. */
	readonly zone: string
	readonly note: Log
	/** Person-days the committed rows touch. */
	onDirty(dirty: readonly Dirty[]): void
}

/** Batches worked on between two looks at the clock: a slice well below 20 ms. */
const batchesPerSlice = 8

/** 2020 to 2100: a record of another time is listed for a person, not given a work date. */
const isPlausible = (wall: number): boolean => wall > 1_577_836_800_000 && wall < 4_102_444_800_000

export class ProjectJournal {
	readonly #parts: Parts
	#isRunning = false
	#isWanted = false
	#idle: Promise<void> = Promise.resolve()

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/** Asks for a run; several asks while one runs are one more run. */
	wake(): void {
		this.#isWanted = true
		if (this.#isRunning) return
		this.#isRunning = true
		this.#idle = this.#run().finally(() => {
			this.#isRunning = false
		})
	}

	/** Resolves when everything asked for is projected. */
	async settle(): Promise<void> {
		await this.#idle
	}

	async #run(): Promise<void> {
		while (this.#isWanted) {
			this.#isWanted = false
			for (const chain of await this.#parts.reader.chains()) await this.#tryToFollow(chain)
		}
	}

	/** One chain's trouble holds no other up. */
	async #tryToFollow(chain: ChainState): Promise<void> {
		try {
			await this.#follow(chain)
		} catch (cause) {
			// The rows and the cursor moved together or not at all, so the next wake goes on from there.
			const why = cause instanceof Error ? cause.message : String(cause)
			this.#parts.note("projector.failed", { journal: chain.journal, why })
		}
	}

	async #follow(chain: ChainState): Promise<void> {
		let at = await this.#cursorOf(chain)
		while (at < chain.head.n) {
			const batches = await this.#parts.reader.linesAfter(
				{ journal: chain.journal, chain: chain.chain, n: at },
				batchesPerSlice,
			)
			if (batches.length === 0) return
			for (const batch of batches) at = await this.#projectBatch(chain, batch)
			await new Promise((resolve) => setImmediate(resolve))
		}
	}

	/** Where to go on; a cursor the log does not hold means the log is another one: begin anew. */
	async #cursorOf({ journal, chain, start }: ChainState): Promise<number> {
		const { projections, reader, note } = this.#parts
		const cursor = await projections.cursor(journal, chain)
		if (cursor === undefined) return start?.n ?? 0
		if (await reader.holds(journal, chain, cursor)) return cursor.n
		const gone = await projections.forget(journal)
		note("projector.rebuild", { journal, punches: gone.length })
		return start?.n ?? 0
	}

	async #projectBatch(chain: ChainState, batch: StoredLines): Promise<number> {
		const kiosk = await this.#parts.registry.kiosk(chain.kiosk)
		const zone = kiosk?.zone ?? this.#parts.zone
		const punches: ProjectedPunch[] = []
		const unread: { record: Hash; journal: Hash; n: number; bytes: Buffer }[] = []
		let hash: Hash = batch.prev
		let n = batch.from - 1
		for (const line of batch.lines) {
			n++
			hash = hashAfterLine(hash, line) ?? hash
			const record = isDamagedLine(line) ? undefined : decodeRecord(line)
			if (!record?.ok || !isPlausible(record.value.wall)) {
				unread.push({ record: hash, journal: chain.journal, n, bytes: line })
			} else if (record.value.k === "punch") {
				const place = { chain, hash, zone, receivedAt: batch.receivedAt }
				punches.push(await this.#punchOf(record.value, place))
			}
		}
		const cursor = { journal: chain.journal, chain: chain.chain, n, hash }
		await this.#parts.projections.project({ cursor, punches, unread })
		if (punches.length > 0) this.#parts.onDirty(punches)
		return n
	}

	async #punchOf(
		record: PunchRecord,
		place: { chain: ChainState; hash: Hash; zone: string; receivedAt: number },
	): Promise<ProjectedPunch> {
		const credential = "credential" in record ? record.credential : await this.#credentialOf(record)
		const employee =
			credential === undefined
				? undefined
				: await this.#parts.registry.carrierOf(credential, record.wall)
		return {
			record: place.hash,
			journal: place.chain.journal,
			kiosk: place.chain.kiosk,
			n: record.n,
			at: record.wall,
			q: record.q,
			err: record.err,
			reader: record.reader,
			answer: record.answer,
			credential,
			tag: "tag" in record ? record.tag : undefined,
			sealed: "sealed" in record ? record.sealed : undefined,
			employee,
			workDate: workDateOf(record.wall, place.zone),
			receivedAt: place.receivedAt,
		}
	}

	/** An unknown card may be known here by now: only the office can open its seal. */
	async #credentialOf(record: { tag: string; sealed: string }): Promise<string | undefined> {
		const card = openCard(record.sealed, record.tag, this.#parts.officeSealKey)
		if (!card.ok) {
			this.#parts.note("projector.seal-broken", {})
			return undefined
		}
		return this.#parts.registry.credentialByCard(card.value.kind, card.value.uid)
	}
}

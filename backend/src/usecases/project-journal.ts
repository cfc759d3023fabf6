// The projector: a cursor for each chain, moved in the transaction that writes its rows.
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Alarms } from "./alarms.ts"
import type { ChainState, JournalReader, StoredLines } from "./journal-log.ts"
import type { JournalVerdicts } from "./journal-verdicts.ts"
import type { Log, Now, Registry } from "./ports.ts"
import { projectBatch } from "./project-batch.ts"
import { forkAlarm, missingAlarms, vanishedAlarm } from "./projection-alarms.ts"
import type { Cursor, MissingSpan, ProjectionStep, Projections } from "./projections.ts"

export type Dirty = { readonly employee: string | undefined; readonly workDate: LocalDate }

type Parts = {
	readonly reader: JournalReader
	readonly projections: Projections
	readonly registry: Registry
	readonly verdicts: JournalVerdicts
	readonly alarms: Alarms
	readonly officeSealKey: KeyPair
	/** Zone of a kiosk that has none on record. */
	readonly zone: string
	readonly now: Now
	readonly note: Log
	/** Person-days the committed rows touch. */
	onDirty(dirty: readonly Dirty[]): void
	/** Lets others have their turn between two slices. */
	pause(): Promise<void>
}

/** Batches worked on between two looks at the clock: a slice well below 20 ms. */
const batchesPerSlice = 8

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
			try {
				const chains = await this.#parts.reader.chains()
				await this.#sweep(chains)
				for (const chain of chains) await this.#tryToFollow(chain)
			} catch (cause) {
				// A disk that fails must not take the office with it: the next wake tries again.
				const why = cause instanceof Error ? cause.message : String(cause)
				this.#parts.note("projector.failed", { why })
			}
		}
	}

	/** Chains the log has lost altogether: an older log took its place. */
	async #sweep(chains: readonly ChainState[]): Promise<void> {
		const held = new Set(chains.map(({ journal, chain }) => `${journal} ${chain}`))
		for (const cursor of await this.#parts.projections.cursors()) {
			if (held.has(`${cursor.journal} ${cursor.chain}`)) continue
			await this.#forget(cursor.journal, chains)
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
		const { reader, alarms, verdicts, now } = this.#parts
		let cursor = await this.#cursorOf(chain)
		if (cursor.n >= chain.head.n) return
		if (!chain.isFirst) await alarms.raise(forkAlarm(chain, now()))
		const verdict = await verdicts.of(chain.journal)
		const revokedAt = verdict?.verdict === "revoked" ? verdict.at : undefined
		while (cursor.n < chain.head.n) {
			const at = { journal: chain.journal, chain: chain.chain, n: cursor.n }
			const batches = await reader.linesAfter(at, batchesPerSlice)
			if (batches.length === 0) return this.#nameHoleAtEnd(chain, cursor)
			for (const batch of batches) {
				cursor = await this.#projectBatch(chain, batch, cursor, revokedAt)
			}
			await this.#parts.pause()
		}
	}

	/** Nothing follows yet what a kiosk named as gone: people are told all the same. */
	async #nameHoleAtEnd(chain: ChainState, cursor: Cursor): Promise<void> {
		const { projections, alarms, now } = this.#parts
		const hole: MissingSpan = {
			...{ id: chain.head.hash, journal: chain.journal, kiosk: chain.kiosk, cause: "hole" },
			...{ lostJournal: undefined, isHeld: false },
			...{ fromN: cursor.n + 1, throughN: chain.head.n },
			...{ fromAt: cursor.at ?? chain.admittedAt, untilAt: now() },
		}
		await projections.nameMissing(hole)
		for (const alarm of missingAlarms([hole], chain, now())) await alarms.raise(alarm)
	}

	/** Where to go on; a cursor the log does not hold means the log is another one: begin anew. */
	async #cursorOf({ journal, chain, start }: ChainState): Promise<Cursor> {
		const { projections, reader } = this.#parts
		const begin = { journal, chain, n: start?.n ?? 0, hash: start?.hash ?? "", at: undefined }
		const cursor = await projections.cursor(journal, chain)
		if (cursor === undefined) return begin
		if (await reader.holds(journal, chain, cursor)) return cursor
		await this.#forget(journal, await reader.chains())
		return begin
	}

	async #forget(journal: string, chains: readonly ChainState[]): Promise<void> {
		const { projections, alarms, note, now } = this.#parts
		const dropped = chains
			.filter((chain) => chain.journal === journal && chain.droppedThrough > 0)
			.map(({ chain, droppedThrough }) => ({ chain, through: droppedThrough }))
		const gone = await projections.forget(journal, dropped)
		note("projector.rebuild", { journal, punches: gone.length })
		if (gone.length > 0) await alarms.raise(vanishedAlarm(journal, gone, now()))
	}

	async #projectBatch(
		chain: ChainState,
		batch: StoredLines,
		cursor: Cursor,
		revokedAt: number | undefined,
	): Promise<Cursor> {
		const { registry, projections, alarms } = this.#parts
		const zone = (await registry.kiosk(chain.kiosk))?.zone ?? this.#parts.zone
		const step = await projectBatch(this.#parts, { chain, batch, cursor, zone, revokedAt })
		await projections.project(step)
		for (const alarm of missingAlarms(step.missing, chain, this.#parts.now())) {
			await alarms.raise(alarm)
		}
		const dirty = dirtyOf(step)
		if (dirty.length > 0) this.#parts.onDirty(dirty)
		return step.cursor
	}
}

function dirtyOf({ punches, retimed }: ProjectionStep): Dirty[] {
	const moved = retimed.flatMap(({ employee, workDate }) =>
		workDate === undefined ? [] : [{ employee, workDate }],
	)
	return [...punches, ...moved]
}

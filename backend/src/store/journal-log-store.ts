import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"
import type { Append, LogView } from "@hadir/shared/journal/log.ts"
import { type Kysely, sql, type Transaction } from "kysely"
import type { AdmittedJournal, JournalLog, Swap } from "../usecases/journal-log.ts"
import { JournalLogReader, stateOf } from "./journal-log-reader.ts"
import type { JournalSchema } from "./journal-schema.ts"

/** Messages kept a journal that do not verify though an admitted key signed them. */
const maxQuarantined = 5

type RealAppend = Exclude<Append, { readonly kind: "nothing" }>

/** A clock that is set right moves by less than that every day. */
const clockStepMs = 60_000

/** journal.db's only writer. */
export class JournalLogStore implements JournalLog {
	readonly #db: Kysely<JournalSchema>
	readonly #reader: JournalLogReader

	constructor(db: Kysely<JournalSchema>) {
		this.#db = db
		this.#reader = new JournalLogReader(db)
	}

	async journal(name: Hash): Promise<AdmittedJournal | undefined> {
		const row = await this.#db
			.selectFrom("journal")
			.selectAll()
			.where("name", "=", name)
			.executeTakeFirst()
		if (row === undefined) return undefined
		return { name, kiosk: row.kiosk, publicKey: row.public_key, state: stateOf(row.state) }
	}

	async admit(journal: AdmittedJournal, root: Hash, atMs: number): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await tx
				.insertInto("journal")
				.values({
					name: journal.name,
					kiosk: journal.kiosk,
					public_key: journal.publicKey,
					state: journal.state,
					admitted_at: atMs,
				})
				.onConflict((conflict) => conflict.doNothing())
				.execute()
			await tx
				.insertInto("chain")
				.values({
					journal: journal.name,
					name: root,
					is_first: 1,
					parent_n: null,
					parent_hash: null,
					n: 0,
					hash: root,
					opened_at: atMs,
				})
				.onConflict((conflict) => conflict.doNothing())
				.execute()
		})
	}

	async view(name: Hash, shown: readonly Checkpoint[]): Promise<LogView> {
		const chains = await this.#reader.chainsOf(name)
		const holders = new Map<string, Hash>()
		const firstNumbers = new Set<number>()
		const lookup = this.#reader.lookup(name, chains)
		for (const point of shown) {
			const chain = await lookup.holderOf(point)
			if (chain !== undefined) holders.set(`${point.n} ${point.hash}`, chain)
			else if (await lookup.firstHas(point.n)) firstNumbers.add(point.n)
		}
		return {
			chains: chains.map(({ chain, head, isFirst }) => ({ name: chain, head, isFirst })),
			holder: (point) => holders.get(`${point.n} ${point.hash}`),
			firstHas: (n) => firstNumbers.has(n),
		}
	}

	appendBatch(
		batch: { journal: Hash; from: number; hashes: readonly Hash[]; prev: Hash; message: Buffer },
		order: RealAppend,
		atMs: number,
	): Promise<Swap> {
		const last = { n: batch.from + batch.hashes.length - 1, hash: batch.hashes.at(-1) ?? "" }
		return this.#swap(batch.journal, order, last, atMs, async (tx) => {
			await tx
				.insertInto("batch")
				.values({
					journal: batch.journal,
					chain: order.chain,
					from_n: batch.from + order.skip,
					count: batch.hashes.length - order.skip,
					prev: order.skip === 0 ? batch.prev : (batch.hashes[order.skip - 1] ?? ""),
					last: last.hash,
					skip: order.skip,
					message: batch.message,
					received_at: atMs,
				})
				.execute()
		})
	}

	appendHole(
		anchor: { journal: Hash; n: number; hash: Hash; message: Buffer },
		order: RealAppend,
		atMs: number,
	): Promise<Swap> {
		const after = order.kind === "extend" ? order.expected.n : 0
		return this.#swap(anchor.journal, order, anchor, atMs, async (tx) => {
			await tx
				.insertInto("hole")
				.values({
					journal: anchor.journal,
					chain: order.chain,
					from_n: after + 1,
					through_n: anchor.n,
					hash: anchor.hash,
					message: anchor.message,
					received_at: atMs,
				})
				.execute()
		})
	}

	/** Moves or opens the head and writes beside it, or changes nothing. */
	async #swap(
		journal: Hash,
		order: RealAppend,
		last: Checkpoint,
		atMs: number,
		write: (tx: Transaction<JournalSchema>) => Promise<void>,
	): Promise<Swap> {
		return this.#db.transaction().execute(async (tx) => {
			const moved =
				order.kind === "extend"
					? await tx
							.updateTable("chain")
							.set({ n: last.n, hash: last.hash })
							.where("journal", "=", journal)
							.where("name", "=", order.chain)
							.where("n", "=", order.expected.n)
							.where("hash", "=", order.expected.hash)
							.executeTakeFirst()
							.then((result) => result.numUpdatedRows)
					: await tx
							.insertInto("chain")
							.values({
								journal,
								name: order.chain,
								is_first: 0,
								parent_n: order.parent?.n ?? null,
								parent_hash: order.parent?.hash ?? null,
								n: last.n,
								hash: last.hash,
								opened_at: atMs,
							})
							.onConflict((conflict) => conflict.doNothing())
							.executeTakeFirst()
							.then((result) => result.numInsertedOrUpdatedRows ?? 0n)
			if (moved === 0n) return "lost"
			await write(tx)
			return "done"
		})
	}

	async noteHeartbeat(
		beat: { journal: Hash; time: number; n: number; hash: Hash; message: Buffer },
		atMs: number,
	): Promise<void> {
		await this.#db
			.insertInto("heartbeat")
			.values({ ...beat, received_at: atMs })
			.onConflict((conflict) =>
				conflict
					.column("journal")
					.doUpdateSet({ ...beat, received_at: atMs })
					.where("heartbeat.time", "<", beat.time),
			)
			.execute()
	}

	/**
	 * The office's clock was ahead when this was heard: how far its kiosks had delivered is not known.
	 * @returns by how many ms the latest of them was ahead; 0: none
	 */
	async forgetFutureBeats(now: number): Promise<number> {
		return this.#db.transaction().execute(async (tx) => {
			const { last } = await tx
				.selectFrom("heartbeat")
				.select(({ fn }) => fn.max("received_at").as("last"))
				.executeTakeFirstOrThrow()
			if (last === null || last <= now + clockStepMs) return 0
			await tx
				.deleteFrom("heartbeat")
				.where("received_at", ">", now + clockStepMs)
				.execute()
			return last - now
		})
	}

	async dropOldest(
		{ journal, chain }: { journal: Hash; chain: Hash },
		limits: { receivedBefore: number; through: number },
		atMs: number,
	): Promise<number> {
		return this.#db.transaction().execute(async (tx) => {
			const rows = await tx
				.selectFrom("batch")
				.select(["from_n", "count", "last", "received_at"])
				.where("journal", "=", journal)
				.where("chain", "=", chain)
				.orderBy("from_n")
				.execute()
			// Only a run from the beginning: a hole in the middle would be one that nobody named.
			const end = rows.findIndex(
				(row) =>
					row.received_at >= limits.receivedBefore || row.from_n + row.count - 1 > limits.through,
			)
			const gone = end < 0 ? rows : rows.slice(0, end)
			const last = gone.at(-1)
			if (last === undefined) return 0
			const through = last.from_n + last.count - 1
			const records = gone.reduce((sum, { count }) => sum + count, 0)
			for (const table of ["batch", "hole"] as const) {
				await tx
					.deleteFrom(table)
					.where("journal", "=", journal)
					.where("chain", "=", chain)
					.where("from_n", "<=", through)
					.execute()
			}
			const base = { through_n: through, hash: last.last, dropped_at: atMs }
			await tx
				.insertInto("dropped")
				.values({ journal, chain, records, ...base })
				.onConflict((conflict) =>
					conflict
						.columns(["journal", "chain"])
						.doUpdateSet({ ...base, records: sql`dropped.records + ${records}` }),
				)
				.execute()
			return records
		})
	}

	async quarantine(
		kept: { journal: Hash; why: string; message: Buffer },
		atMs: number,
	): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			const { held } = await tx
				.selectFrom("quarantine")
				.select(({ fn }) => fn.countAll<number>().as("held"))
				.where("journal", "=", kept.journal)
				.executeTakeFirstOrThrow()
			if (held >= maxQuarantined) return
			await tx
				.insertInto("quarantine")
				.values({ ...kept, received_at: atMs })
				.execute()
		})
	}
}

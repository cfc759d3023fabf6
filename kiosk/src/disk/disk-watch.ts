// Looks at the disk each minute: short of space, records that the office and its backups hold are
// dropped; with space again, the ballast is put back.
import { statfsSync } from "node:fs"
import type { Hash } from "@hadir/shared/journal/chain.ts"
import type { Timers } from "../usecases/ports.ts"
import type { Ballast } from "./ballast.ts"

type Parts = {
	readonly folder: string
	/** Given up for taps when the disk is full. */
	readonly ballast: Ballast
	/** Given up for dropping records, which needs room too, when even that is used up. */
	readonly reserve: Ballast
	readonly timers: Timers
	/** Journals, newest first. */
	names(): readonly Hash[]
	/** Drops at most a slice of records up to a number; says how many. */
	drop(journal: Hash, through: number): number
	/** Folds the write-ahead log back into its file: what it held becomes room. */
	foldLog(): void
	/** Highest number that may be dropped. */
	prunable(journal: Hash): number
	readonly onChange: () => void
	readonly log: (event: string, facts?: Readonly<Record<string, unknown>>) => void
}

const lookEveryMs = 60_000
const shortBelowPercent = 10
/** Slices dropped at one look; each is a transaction of its own, between which taps come in. */
const slicesPerLook = 20

export class DiskWatch {
	readonly #parts: Parts
	#callOff = () => {}
	#freePercent = 100
	#isShort = false

	constructor(parts: Parts) {
		this.#parts = parts
	}

	start(): void {
		this.#callOff = this.#parts.timers.every(lookEveryMs, () => this.look())
		this.look()
	}

	stop(): void {
		this.#callOff()
	}

	/** Less than a tenth is free, or the ballast had to go. */
	get isShort(): boolean {
		return this.#isShort
	}

	get freePercent(): number {
		return this.#freePercent
	}

	/** The disk was full: gives the ballast back. @returns whether there was any */
	giveWay(): boolean {
		const gave = this.#parts.ballast.release()
		this.#parts.log("disk.full", { ballast: gave ? "given up" : "gone" })
		this.#set(true)
		return this.#makeRoom() || gave
	}

	look(): void {
		const { folder, log } = this.#parts
		try {
			const { bavail, blocks } = statfsSync(folder)
			this.#freePercent = blocks === 0 ? 0 : Math.floor((bavail * 100) / blocks)
		} catch (cause) {
			return log("disk.unreadable", { why: String(cause) })
		}
		this.#set(this.#freePercent < shortBelowPercent)
		if (this.#isShort) this.#makeRoom()
		else this.#holdBack().catch((cause) => log("disk.no-ballast", { why: String(cause) }))
	}

	async #holdBack(): Promise<void> {
		await this.#parts.reserve.put()
		await this.#parts.ballast.put()
	}

	/**
	 * Only what is safe elsewhere goes, the oldest first; nothing else is ever overwritten.
	 * @returns whether anything went
	 */
	#makeRoom(): boolean {
		const { names, reserve, foldLog, log } = this.#parts
		try {
			foldLog()
			return this.#dropFrom(names())
		} catch (cause) {
			log("journal.not-dropped", { why: String(cause) })
			if (!reserve.release()) return false
		}
		try {
			// Folding a log that the file has no room for would eat what was just given back.
			return this.#dropFrom(names())
		} catch (cause) {
			log("journal.not-dropped", { why: String(cause) })
			return false
		}
	}

	#dropFrom(names: readonly Hash[]): boolean {
		const { drop, prunable, foldLog, log } = this.#parts
		let slices = 0
		for (const name of [...names].reverse()) {
			while (slices < slicesPerLook) {
				const dropped = drop(name, prunable(name))
				if (dropped === 0) break
				slices++
				foldLog()
				log("journal.dropped", { journal: name, records: dropped })
			}
		}
		return slices > 0
	}

	#set(isShort: boolean): void {
		if (this.#isShort === isShort) return
		this.#isShort = isShort
		this.#parts.log(isShort ? "disk.short" : "disk.enough", { freePercent: this.#freePercent })
		this.#parts.onChange()
	}
}

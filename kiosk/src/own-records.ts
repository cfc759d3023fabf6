// What the kiosk writes of itself: that it lives, that it serves, and since when its disk did not.
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import type { Logger } from "pino"
import { markAlive } from "./journal/boots.ts"
import { faultIn } from "./journal/storage-fault.ts"
import { release } from "./release.ts"
import { FaultWatch } from "./status/fault-watch.ts"
import type { Storage } from "./storage.ts"

const aliveEveryMs = 30_000
/** So long a fault is shown before the daemon ends, and so long a fresh one runs at least. */
const showFaultMs = 3_000
const leastRunMs = 30_000

type Parts = {
	readonly storage: Storage
	readonly logger: Logger
	/** The disk is full: gives back what was held for that; says whether it did. */
	giveWay(): boolean
	onAppended(): void
	/** The journal takes records again after it did not, or has begun anew: readers say their state. */
	onServing(): void
	/** The fault that stands is another one, or gone. */
	onChange(): void
}

export class OwnRecords {
	readonly faults: FaultWatch
	readonly #parts: Parts
	#alive: NodeJS.Timeout | undefined
	#reopening: NodeJS.Timeout | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.faults = new FaultWatch({
			now: () => Date.now(),
			onFault: ({ code, message }) => {
				parts.logger.error({ event: "punch.refused", code, message })
				if (code === "failed") this.#reopenSoon()
			},
			onWell: (since) => this.#saySince(since),
			onChange: () => parts.onChange(),
		})
	}

	/** Says that it has started, and from now on every half minute that it lives. */
	start(): void {
		const { before, clock } = this.#parts.storage
		const booted = { k: "boot", ...clock.read(), release } as const
		this.append(before === undefined ? booted : { ...booted, lastAlive: before })
		this.#beAlive()
		this.#alive = setInterval(() => this.#beAlive(), aliveEveryMs)
	}

	stop(): void {
		clearInterval(this.#alive)
		clearTimeout(this.#reopening)
	}

	/** @returns whether it is on disk */
	append(content: RecordContent): boolean {
		const { storage, logger, onAppended } = this.#parts
		const appended = storage.journal.append(content)
		this.faults.note(appended.ok ? undefined : appended.fault)
		if (appended.ok) onAppended()
		else logger.error({ event: "journal.refused", code: appended.fault.code, kind: content.k })
		return appended.ok
	}

	/** @returns whether it is on disk */
	#saySince(lastAlive: number): boolean {
		const { storage, logger, onAppended, onServing } = this.#parts
		const record = { k: "boot", ...storage.clock.read(), release, lastAlive } as const
		if (!storage.journal.append(record).ok) return false
		logger.info({ event: "punch.taken-again" })
		onAppended()
		onServing()
		return true
	}

	#beAlive(): void {
		const { storage, logger, giveWay } = this.#parts
		const mark = () => markAlive(storage.database, storage.clock.read().wall)
		let fault = faultIn(mark)
		// As a tap would find it: with the ballast given up there is room.
		if (fault?.code === "full" && giveWay()) fault = faultIn(mark)
		if (fault === undefined) storage.journal.foldLog()
		else logger.info({ event: "alive.not-marked", code: fault.code })
		// Nobody needs to tap for the office to hear of it; the daemon goes on to try.
		this.faults.note(fault)
	}

	/** A failed sync leaves the file in doubt: a new process opens it and verifies its chain. */
	#reopenSoon(): void {
		const waitMs = Math.max(showFaultMs, leastRunMs - process.uptime() * 1000)
		this.#reopening ??= setTimeout(() => {
			throw new Error("The disk did not take a record: ending, to be started again on it.")
		}, waitMs)
	}
}

// What the office does by the clock: backups, signed heads of the day, a look at its disk.
import { join } from "node:path"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import type { Logger } from "pino"
import type { Config } from "./config.ts"
import type { OfficeStores } from "./office-stores.ts"
import { BrokenLog, keepDailyHeads } from "./store/daily-heads.ts"
import { logFolding, OfficeDisk } from "./store/office-disk.ts"
import { findBroken } from "./store/verify-in-thread.ts"
import type { Alarm } from "./usecases/alarms.ts"
import { lookAgain } from "./usecases/look-again.ts"
import { brokenLogAlarm, diskAlarm, officeClockAlarm } from "./usecases/office-alarms.ts"
import type { Log, Now } from "./usecases/ports.ts"

const minuteMs = 60_000
const hourMs = 3_600_000
const ballastBytes = 64 * 1024 * 1024

type Parts = {
	readonly config: Config
	readonly stores: OfficeStores
	readonly now: Now
	readonly note: Log
	readonly logger: Logger
	tell(alarm: Alarm): void
	/** Once a minute: what a failing disk held up is taken up again. */
	onMinute(): void
}

export class Upkeep {
	readonly #parts: Parts
	readonly #disk: OfficeDisk
	#timer: NodeJS.Timeout | undefined
	#headsDueAt = 0
	#looksDueAt = 0

	constructor(parts: Parts) {
		this.#parts = parts
		const { config, stores, note, now, tell } = parts
		this.#disk = new OfficeDisk({
			...{ data: config.data, ballastBytes, note },
			foldLogs: [logFolding(stores.files.log), logFolding(stores.files.office)],
			onShort: (freePercent) => tell(diskAlarm(freePercent, now())),
		})
	}

	start(): void {
		this.#look()
		this.#timer = setInterval(() => this.#look(), minuteMs)
	}

	stop(): void {
		clearInterval(this.#timer)
	}

	/** The log is proven first, which takes long: one at a time, and an hour after one that failed. */
	#keepHeads(): void {
		const { config, stores, now, logger, tell } = this.#parts
		if (now() < this.#headsDueAt) return
		this.#headsDueAt = Number.POSITIVE_INFINITY
		keepDailyHeads({
			folder: join(config.data, "heads"),
			date: localMoment(now(), config.zone).date,
			now: now(),
			...{ reader: stores.reader, officeKey: stores.keys.signing.privateKey },
			findBroken: () => findBroken(join(config.data, "journal.db")),
		}).then(
			() => {
				this.#headsDueAt = 0
			},
			(cause) => {
				this.#headsDueAt = now() + hourMs
				logger.error({ event: "heads.failed", err: cause })
				if (cause instanceof BrokenLog) tell(brokenLogAlarm(cause.message, now()))
			},
		)
	}

	/** A number that changed is no matter of minutes, and its search opens seals: one at a time, once an hour. */
	#lookAtCards(): void {
		const { stores, now, logger } = this.#parts
		if (now() < this.#looksDueAt) return
		this.#looksDueAt = now() + hourMs
		const { cards, alarms, keys } = stores
		lookAgain({ looks: cards, alarms, sealKey: keys.sealing, now }).catch((cause) =>
			logger.error({ event: "cards.failed", err: cause }),
		)
	}

	#look(): void {
		const { stores, now, logger, tell, onMinute } = this.#parts
		this.#keepHeads()
		stores.log.forgetFutureBeats(now()).then(
			(aheadMs) => aheadMs > 0 && tell(officeClockAlarm(aheadMs, now())),
			(cause) => logger.error({ event: "beats.failed", err: cause }),
		)
		stores.identities
			.noteBoundaries(now())
			.catch((cause) => logger.error({ event: "boundaries.failed", err: cause }))
		this.#lookAtCards()
		this.#disk.look().catch((cause) => logger.error({ event: "disk.unreadable", err: cause }))
		onMinute()
	}
}

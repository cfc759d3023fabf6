// Everything the kiosk keeps, opened in order and closed in reverse: its folder, its journal, its boot,
// and the clock that never goes back behind what is written.
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import type Database from "better-sqlite3"
import type { Logger } from "pino"
import type { KioskConfig } from "./config.ts"
import { Ballast } from "./disk/ballast.ts"
import { bootNumber, lastAlive } from "./journal/boots.ts"
import { EnrolledFingersFile } from "./journal/enrolled-fingers.ts"
import { lockFolder } from "./journal/folder-lock.ts"
import type { JournalFile } from "./journal/journal-file.ts"
import { lastWall } from "./journal/last-wall.ts"
import { type KioskFile, openKioskFile } from "./journal/open-kiosk-file.ts"
import type { PeopleFile } from "./journal/people-file.ts"
import { TerminalFile } from "./journal/terminal-file.ts"
import { batteryClockMs, type NetworkTime } from "./status/network-time.ts"
import { kernelBootId, SystemClock } from "./status/system-clock.ts"

export type Storage = {
	readonly database: Database.Database
	readonly journal: JournalFile
	readonly people: PeopleFile
	readonly enrolled: EnrolledFingersFile
	readonly terminals: TerminalFile
	readonly ballast: Ballast
	/** A smaller one, for dropping records once the first is used up. */
	readonly reserve: Ballast
	readonly clock: SystemClock
	/** UTC ms until which the kiosk is known to have run before; undefined at its first start. */
	readonly before: number | undefined
	close(): void
}

/** The clock cannot be earlier than this release: 2026-11-01 UTC. */
const buildTime = 1_793_491_200_000
/** Dropping records needs an eighth of what taps get. */
const reserveShare = 8

/** @throws Error with a sentence when another daemon works there, or a file cannot be used */
export function openStorage(order: {
	readonly config: KioskConfig
	readonly networkTime: NetworkTime
	readonly logger: Logger
	/** The disk is full: gives back what was held for that; says whether it did. */
	makeRoom(): boolean
}): Storage {
	const { data, ballastBytes } = order.config
	const unlock = lockFolder(data)
	const ballast = new Ballast(join(data, "ballast"), ballastBytes)
	const reserve = new Ballast(join(data, "ballast-reserve"), ballastBytes / reserveShare)
	const file = openKioskFile({
		...{ folder: data, now: Date.now(), makeKeys: () => makeKeyPair("ed25519") },
		makeRoom: order.makeRoom,
		makeRoomToOpen: () => ballast.release() || reserve.release(),
		onUnreadable: () => order.logger.info({ event: "people.unreadable" }),
	})
	const { database, journal, people } = file
	const clock = new SystemClock({
		boot: bootNumber(database, kernelBootId(), file.takenBack.highestBoot),
		floor: Math.max(buildTime, lastWall(journal)),
		batteryMs: batteryClockMs(),
		networkBoundMs: () => order.networkTime.boundMs,
	})
	const before = lastAlive(database)
	const enrolled = new EnrolledFingersFile(database, journal, () =>
		order.logger.info({ event: "fingers.unreadable" }),
	)
	const terminals = new TerminalFile(database, journal)
	nameDamage(file, clock, order.logger)
	return {
		...{ database, journal, people, enrolled, terminals, ballast, reserve, clock, before },
		close: () => {
			database.close()
			unlock()
		},
	}
}

/** What opening found damaged is written into the journal, and told to who reads the log. */
function nameDamage(file: KioskFile, clock: SystemClock, log: Logger): void {
	const { journal, setAside, takenBack, settleLogs } = file
	if (setAside !== undefined) {
		log.error({
			event: "journal.set-aside",
			message: `The kiosk's file could not be read and lies in ${setAside}. Keep it, and register this kiosk again with a code from the office. What can still be read goes to the office with: hadir kiosk carry <stick> --from ${setAside}`,
		})
	}
	if (takenBack.records > 0) log.error({ event: "journal.taken-back", ...takenBack })
	const lost = journal.closeIfDamaged(clock.read(), takenBack.unprovenThrough)
	if (lost !== undefined) log.error({ event: "journal.damaged-end", ...lost })
	for (const unsendable of journal.nameUnsendable(clock.read())) {
		log.error({ event: "journal.damaged-key", ...unsendable })
	}
	const left = settleLogs()
	if (left !== undefined) {
		log.error({
			event: "journal.log-set-aside",
			message: `Records of a journal that is lost lie in ${left}. Keep it; what can be proven of it goes to the office with: hadir kiosk carry <stick> --from ${left}`,
		})
	}
}

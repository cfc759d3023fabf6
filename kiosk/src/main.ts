// The kiosk's daemon: builds its parts, starts them, and stops them in reverse.
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import { LinePanel } from "@hadir/firmware-bridge/panel/line-panel.ts"
import { noPanel, type Panel } from "@hadir/firmware-bridge/panel/signal.ts"
import type { OpenPort } from "@hadir/firmware-bridge/ports/port.ts"
import { serialPort } from "@hadir/firmware-bridge/ports/serial-port.ts"
import { tcpPort } from "@hadir/firmware-bridge/ports/tcp-port.ts"
import { devices } from "@hadir/firmware-bridge/registry.ts"
import {
	fromBase64Url,
	makeKeyPair,
	publicKeyFromRaw,
	toBase64Url,
} from "@hadir/shared/journal/keys.ts"
import { decodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import { pino } from "pino"
import type { KioskConfig, PortAddress } from "./config.ts"
import { Ballast } from "./disk/ballast.ts"
import { DiskWatch } from "./disk/disk-watch.ts"
import { isClockSure } from "./domain/clock-quality.ts"
import { readEnrolment } from "./enrolment/enrolment-file.ts"
import { bootNumber, lastAlive, markAlive } from "./journal/boots.ts"
import { lockFolder } from "./journal/folder-lock.ts"
import type { JournalFile } from "./journal/journal-file.ts"
import { openKioskFile } from "./journal/open-kiosk-file.ts"
import { faultIn } from "./journal/storage-fault.ts"
import { panelSink } from "./panel/panel-sink.ts"
import { ReaderSlot } from "./readers/reader-slot.ts"
import { release } from "./release.ts"
import type { ScreenStatus } from "./screen/screen-message.ts"
import { ScreenServer } from "./screen/screen-server.ts"
import { ClockWatch } from "./status/clock-watch.ts"
import { FaultWatch } from "./status/fault-watch.ts"
import { batteryClockMs, NetworkTime } from "./status/network-time.ts"
import { kernelBootId, SystemClock } from "./status/system-clock.ts"
import { systemTimers } from "./status/system-timers.ts"
import { mqttConnect } from "./uplink/mqtt-connection.ts"
import { SendJournal } from "./usecases/send-journal.ts"
import { TakePunch } from "./usecases/take-punch.ts"

export type RunningKiosk = {
	readonly kiosk: string
	readonly screen: { readonly url: string }
	stop(): Promise<void>
}

/** The clock cannot be earlier than this release: 2026-11-01 UTC. */
const buildTime = 1_793_491_200_000
const aliveEveryMs = 30_000
/** Dropping records needs an eighth of what taps get. */
const reserveShare = 8
/** So long a fault is shown before the daemon ends, and so long a fresh one runs at least. */
const showFaultMs = 3_000
const leastRunMs = 30_000
const nonceBytes = 16
const readerName = "card-1"
const panelBaudRate = 57_600

/** @throws Error with a sentence when it is not registered, or a file or port cannot be used */
export async function startKiosk(config: KioskConfig, pageFolder: string): Promise<RunningKiosk> {
	const logger = pino({ level: config.logLevel }, pino.destination(2))
	const log = (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
		logger.info({ event, ...facts })
	const enrolment = readEnrolment(config.data)
	if (!enrolment.ok) throw new Error(enrolment.fault.message)
	const { kiosk, place, unit, zone, mqtt, officeKey, officeSealKey, tagSecret } = enrolment.value

	const unlock = lockFolder(config.data)
	const ballast = new Ballast(join(config.data, "ballast"), config.ballastBytes)
	const reserve = new Ballast(
		join(config.data, "ballast-reserve"),
		config.ballastBytes / reserveShare,
	)
	const { database, journal, people, setAside } = openKioskFile({
		folder: config.data,
		makeKeys: () => makeKeyPair("ed25519"),
		makeRoom: () => disk.giveWay(),
		makeRoomToOpen: () => ballast.release() || reserve.release(),
		now: Date.now(),
		onUnreadable: () => log("people.unreadable"),
	})
	if (setAside !== undefined) {
		logger.error({
			event: "journal.set-aside",
			message: `The kiosk's file could not be read and lies in ${setAside}. Keep it, and register this kiosk again with a code from the office. What can still be read goes to the office with: hadir kiosk carry <stick> --from ${setAside}`,
		})
	}
	const boot = bootNumber(database, kernelBootId())
	const networkTime = new NetworkTime(systemTimers)
	const clock = new SystemClock({
		...{ boot, floor: Math.max(buildTime, lastWall(journal)), batteryMs: batteryClockMs() },
		networkBoundMs: () => networkTime.boundMs,
	})
	const before = lastAlive(database)
	const lost = journal.closeIfDamaged(clock.read())
	if (lost !== undefined) logger.error({ event: "journal.damaged-end", ...lost })
	for (const unsendable of journal.nameUnsendable(clock.read())) {
		logger.error({ event: "journal.damaged-key", ...unsendable })
	}

	const append = (content: RecordContent): boolean => {
		const appended = journal.append(content)
		faults.note(appended.ok ? undefined : appended.fault)
		if (appended.ok) uplink.noteAppended()
		else logger.error({ event: "journal.refused", code: appended.fault.code, kind: content.k })
		return appended.ok
	}
	/** A journal that begins anew, or a disk that takes records again, says what serves from now on. */
	const sayAgain = (lastAlive: number): void => {
		if (!append({ k: "boot", ...clock.read(), release, lastAlive })) return
		slot?.recordAgain()
	}
	const disk = new DiskWatch({
		...{ folder: config.data, ballast, reserve },
		timers: systemTimers,
		names: () => journal.names(),
		drop: (name, through) => journal.drop(name, through),
		foldLog: () => journal.foldLog(),
		prunable: (name) => uplink.prunable(name),
		onChange: () => screen.notifyStatus(),
		log,
	})
	/** A failed sync leaves the file in doubt: a new process opens it and verifies its chain. */
	const reopenSoon = () => {
		const waitMs = Math.max(showFaultMs, leastRunMs - process.uptime() * 1000)
		reopening ??= setTimeout(() => {
			throw new Error("The disk did not take a record: ending, to be started again on it.")
		}, waitMs)
	}
	let reopening: NodeJS.Timeout | undefined
	const panel = panelOf(config.panel)
	const uplink = new SendJournal({
		...{ journal, people, clock, release, log },
		connect: mqttConnect({ ...mqtt, kiosk }),
		officeKey: publicKeyFromRaw("ed25519", fromBase64Url(officeKey)),
		sources: () => {
			const pulledThrough = clock.read().wall
			return [{ source: readerName, pulledThrough, ready: slot?.state.kind === "ready" }]
		},
		health: () => ({
			freePercent: disk.freePercent,
			...(faults.fault === undefined ? {} : { fault: faults.fault.code }),
		}),
		makeNonce: () => toBase64Url(randomBytes(nonceBytes)),
		chance: Math.random,
		onChange: () => screen.notifyStatus(),
		timers: systemTimers,
		firstRecord: () => {
			const now = clock.read()
			return { k: "boot", ...now, release, lastAlive: now.wall }
		},
		onSucceeded: () => slot?.recordAgain(),
	})
	const status = (): ScreenStatus => {
		const now = clock.read()
		return {
			...{ unit, place, kiosk, zone },
			now: now.wall,
			isClockSure: isClockSure(now.q),
			readers: slot === undefined ? [] : [readerStatus(slot)],
			panel: panel.state,
			uplink: uplink.state,
			unsent: uplink.unsent(),
			isDiskShort: disk.isShort,
			...(faults.fault === undefined ? {} : { fault: faults.fault }),
		}
	}
	const screen = new ScreenServer({ port: config.screenPort, pageFolder, status, log })
	const faults = new FaultWatch({
		now: () => Date.now(),
		onFault: ({ code, message }) => {
			logger.error({ event: "punch.refused", code, message })
			if (code === "failed") reopenSoon()
		},
		onWell: (since) => {
			log("punch.taken-again")
			sayAgain(since)
		},
		onChange: () => screen.notifyStatus(),
	})
	const takePunch = new TakePunch({
		...{ journal, people, clock },
		answers: [panelSink(panel), screen, faults],
		tagSecret: fromBase64Url(tagSecret),
		officeSealKey: publicKeyFromRaw("x25519", fromBase64Url(officeSealKey)),
		makeSealPair: () => makeKeyPair("x25519"),
		isOffline: () => uplink.state === "offline",
	})
	const { reader } = config
	const slot =
		reader === undefined
			? undefined
			: new ReaderSlot({
					name: readerName,
					make: (events) =>
						devices[reader.model].make({
							openPort: openPortOf(reader.address, devices[reader.model].baudRate),
							clock: { now: () => performance.now(), pause },
							events,
						}),
					onReading: ({ card, receivedAt }) => {
						const { kind } = takePunch.take(readerName, card)
						const answerMs = Math.round((performance.now() - receivedAt) * 100) / 100
						log("punch.answered", { kind, answerMs })
						uplink.noteAppended()
					},
					onRefusal: (reason) => takePunch.refuse(reason),
					readClock: () => clock.read(),
					append,
					onChange: () => screen.notifyStatus(),
				})
	const clockWatch = new ClockWatch(clock, append)

	const bootRecord = { k: "boot", ...clock.read(), release } as const
	append(before === undefined ? bootRecord : { ...bootRecord, lastAlive: before })
	const { port } = await screen.start()
	const beAlive = () => {
		const mark = () => markAlive(database, clock.read().wall)
		let fault = faultIn(mark)
		// As a tap would find it: with the ballast given up there is room.
		if (fault?.code === "full" && disk.giveWay()) fault = faultIn(mark)
		if (fault === undefined) journal.foldLog()
		else log("alive.not-marked", { code: fault.code })
		// Nobody needs to tap for the office to hear of it; the daemon goes on to try.
		faults.note(fault)
	}
	beAlive()
	disk.start()
	const alive = setInterval(beAlive, aliveEveryMs)
	if (panel instanceof LinePanel) panel.start()
	clockWatch.start()
	networkTime.start()
	uplink.start()
	slot?.start()
	log("kiosk.started", { kiosk, screenPort: port })
	return {
		kiosk,
		screen: { url: `http://127.0.0.1:${port}` },
		stop: async () => {
			await slot?.stop()
			uplink.stop()
			clockWatch.stop()
			networkTime.stop()
			clearInterval(alive)
			clearTimeout(reopening)
			disk.stop()
			await panel.stop()
			await screen.stop()
			database.close()
			unlock()
			log("kiosk.stopped")
		},
	}
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function openPortOf(address: PortAddress, baudRate: number): OpenPort {
	return address.kind === "tcp" ? tcpPort(address) : serialPort({ path: address.path, baudRate })
}

const panelOf = (address: PortAddress | "none"): Panel =>
	address === "none" ? noPanel : new LinePanel(openPortOf(address, panelBaudRate))

function readerStatus({ name, state }: ReaderSlot): ScreenStatus["readers"][number] {
	const reason = "fault" in state ? state.fault.message : undefined
	return { name, medium: "card", state: state.kind, ...(reason === undefined ? {} : { reason }) }
}

/** UTC ms of the newest record, or 0. */
function lastWall(journal: JournalFile): number {
	const [name = ""] = journal.names()
	const line = journal.bytesAt(name, journal.last.n)
	const record = line === undefined ? undefined : decodeRecord(line)
	return record?.ok ? record.value.wall : 0
}

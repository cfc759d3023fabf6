// The kiosk's parts, each made from its own piece of the settings and joined to the others.
import { randomBytes } from "node:crypto"
import { noPanel, type Panel } from "@hadir/firmware-bridge/panel/signal.ts"
import {
	fromBase64Url,
	makeKeyPair,
	publicKeyFromRaw,
	toBase64Url,
} from "@hadir/shared/journal/keys.ts"
import type { RegistrationAnswer } from "@hadir/shared/wire/registration.ts"
import type { Logger } from "pino"
import type { KioskConfig } from "./config.ts"
import { DeskServer } from "./desk/desk-server.ts"
import { driverClock, openPortOf } from "./device-line.ts"
import { DiskWatch } from "./disk/disk-watch.ts"
import { isClockSure } from "./domain/clock-quality.ts"
import { registeredAt } from "./enrolment/enrolment-file.ts"
import { isRegistered, readerStatus } from "./kiosk-facts.ts"
import { OwnRecords } from "./own-records.ts"
import { panelSink } from "./panel/panel-sink.ts"
import type { PanelSetting } from "./panel-setting.ts"
import { release } from "./release.ts"
import type { ScreenStatus } from "./screen/screen-message.ts"
import { ScreenServer } from "./screen/screen-server.ts"
import { Sources } from "./sources.ts"
import { ClockWatch } from "./status/clock-watch.ts"
import { NetworkTime } from "./status/network-time.ts"
import { systemTimers } from "./status/system-timers.ts"
import { openStorage, type Storage } from "./storage.ts"
import { mqttConnect } from "./uplink/mqtt-connection.ts"
import { FingerDesk } from "./usecases/finger-desk.ts"
import { SendJournal } from "./usecases/send-journal.ts"
import { StateLog } from "./usecases/state-log.ts"
import { TakePunch } from "./usecases/take-punch.ts"

const nonceBytes = 16
/** A list of a few pages over a slow line. */
const listComesWithinMs = 1_500

type Order = {
	readonly config: KioskConfig
	readonly enrolment: RegistrationAnswer
	/** Folder of the built screen page. */
	readonly pageFolder: string
	readonly logger: Logger
}

/** Constructed with its files open; `start` serves, `stop` closes in reverse. */
export class Daemon {
	readonly #order: Order
	readonly #networkTime = new NetworkTime(systemTimers)
	readonly #storage: Storage
	readonly #disk: DiskWatch
	readonly #panel: Panel
	readonly #records: OwnRecords
	readonly #uplink: SendJournal
	readonly #screen: ScreenServer
	readonly #takePunch: TakePunch
	readonly #sources: Sources
	readonly #clockWatch: ClockWatch
	readonly #desk: DeskServer

	/** @throws Error with a sentence when the kiosk's folder or file cannot be used */
	constructor(order: Order) {
		this.#order = order
		const { config, logger } = order
		this.#storage = openStorage({
			...{ config, logger, networkTime: this.#networkTime },
			makeRoom: () => this.#disk.giveWay(),
		})
		this.#panel = this.#makePanel(config.panel)
		this.#disk = this.#watchDisk()
		this.#records = new OwnRecords({
			...{ storage: this.#storage, logger },
			giveWay: () => this.#disk.giveWay(),
			onAppended: () => this.#uplink.noteAppended(),
			onServing: () => this.#sources.recordAgain(),
			onChange: () => this.#screen.notifyStatus(),
		})
		this.#uplink = this.#makeUplink()
		this.#screen = new ScreenServer({
			...{ port: config.screenPort, pageFolder: order.pageFolder },
			...{ status: () => this.#status(), log: this.#log },
		})
		this.#takePunch = this.#makeTakePunch()
		this.#sources = this.#makeSources()
		this.#desk = this.#makeDesk()
		this.#clockWatch = new ClockWatch(this.#storage.clock, (content) =>
			this.#records.append(content),
		)
	}

	/** @returns the port on which the screen is served, on this machine alone */
	async start(): Promise<{ screenPort: number }> {
		const { port } = await this.#screen.start()
		this.#records.start()
		this.#disk.start()
		this.#panel.start()
		this.#clockWatch.start()
		this.#networkTime.start()
		this.#uplink.start()
		await this.#sources.start()
		await this.#desk.start()
		return { screenPort: port }
	}

	async stop(): Promise<void> {
		await this.#desk.stop()
		await this.#sources.stop()
		this.#uplink.stop()
		this.#clockWatch.stop()
		this.#networkTime.stop()
		this.#records.stop()
		this.#disk.stop()
		await this.#panel.stop()
		await this.#screen.stop()
		this.#storage.close()
	}

	readonly #log = (event: string, facts: Readonly<Record<string, unknown>> = {}): void =>
		this.#order.logger.info({ event, ...facts })

	/** What a technician has to see whatever the log's level. */
	readonly #warn = (event: string, facts: Readonly<Record<string, unknown>>): void =>
		this.#order.logger.warn({ event, ...facts })

	#watchDisk(): DiskWatch {
		const { journal, ballast, reserve } = this.#storage
		return new DiskWatch({
			...{ folder: this.#order.config.data, ballast, reserve, timers: systemTimers },
			names: () => journal.names(),
			drop: (name, through) => journal.drop(name, through),
			foldLog: () => journal.foldLog(),
			prunable: (name) => this.#uplink.prunable(name),
			onChange: () => this.#screen.notifyStatus(),
			log: this.#log,
		})
	}

	#makeUplink(): SendJournal {
		const { journal, people, clock } = this.#storage
		const { kiosk, mqtt, officeKey } = this.#order.enrolment
		return new SendJournal({
			...{ journal, people, clock, release, log: this.#log, timers: systemTimers },
			connect: mqttConnect({ ...mqtt, kiosk }),
			officeKey: publicKeyFromRaw("ed25519", fromBase64Url(officeKey)),
			sources: () => this.#sources.standing,
			health: () => {
				const { fault } = this.#records.faults
				return {
					freePercent: this.#disk.freePercent,
					...(fault === undefined ? {} : { fault: fault.code }),
				}
			},
			makeNonce: () => toBase64Url(randomBytes(nonceBytes)),
			chance: Math.random,
			onChange: () => this.#screen.notifyStatus(),
			firstRecord: () => {
				const now = clock.read()
				return { k: "boot", ...now, release, lastAlive: now.wall }
			},
			onSucceeded: () => this.#sources.recordAgain(),
			onRefused: (fault) => this.#records.faults.note(fault),
		})
	}

	#makeTakePunch(): TakePunch {
		const { journal, people, clock } = this.#storage
		const { tagSecret, officeSealKey } = this.#order.enrolment
		return new TakePunch({
			...{ journal, people, clock },
			answers: [
				panelSink(this.#panel, this.#order.enrolment.zone),
				this.#screen,
				this.#records.faults,
			],
			tagSecret: fromBase64Url(tagSecret),
			officeSealKey: publicKeyFromRaw("x25519", fromBase64Url(officeSealKey)),
			makeSealPair: () => makeKeyPair("x25519"),
			isOffline: () => this.#uplink.state === "offline",
		})
	}

	#makeDesk(): DeskServer {
		const { people, enrolled, clock } = this.#storage
		const desk = new FingerDesk({
			...{ people, enrolled, clock },
			sensors: () => this.#sources.sensors,
			onGuide: (guide) =>
				this.#screen.guide({
					name: guide.name,
					step: guide.kind === "step" ? guide.step : guide.kind,
				}),
			onAppended: () => this.#uplink.noteAppended(),
			freshen: () => {
				this.#uplink.askAnew()
				return driverClock.pause(listComesWithinMs)
			},
		})
		return new DeskServer({ folder: this.#order.config.data, desk, log: this.#log })
	}

	#makePanel(setting: PanelSetting | undefined): Panel {
		if (setting === undefined) return noPanel
		const { place } = this.#order.enrolment
		const stateLog = new StateLog({ source: "panel", log: this.#log, warn: this.#warn })
		const panel = setting.make({
			openPort: openPortOf(setting.address, setting.baudRate),
			clock: driverClock,
			onState: (state) => {
				stateLog.note(state)
				this.#screen.notifyStatus()
			},
		})
		panel.rest({ top: "Tempelkan kartu", bottom: place })
		return panel
	}

	#makeSources(): Sources {
		const { config, enrolment } = this.#order
		return new Sources(config, {
			...{ storage: this.#storage, enrolment, takePunch: this.#takePunch },
			...{ log: this.#log, warn: this.#warn },
			registeredAt: registeredAt(config.data) ?? this.#storage.clock.read().wall,
			append: (content) => this.#records.append(content),
			onKept: () => this.#uplink.noteAppended(),
			onFault: (fault) => this.#records.faults.note(fault),
			onChange: () => this.#screen.notifyStatus(),
		})
	}

	#status(): ScreenStatus {
		const { unit, place, kiosk, zone } = this.#order.enrolment
		const now = this.#storage.clock.read()
		const { fault } = this.#records.faults
		return {
			...{ unit, place, kiosk, zone },
			now: now.wall,
			isClockSure: isClockSure(now.q),
			readers: this.#sources.slots.map(readerStatus),
			panel: this.#panel.state,
			uplink: this.#uplink.state,
			isRegistered: isRegistered(this.#storage.journal),
			unsent: this.#uplink.unsent(),
			isDiskShort: this.#disk.isShort,
			...(fault === undefined ? {} : { fault }),
		}
	}
}

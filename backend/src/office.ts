// The office's parts, each made from its own piece of the settings and joined to the others.
import { randomBytes } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { instantMs, localMoment } from "@hadir/shared/time/local-time.ts"
import type { Logger } from "pino"
import { calendarDoors } from "./calendar.ts"
import { cardParts } from "./cards.ts"
import type { Config } from "./config.ts"
import type { PaperSettings } from "./domain/papers/paper-settings.ts"
import { entryDoors } from "./entries.ts"
import { explainListen } from "./explain-listen.ts"
import type { OperatorParts } from "./http/operator-routes.ts"
import { WebServer } from "./http/web-server.ts"
import { hashPassword, isPassword } from "./identity/passwords.ts"
import { hashSecret, isSecret, makeToken, randomText } from "./identity/secrets.ts"
import { importParts } from "./imports.ts"
import { Ingest } from "./ingest.ts"
import type { OfficeStores } from "./office-stores.ts"
import { paperDoors } from "./papers.ts"
import { monthCsv } from "./reports/month-csv.ts"
import { allowanceDoors } from "./runs.ts"
import { BackupSchedule } from "./store/backup/backup-schedule.ts"
import { newestRestore } from "./store/backup/restore-record.ts"
import { terminalParts } from "./terminals.ts"
import { Upkeep } from "./upkeep.ts"
import type { Alarm } from "./usecases/alarms.ts"
import { dropMonths } from "./usecases/drop-months.ts"
import { EnrolKiosk } from "./usecases/enrol-kiosk.ts"
import { findPeople, personIdOf } from "./usecases/find-person.ts"
import { forgetPerson } from "./usecases/forget-person.ts"
import { foundCity } from "./usecases/found-city.ts"
import { giveFingerSlot } from "./usecases/give-finger-slot.ts"
import { HeardKiosks } from "./usecases/heard-kiosks.ts"
import { KioskNewsBoard } from "./usecases/kiosk-news.ts"
import { leaveService } from "./usecases/leave-service.ts"
import {
	backupAlarm,
	nearBackupAlarm,
	refusedSignInAlarm,
	restoredAlarm,
	takeoverAlarm,
} from "./usecases/office-alarms.ts"
import { OneAtATime } from "./usecases/one-at-a-time.ts"
import type { Dirty } from "./usecases/project-journal.ts"
import type { RegulationInForce } from "./usecases/regulation-in-force.ts"
import type { AllowanceInForce } from "./usecases/runs/run-parts.ts"
import { StaffAccess } from "./usecases/sign-in.ts"
import { TodayBoard } from "./usecases/today-board.ts"

const credentialBytes = 12

type Order = {
	readonly config: Config
	readonly regulation: RegulationInForce
	readonly allowance: AllowanceInForce
	/** Absent: the office's own names. */
	readonly papers: PaperSettings | undefined
	/** Folder of the built staff pages. */
	readonly pages: string
	readonly stores: OfficeStores
	readonly logger: Logger
}

/** Constructed with its files open; `start` serves, `stop` closes in reverse. */
export class Office {
	readonly #order: Order
	readonly #now = (): number => Date.now()
	readonly #news = new KioskNewsBoard()
	readonly #board: TodayBoard
	readonly #heard: HeardKiosks
	readonly #backups: BackupSchedule
	readonly #ingest: Ingest
	readonly #access: StaffAccess
	readonly #upkeep: Upkeep
	readonly #operatorToken = makeToken()
	#web: WebServer | undefined

	constructor(order: Order) {
		this.#order = order
		const { config, stores, logger } = order
		this.#board = new TodayBoard(this.#month)
		this.#heard = new HeardKiosks((kiosks) => this.#noteBoard(this.#board.touchKiosks(kiosks)))
		this.#backups = new BackupSchedule({
			...{ data: config.data, folder: config.backups, everyMs: config.backupEveryMs },
			...{ now: this.#now, note: this.#note },
			onTrouble: (why) => this.#tell(backupAlarm(why, this.#now())),
			onNear: () => this.#tell(nearBackupAlarm(this.#now())),
		})
		this.#ingest = new Ingest({
			...{ config, stores, backups: this.#backups, news: this.#news },
			...{ now: this.#now, note: this.#note },
			onDirty: (dirty) => this.#noteBoard(this.#board.touch(dirty)),
			onHeard: (kiosk) => this.#heard.note(kiosk),
			onRefused: (kiosk) => this.#tell(refusedSignInAlarm(kiosk, this.#now())),
			onTakeovers: (kiosk) => this.#tell(takeoverAlarm(kiosk, this.#now())),
		})
		const secrets = { hashPassword, isPassword, makeToken, hashSecret }
		this.#access = new StaffAccess({ store: stores.staff, secrets, now: this.#now })
		this.#upkeep = new Upkeep({
			...{ config, stores, logger, now: this.#now, note: this.#note },
			tell: (alarm) => this.#tell(alarm),
			onMinute: () => {
				this.#ingest.projector.wake()
				this.#noteBoard(this.#board.refresh())
			},
		})
	}

	/** @throws Error with a sentence when a port cannot be used */
	async start() {
		const { config } = this.#order
		const mqtt = await this.#ingest.start()
		const web = this.#makeWeb(mqtt.port)
		this.#web = web
		const http = await web.start().catch((cause) => {
			throw explainListen(cause, { name: "HTTP", ...config.http })
		})
		this.#backups.start()
		const restored = newestRestore(config.data)
		if (restored !== undefined) this.#tell(restoredAlarm(restored, this.#now()))
		// Whatever the first figures meet, machines deliver and people can mend it.
		await this.#board.refresh().catch(this.#boardFailed)
		this.#upkeep.start()
		const url = `http://${config.http.host}:${http.port}`
		const operatorFile = join(config.data, "operator.json")
		writeFileSync(operatorFile, JSON.stringify({ url, token: this.#operatorToken }), {
			mode: 0o600,
		})
		const link = await this.#access.firstAdministratorLink()
		return { url, mqttPort: mqtt.port, operatorFile, link }
	}

	async stop(): Promise<void> {
		this.#upkeep.stop()
		this.#heard.stop()
		await this.#backups.stop()
		await this.#web?.stop()
		await this.#ingest.stop()
		await this.#order.stores.close()
	}

	readonly #note = (event: string, facts: Readonly<Record<string, unknown>> = {}): void =>
		this.#order.logger.info({ event, ...facts })

	#tell(alarm: Alarm): void {
		const { stores, logger } = this.#order
		stores.alarms.raise(alarm).catch((cause) => logger.error({ event: "alarm.failed", err: cause }))
	}

	readonly #boardFailed = (cause: unknown): void =>
		this.#order.logger.error({ event: "board.failed", err: cause })

	#noteBoard(refreshed: Promise<void>): void {
		refreshed.catch(this.#boardFailed)
	}

	get #month() {
		const { config, regulation, stores } = this.#order
		const { registry, projections, book, reader, service } = stores
		return {
			...{ registry, projections, book, reader, service, regulation, zone: config.zone },
			...{ now: this.#now, news: this.#news, connected: () => this.#ingest.connected },
		}
	}

	#makeWeb(mqttPort: number): WebServer {
		const { config, pages, stores } = this.#order
		const { alarms, decisions, withdrawals, verdicts, city } = stores
		return new WebServer({
			...{ ...config.http, pages, note: this.#note, access: this.#access, board: this.#board },
			...{ ...this.#operator(mqttPort), verdicts, withdrawals, makeId: makeToken },
			month: this.#month,
			machines: { ...this.#month, alarms, settlements: decisions, disputes: decisions },
			onDecided: () => this.#board.refresh(),
			csv: (rows) => monthCsv(rows),
			place: async () => {
				const { government, agency } = await city.settings()
				return {
					government: government ?? "Pemerintah daerah",
					agency: agency ?? "BKPSDM",
					zone: config.zone,
					zoneLabel: zoneLabels[config.zone] ?? config.zone,
				}
			},
		})
	}

	/** What this server's operator may do from its command line. */
	#operator(mqttPort: number): Omit<OperatorParts, "access"> {
		const { config, stores } = this.#order
		const { zone } = config
		const { log, reader, projections, registry, fingers } = stores
		const { identities, enrolments, city, keys } = stores
		const [now, note] = [this.#now, this.#note]
		const turns = new OneAtATime()
		const written = { ...this.#month, registry, makeId: makeEntryId, turns }
		const refresh = () => this.#noteBoard(this.#board.refresh())
		const people = {
			...{ stores, ingest: this.#ingest, zone, now, makeCredentialId },
			onDirty: (dirty: readonly Dirty[]) => this.#noteBoard(this.#board.touch(dirty)),
		}
		return {
			...terminalParts(people),
			...cardParts(people),
			entries: entryDoors(written, (entries) => this.#noteBoard(this.#board.touchEntries(entries))),
			...calendarDoors(written, refresh),
			...allowanceDoors({
				...{ stores, month: this.#month, allowance: this.#order.allowance, makeId: makeEntryId },
			}),
			...paperDoors({
				...{ ...this.#month, ...stores, allowance: this.#order.allowance },
				papers: this.#order.papers,
			}),
			...importParts({
				...{ stores, month: this.#month, turns, makeCredentialId },
				onImported: () => this.#board.refresh(),
			}),
			isOperator: (token) => isSecret(token, hashSecret(this.#operatorToken)),
			takeIn: (kiosk, kind, bytes) => this.#ingest.takeIn(kiosk, kind, bytes),
			enrol: new EnrolKiosk({
				...{ zone, now, note, enrolments },
				officeKey: keys.signing,
				sealKey: keys.sealing.publicKey,
				secrets: { makeToken, randomText, hashSecret },
				mqtt: () => ({ host: config.mqtt.publicHost, port: mqttPort }),
			}),
			dropMonths: (before) => {
				const from = instantMs({ date: `${before}-01`, second: 0 }, zone)
				return dropMonths({ log, reader, projections, now, note }, from)
			},
			find: (text) => findPeople(registry, text),
			personId: (given) => personIdOf(registry, given),
			giveFinger: (order) => giveFingerSlot({ registry, fingers, makeCredentialId, now }, order),
			leave: async (employee, lastDay) => {
				const left = await leaveService({ departures: identities, zone }, employee, lastDay)
				await this.#board.refresh()
				return left
			},
			forget: async (employee) => {
				const today = () => localMoment(now(), zone).date
				const forgotten = await forgetPerson({ identities, today, now }, employee)
				await this.#board.refresh()
				return forgotten
			},
			backUp: () => this.#backups.run(),
			retire: async (kiosk) => {
				const isRetired = await enrolments.retire(kiosk, now())
				await this.#board.refresh()
				return isRetired
			},
			found: async (message) => {
				const founded = await foundCity({ founding: city, now, makeCredentialId }, message)
				await this.#board.refresh()
				return founded
			},
		}
	}
}

/** Typed on a command line, so it begins with a letter. */
const makeEntryId = (): string => `e${randomBytes(8).toString("hex")}`

const makeCredentialId = (): string => randomBytes(credentialBytes).toString("base64url")

const zoneLabels: Readonly<Record<string, string>> = {
	"Asia/Jakarta": "WIB",
	"Asia/Pontianak": "WIB",
	"Asia/Makassar": "WITA",
	"Asia/Jayapura": "WIT",
}

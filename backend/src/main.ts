// The office: builds its parts, starts them, and stops them in reverse.
import { randomBytes } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { instantMs, localMoment } from "@hadir/shared/time/local-time.ts"
import { pino } from "pino"
import { EmbeddedBroker } from "./broker/embedded-broker.ts"
import type { Config } from "./config.ts"
import { explainListen } from "./explain-listen.ts"
import { WebServer } from "./http/web-server.ts"
import { officeKeys } from "./identity/office-keys.ts"
import { hashPassword, isPassword } from "./identity/passwords.ts"
import { hashSecret, isSecret, makeToken, randomText } from "./identity/secrets.ts"
import { openStores } from "./office-files.ts"
import { monthCsv } from "./reports/month-csv.ts"
import { AlarmStore } from "./store/alarm-store.ts"
import { BackupSchedule } from "./store/backup/backup-schedule.ts"
import { finishPuttingBack } from "./store/backup/put-back.ts"
import { CityStore } from "./store/city-store.ts"
import { keepDailyHeads } from "./store/daily-heads.ts"
import { DecisionStore } from "./store/decision-store.ts"
import { lockFolder } from "./store/folder-lock.ts"
import { IdentityStore } from "./store/identity-store.ts"
import { JournalLogReader } from "./store/journal-log-reader.ts"
import { JournalLogStore } from "./store/journal-log-store.ts"
import { KioskEnrolmentStore } from "./store/kiosk-enrolment-store.ts"
import { logFolding, OfficeDisk } from "./store/office-disk.ts"
import { ProjectionStore } from "./store/projection-store.ts"
import { RegistryStore } from "./store/registry-store.ts"
import { readRegulation } from "./store/regulation-files.ts"
import { ServiceStore } from "./store/service-store.ts"
import { StaffTables } from "./store/staff-tables.ts"
import { JournalVerdictStore } from "./store/verdict-store.ts"
import type { Alarm } from "./usecases/alarms.ts"
import { dropMonths } from "./usecases/drop-months.ts"
import { EnrolKiosk } from "./usecases/enrol-kiosk.ts"
import { forgetPerson } from "./usecases/forget-person.ts"
import { foundCity } from "./usecases/found-city.ts"
import { hearHeartbeat } from "./usecases/hear-heartbeat.ts"
import { HeardKiosks } from "./usecases/heard-kiosks.ts"
import { KioskNewsBoard } from "./usecases/kiosk-news.ts"
import { backupAlarm, diskAlarm, takeoverAlarm } from "./usecases/office-alarms.ts"
import { ProjectJournal } from "./usecases/project-journal.ts"
import { PrunableNumbers } from "./usecases/prunable-numbers.ts"
import { RecordJournal } from "./usecases/record-journal.ts"
import { sendPeople } from "./usecases/send-people.ts"
import { StaffAccess } from "./usecases/sign-in.ts"
import { TodayBoard } from "./usecases/today-board.ts"

export type Office = {
	readonly http: { readonly url: string }
	readonly mqtt: { readonly host: string; readonly port: number }
	/** Address of the one-time link for the first administrator, until there is one. */
	readonly firstAccess: string | undefined
	/** File with the address and token by which this server's operator acts. */
	readonly operatorFile: string
	stop(): Promise<void>
}

const credentialBytes = 12
const minuteMs = 60_000
const ballastBytes = 64 * 1024 * 1024
const loopback = new Set(["127.0.0.1", "::1", "localhost"])

/** @throws Error with a sentence when a file or port cannot be used; UnusableSettings when a setting names it wrongly */
export async function startOffice(config: Config, pages: string): Promise<Office> {
	const logger = pino({ level: config.logLevel }, pino.destination(2))
	const note = (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
		logger.info({ event, ...facts })
	const regulation = readRegulation(config)
	const unlock = lockFolder(config.data)
	const finished = finishPuttingBack(config.data)
	if (finished !== undefined) note("restore.finished", finished)
	const stores = await openStores(config.data)
	const keys = officeKeys(join(config.data, "office-keys.json"))
	const now = () => Date.now()
	const { zone } = config
	const registry = new RegistryStore(stores.office)
	const projections = new ProjectionStore(stores.office)
	const city = new CityStore(stores.office)
	const reader = new JournalLogReader(stores.reader)
	const log = new JournalLogStore(stores.log)
	const connected = (): ReadonlySet<string> => broker.connected
	const verdicts = new JournalVerdictStore(stores.office)
	const alarms = new AlarmStore(stores.office)
	const decisions = new DecisionStore(stores.office)
	const tell = (alarm: Alarm): void => {
		alarms.raise(alarm).catch((cause) => logger.error({ event: "alarm.failed", err: cause }))
	}
	const news = new KioskNewsBoard()
	const service = new ServiceStore(stores.office)
	const monthParts = {
		...{ registry, projections, regulation, zone, now, reader, service },
		...{ connected, news },
	}
	const board = new TodayBoard(monthParts)
	const projector = new ProjectJournal({
		...{ reader, zone, now, note },
		projections: new ProjectionStore(stores.projecting),
		registry: new RegistryStore(stores.projecting),
		verdicts: new JournalVerdictStore(stores.projecting),
		alarms: new AlarmStore(stores.projecting),
		officeSealKey: keys.sealing,
		pause: () => new Promise((resolve) => setImmediate(resolve)),
		onDirty: (dirty) => {
			board.touch(dirty).catch((cause) => logger.error({ event: "board.failed", err: cause }))
		},
	})
	const heardKiosks = new HeardKiosks((kiosks) => {
		board.touchKiosks(kiosks).catch((cause) => logger.error({ event: "board.failed", err: cause }))
	})
	const backups = new BackupSchedule({
		...{ data: config.data, folder: config.backups, everyMs: config.backupEveryMs, now, note },
		onTrouble: (why) => tell(backupAlarm(why, now())),
	})
	const prunable = new PrunableNumbers(backups, (journal, chain, point) =>
		reader.holds(journal, chain, point),
	)
	const recording = new RecordJournal({
		...{ log, registry, verdicts, alarms, news, now, note },
		prunable: (journal, chain) => prunable.on(journal, chain),
		officeKey: keys.signing,
		answer: (kiosk, bytes) => broker.send(kiosk, "head", bytes),
		onAppended: () => projector.wake(),
	})
	const beating = {
		...{ log, verdicts, news, now, note },
		onHeard: (kiosk: string) => heardKiosks.note(kiosk),
	}
	const people = {
		...{ log, registry, verdicts, now, note },
		officeKey: keys.signing.privateKey,
		answer: (kiosk: string, bytes: Buffer) => broker.send(kiosk, "people", bytes),
	}
	const broker = new EmbeddedBroker({
		...config.mqtt,
		...{ note, now },
		onTakeovers: (kiosk) => {
			tell(takeoverAlarm(kiosk, now()))
		},
		isKiosk: async (code, password) => {
			const hash = (await registry.kiosk(code))?.passwordHash
			return hash !== undefined && isSecret(password, hash)
		},
		receive: async (kiosk, kind, payload) => {
			if (kind === "people-request") return sendPeople(people, kiosk, payload)
			if (kind === "heartbeat") return hearHeartbeat(beating, kiosk, payload)
			return recording[kind](kiosk, payload)
		},
	})
	const mqtt = await broker.start().catch((cause) => {
		throw explainListen(cause, { name: "MQTT", ...config.mqtt })
	})
	const enrolments = new KioskEnrolmentStore(stores.office)
	const enrol = new EnrolKiosk({
		...{ zone, now, note, enrolments },
		officeKey: keys.signing,
		sealKey: keys.sealing.publicKey,
		secrets: { makeToken, randomText, hashSecret },
		mqtt: () => ({ host: config.mqtt.publicHost, port: mqtt.port }),
	})
	const access = new StaffAccess({
		store: new StaffTables(stores.office),
		secrets: { hashPassword, isPassword, makeToken, hashSecret },
		now,
	})
	const operatorToken = makeToken()
	const web = new WebServer({
		...config.http,
		...{ pages, note, access, board, enrol },
		month: monthParts,
		machines: { ...monthParts, alarms, settlements: decisions, disputes: decisions },
		verdicts,
		makeId: makeToken,
		onDecided: () => board.refresh(),
		takeIn: (kiosk, kind, bytes) => {
			if (kind === "heartbeat") return hearHeartbeat(beating, kiosk, bytes)
			return recording[kind](kiosk, bytes, true)
		},
		dropMonths: (before) => {
			const from = instantMs({ date: `${before}-01`, second: 0 }, zone)
			return dropMonths({ log, reader, projections, now, note }, from)
		},
		forget: async (employee) => {
			const today = () => localMoment(now(), zone).date
			const identities = new IdentityStore(stores.office)
			const forgotten = await forgetPerson({ identities, today, now }, employee)
			await board.refresh()
			return forgotten
		},
		backUp: async () => {
			await backups.run()
			return backups.restorable()?.at(-1)?.id
		},
		retire: async (kiosk) => {
			const isRetired = await enrolments.retire(kiosk, now())
			await board.refresh()
			return isRetired
		},
		csv: (rows) => monthCsv(rows, regulation.calendar),
		place: async () => {
			const { government, agency } = await city.settings()
			return {
				government: government ?? "Pemerintah daerah",
				agency: agency ?? "BKPSDM",
				zone,
				zoneLabel: zoneLabels[zone] ?? zone,
			}
		},
		isOperator: (token) => isSecret(token, hashSecret(operatorToken)),
		found: async (message) => {
			const makeCredentialId = () => randomBytes(credentialBytes).toString("base64url")
			const founded = await foundCity({ founding: city, now, makeCredentialId }, message)
			await board.refresh()
			return founded
		},
	})
	const http = await web.start().catch((cause) => {
		throw explainListen(cause, { name: "HTTP", ...config.http })
	})
	if (!loopback.has(config.mqtt.host)) {
		logger.warn({
			event: "mqtt.plain",
			message: "MQTT listens beyond this machine without encryption. Use a closed network.",
		})
	}
	backups.start()
	const disk = new OfficeDisk({
		...{ data: config.data, ballastBytes, note },
		foldLogs: [logFolding(stores.log), logFolding(stores.office)],
		onShort: (freePercent) => tell(diskAlarm(freePercent, now())),
	})
	await board.refresh()
	const everyMinute = setInterval(() => {
		keepDailyHeads({
			folder: join(config.data, "heads"),
			date: localMoment(now(), zone).date,
			now: now(),
			...{ reader, officeKey: keys.signing.privateKey },
		}).catch((cause) => logger.error({ event: "heads.failed", err: cause }))
		disk.look().catch((cause) => logger.error({ event: "disk.unreadable", err: cause }))
		// What a failing disk held up is taken up again.
		projector.wake()
		board.refresh().catch((cause) => logger.error({ event: "board.failed", err: cause }))
	}, minuteMs)
	projector.wake()
	const url = `http://${config.http.host}:${http.port}`
	const operatorFile = join(config.data, "operator.json")
	writeFileSync(operatorFile, JSON.stringify({ url, token: operatorToken }), { mode: 0o600 })
	const link = await access.firstAdministratorLink()
	note("office.started", { url, mqttPort: mqtt.port })
	return {
		http: { url },
		mqtt: { host: config.mqtt.host, port: mqtt.port },
		firstAccess: link === undefined ? undefined : `${url}/akses#${link}`,
		operatorFile,
		stop: async () => {
			clearInterval(everyMinute)
			heardKiosks.stop()
			await backups.stop()
			await broker.stop()
			await web.stop()
			await projector.settle()
			for (const store of [stores.reader, stores.log, stores.office]) await store.destroy()
			unlock()
			note("office.stopped")
		},
	}
}

const zoneLabels: Readonly<Record<string, string>> = {
	"Asia/Jakarta": "WIB",
	"Asia/Pontianak": "WIB",
	"Asia/Makassar": "WITA",
	"Asia/Jayapura": "WIT",
}

// The office's settings, read once from the environment; an unknown HADIR_ key is refused by name.
import { resolve } from "node:path"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type Environment, explainSettings, settingOf, settingsOf } from "@hadir/shared/settings.ts"
import { isZone } from "@hadir/shared/time/local-time.ts"
import { z } from "zod"

const defaultData = "data"
const defaultZone = "Asia/Makassar"
const port = z.coerce.number().int().min(0).max(65_535)

const schema = z.strictObject({
	/** Folder of both databases, keys and the operator's token. */
	HADIR_DATA: z.string().default(defaultData),
	HADIR_HTTP_HOST: z.string().default("127.0.0.1"),
	HADIR_HTTP_PORT: port.default(8080),
	/** Beyond loopback MQTT is readable on the network until certificates come: a warning says so. */
	HADIR_MQTT_HOST: z.string().default("127.0.0.1"),
	HADIR_MQTT_PORT: port.default(1883),
	/** The address kiosks are told at registration. */
	HADIR_MQTT_PUBLIC_HOST: z.string().optional(),
	HADIR_ZONE: z.string().refine(isZone).default(defaultZone),
	HADIR_POLICY: z.string().default("backend/policies/templat-nasional.json"),
	HADIR_HOLIDAYS: z.string().default("backend/policies/libur-nasional.json"),
	HADIR_ALLOWANCE: z.string().default("backend/policies/tpp-templat-nasional.json"),
	/** What stands around papers; without it they bear the office's own names and nobody signs. */
	HADIR_PAPERS: z.string().optional(),
	/** Folder for backups, on another device than the data; without it kiosks keep everything. */
	HADIR_BACKUPS: z.string().optional(),
	HADIR_BACKUP_MINUTES: z.coerce.number().int().min(1).max(1_440).default(15),
	HADIR_LOG: z.enum(["debug", "info", "warn", "silent"]).default("info"),
})

const aHost = "a host name or an address, such as 127.0.0.1"
const aPort = "a whole number from 0 to 65535"
const aFile = "the path of a file"
const aFolder = "the path of a folder"
const allowed: Readonly<Record<keyof z.infer<typeof schema>, string>> = {
	HADIR_DATA: aFolder,
	HADIR_HTTP_HOST: aHost,
	HADIR_HTTP_PORT: aPort,
	HADIR_MQTT_HOST: aHost,
	HADIR_MQTT_PORT: aPort,
	HADIR_MQTT_PUBLIC_HOST: aHost,
	HADIR_ZONE: "a zone such as Asia/Makassar",
	HADIR_POLICY: aFile,
	HADIR_HOLIDAYS: aFile,
	HADIR_ALLOWANCE: aFile,
	HADIR_PAPERS: aFile,
	HADIR_BACKUPS: aFolder,
	HADIR_BACKUP_MINUTES: "a whole number from 1 to 1440",
	HADIR_LOG: "debug, info, warn or silent",
}

export type Config = {
	readonly data: string
	readonly http: { readonly host: string; readonly port: number }
	readonly mqtt: { readonly host: string; readonly port: number; readonly publicHost: string }
	readonly zone: string
	readonly policyFile: string
	readonly holidaysFile: string
	readonly allowanceFile: string
	readonly papersFile: string | undefined
	readonly backups: string | undefined
	readonly backupEveryMs: number
	readonly logLevel: "debug" | "info" | "warn" | "silent"
}

/** Keys of the kiosk, of the test runner and of whoever started this process. */
const othersKeys = [
	"HADIR_KIOSK_",
	"HADIR_MISSING_PARTS",
	"HADIR_MODEL_RUNS",
	"HADIR_TEST_",
	"HADIR_WITH_PARENT",
]

/** Where the office keeps its data, for commands that need no other setting. */
export const dataFolder = (environment: Environment): string =>
	resolve(settingOf(environment, "HADIR_DATA") ?? defaultData)

/** The office's zone, for commands that need no other setting. */
export const officeZone = (environment: Environment): string => {
	const zone = settingOf(environment, "HADIR_ZONE")
	return zone !== undefined && isZone(zone) ? zone : defaultZone
}

/** @param root folder that the shipped files lie in */
export function readConfig(
	environment: Environment,
	root: string,
): Result<Config, Fault<"config">> {
	const own = settingsOf(
		environment,
		(key) => key.startsWith("HADIR_") && !othersKeys.some((prefix) => key.startsWith(prefix)),
	)
	const parsed = schema.safeParse(own)
	const clash = portClash(own)
	if (!parsed.success || clash !== undefined) {
		const issues = parsed.success ? [] : [explainSettings(parsed.error.issues, own, allowed)]
		return fail("config", [...issues, ...(clash === undefined ? [] : [clash])].join("\n"))
	}
	const values = parsed.data
	/** What somebody named counts from where they stand. */
	const baseOf = (key: string) => (own[key] === undefined ? root : "")
	return succeed({
		data: resolve(values.HADIR_DATA),
		http: { host: values.HADIR_HTTP_HOST, port: values.HADIR_HTTP_PORT },
		mqtt: {
			host: values.HADIR_MQTT_HOST,
			port: values.HADIR_MQTT_PORT,
			publicHost: values.HADIR_MQTT_PUBLIC_HOST ?? values.HADIR_MQTT_HOST,
		},
		zone: values.HADIR_ZONE,
		policyFile: resolve(baseOf("HADIR_POLICY"), values.HADIR_POLICY),
		holidaysFile: resolve(baseOf("HADIR_HOLIDAYS"), values.HADIR_HOLIDAYS),
		allowanceFile: resolve(baseOf("HADIR_ALLOWANCE"), values.HADIR_ALLOWANCE),
		papersFile: values.HADIR_PAPERS === undefined ? undefined : resolve(values.HADIR_PAPERS),
		backups: values.HADIR_BACKUPS === undefined ? undefined : resolve(values.HADIR_BACKUPS),
		backupEveryMs: values.HADIR_BACKUP_MINUTES * 60_000,
		logLevel: values.HADIR_LOG,
	})
}

/** Asked of the ports alone, so that it is told beside whatever else is wrong. */
function portClash(own: Environment): string | undefined {
	const { HADIR_HTTP_PORT: http, HADIR_MQTT_PORT: mqtt } = own
	const ports = schema.pick({ HADIR_HTTP_PORT: true, HADIR_MQTT_PORT: true })
	const parsed = ports.safeParse({
		...(http !== undefined && { HADIR_HTTP_PORT: http }),
		...(mqtt !== undefined && { HADIR_MQTT_PORT: mqtt }),
	})
	if (!parsed.success) return undefined
	const port = parsed.data.HADIR_HTTP_PORT
	if (port === 0 || port !== parsed.data.HADIR_MQTT_PORT) return undefined
	return `HADIR_HTTP_PORT and HADIR_MQTT_PORT are both ${port}: give each a port of its own.`
}

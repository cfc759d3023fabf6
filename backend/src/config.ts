// The office's settings, read once from the environment; an unknown HADIR_ key is refused by name.
import { resolve } from "node:path"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { isZone } from "@hadir/shared/time/local-time.ts"
import { z } from "zod"

const port = z.coerce.number().int().min(0).max(65_535)

const schema = z.strictObject({
	/** Folder of both databases, keys and the operator's token. */
	HADIR_DATA: z.string().min(1).default("data"),
	HADIR_HTTP_HOST: z.string().default("127.0.0.1"),
	HADIR_HTTP_PORT: port.default(8080),
	/** Beyond loopback MQTT is readable on the network until certificates come: a warning says so. */
	HADIR_MQTT_HOST: z.string().default("127.0.0.1"),
	HADIR_MQTT_PORT: port.default(1883),
	/** The address kiosks are told at registration. */
	HADIR_MQTT_PUBLIC_HOST: z.string().optional(),
	HADIR_ZONE: z
		.string()
		.refine(isZone, "is not an IANA zone such as Asia/Makassar")
		.default("Asia/Makassar"),
	HADIR_POLICY: z.string().default("backend/policies/templat-nasional.json"),
	HADIR_HOLIDAYS: z.string().default("backend/policies/libur-nasional.json"),
	/** Folder for backups, on another device than the data; without it kiosks keep everything. */
	HADIR_BACKUPS: z.string().min(1).optional(),
	HADIR_BACKUP_MINUTES: z.coerce.number().int().min(1).max(1_440).default(15),
	HADIR_LOG: z.enum(["debug", "info", "warn", "silent"]).default("info"),
})

export type Config = {
	readonly data: string
	readonly http: { readonly host: string; readonly port: number }
	readonly mqtt: { readonly host: string; readonly port: number; readonly publicHost: string }
	readonly zone: string
	readonly policyFile: string
	readonly holidaysFile: string
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

/** @param root folder that relative paths of shipped files begin at */
export function readConfig(
	environment: Readonly<Record<string, string | undefined>>,
	root: string,
): Result<Config, Fault<"config">> {
	const own = Object.fromEntries(
		Object.entries(environment).filter(
			([key]) => key.startsWith("HADIR_") && !othersKeys.some((prefix) => key.startsWith(prefix)),
		),
	)
	const parsed = schema.safeParse(own)
	if (!parsed.success) {
		return fail("config", `The environment cannot be used:\n${z.prettifyError(parsed.error)}`)
	}
	const values = parsed.data
	return succeed({
		data: resolve(values.HADIR_DATA),
		http: { host: values.HADIR_HTTP_HOST, port: values.HADIR_HTTP_PORT },
		mqtt: {
			host: values.HADIR_MQTT_HOST,
			port: values.HADIR_MQTT_PORT,
			publicHost: values.HADIR_MQTT_PUBLIC_HOST ?? values.HADIR_MQTT_HOST,
		},
		zone: values.HADIR_ZONE,
		policyFile: resolve(root, values.HADIR_POLICY),
		holidaysFile: resolve(root, values.HADIR_HOLIDAYS),
		backups: values.HADIR_BACKUPS === undefined ? undefined : resolve(values.HADIR_BACKUPS),
		backupEveryMs: values.HADIR_BACKUP_MINUTES * 60_000,
		logLevel: values.HADIR_LOG,
	})
}

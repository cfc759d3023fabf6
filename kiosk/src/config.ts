// The kiosk's settings, read once from the environment; an unknown HADIR_KIOSK_ key is refused by name.
import { join, resolve } from "node:path"
import { type DeviceModel, deviceModels } from "@hadir/firmware-bridge/registry.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type Environment, explainSettings, settingOf, settingsOf } from "@hadir/shared/settings.ts"
import { z } from "zod"

/** Where a device's bytes come from: `serial:/dev/serial/by-id/...` or `tcp:host:port`. */
export type PortAddress =
	| { readonly kind: "serial"; readonly path: string }
	| { readonly kind: "tcp"; readonly host: string; readonly port: number }

const portAddress = z.string().transform((text, context): PortAddress => {
	const [kind, host, port, ...more] = text.split(":")
	if (kind === "serial" && host) return { kind, path: text.slice("serial:".length) }
	if (kind === "tcp" && host && more.length === 0 && isPort(port)) {
		return { kind, host, port: Number(port) }
	}
	context.addIssue("no port's address")
	return z.NEVER
})

const isPort = (text = ""): boolean =>
	/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535

const readerSetting = z.string().transform((text, context) => {
	const [model, ...rest] = text.split("=")
	const known = deviceModels.find((name) => name === model)
	const address = portAddress.safeParse(rest.join("="))
	if (known !== undefined && address.success) return { model: known, address: address.data }
	context.addIssue("no reader")
	return z.NEVER
})

const schema = z.strictObject({
	/** Folder of the journal and the enrolment; read by `kioskFolder`. */
	HADIR_KIOSK_DATA: z.string().optional(),
	HADIR_KIOSK_SCREEN_PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
	/** The one reader of this release. */
	HADIR_KIOSK_READER: readerSetting.optional(),
	/** The panel's address; `none` for a kiosk without lights. */
	HADIR_KIOSK_PANEL: z.union([z.literal("none"), portAddress]).default("none"),
	/** Space held back for a full disk, in MiB. */
	HADIR_KIOSK_BALLAST_MIB: z.coerce.number().int().min(0).max(4_096).default(32),
	HADIR_KIOSK_LOG: z.enum(["debug", "info", "warn", "silent"]).default("info"),
})

const address = "serial:/dev/serial/by-id/... or tcp:host:port, with a port from 1 to 65535"
const allowed: Readonly<Record<keyof z.infer<typeof schema>, string>> = {
	HADIR_KIOSK_DATA: "the path of a folder",
	HADIR_KIOSK_SCREEN_PORT: "a whole number from 0 to 65535",
	HADIR_KIOSK_READER: `a model (${deviceModels.join(", ")}), =, and its address: ${address}`,
	HADIR_KIOSK_PANEL: `none, ${address}`,
	HADIR_KIOSK_BALLAST_MIB: "a whole number from 0 to 4096",
	HADIR_KIOSK_LOG: "debug, info, warn or silent",
}

export type KioskConfig = {
	readonly data: string
	readonly screenPort: number
	readonly reader: { readonly model: DeviceModel; readonly address: PortAddress } | undefined
	readonly panel: PortAddress | "none"
	readonly ballastBytes: number
	readonly logLevel: "debug" | "info" | "warn" | "silent"
}

/** Where this kiosk keeps its journal: beside the office's data where both run on one machine. */
export const kioskFolder = (environment: Environment): string =>
	resolve(
		settingOf(environment, "HADIR_KIOSK_DATA") ??
			join(settingOf(environment, "HADIR_DATA") ?? "data", "kiosk"),
	)

export function readKioskConfig(environment: Environment): Result<KioskConfig, Fault<"config">> {
	const own = settingsOf(environment, (key) => key.startsWith("HADIR_KIOSK_"))
	const parsed = schema.safeParse(own)
	if (!parsed.success) return fail("config", explainSettings(parsed.error.issues, own, allowed))
	const values = parsed.data
	return succeed({
		data: kioskFolder(environment),
		screenPort: values.HADIR_KIOSK_SCREEN_PORT,
		reader: values.HADIR_KIOSK_READER,
		panel: values.HADIR_KIOSK_PANEL,
		ballastBytes: values.HADIR_KIOSK_BALLAST_MIB * 1024 * 1024,
		logLevel: values.HADIR_KIOSK_LOG,
	})
}

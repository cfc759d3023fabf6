// The kiosk's settings, read once from the environment; an unknown HADIR_KIOSK_ key is refused by name.
import { resolve } from "node:path"
import { type DeviceModel, deviceModels } from "@hadir/firmware-bridge/registry.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { z } from "zod"

/** Where a device's bytes come from: `serial:/dev/serial/by-id/...` or `tcp:host:port`. */
export type PortAddress =
	| { readonly kind: "serial"; readonly path: string }
	| { readonly kind: "tcp"; readonly host: string; readonly port: number }

const portAddress = z.string().transform((text, context): PortAddress => {
	const [kind, host, port, ...more] = text.split(":")
	if (kind === "serial" && host) return { kind, path: text.slice("serial:".length) }
	if (kind === "tcp" && host && more.length === 0 && /^\d{1,5}$/.test(port ?? "")) {
		return { kind, host, port: Number(port) }
	}
	context.addIssue(`"${text}" is neither serial:/dev/... nor tcp:host:port`)
	return z.NEVER
})

const readerSetting = z.string().transform((text, context) => {
	const [model, ...rest] = text.split("=")
	const known = deviceModels.find((name) => name === model)
	const address = portAddress.safeParse(rest.join("="))
	if (known !== undefined && address.success) return { model: known, address: address.data }
	context.addIssue(
		`"${text}" is not a reader; write model=address, models: ${deviceModels.join(", ")}, address: serial:/dev/... or tcp:host:port`,
	)
	return z.NEVER
})

const schema = z.strictObject({
	/** Folder of the journal and the enrolment. */
	HADIR_KIOSK_DATA: z.string().min(1).default("data/kiosk"),
	HADIR_KIOSK_SCREEN_PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
	/** The one reader of this release. */
	HADIR_KIOSK_READER: readerSetting.optional(),
	/** The panel's address; `none` for a kiosk without lights. */
	HADIR_KIOSK_PANEL: z.union([z.literal("none"), portAddress]).default("none"),
	/** Space held back for a full disk, in MiB. */
	HADIR_KIOSK_BALLAST_MIB: z.coerce.number().int().min(0).max(4_096).default(32),
	HADIR_KIOSK_LOG: z.enum(["debug", "info", "warn", "silent"]).default("info"),
})

export type KioskConfig = {
	readonly data: string
	readonly screenPort: number
	readonly reader: { readonly model: DeviceModel; readonly address: PortAddress } | undefined
	readonly panel: PortAddress | "none"
	readonly ballastBytes: number
	readonly logLevel: "debug" | "info" | "warn" | "silent"
}

export function readKioskConfig(
	environment: Readonly<Record<string, string | undefined>>,
): Result<KioskConfig, Fault<"config">> {
	const own = Object.fromEntries(
		Object.entries(environment).filter(([key]) => key.startsWith("HADIR_KIOSK_")),
	)
	const parsed = schema.safeParse(own)
	if (!parsed.success) {
		return fail("config", `The environment cannot be used:\n${z.prettifyError(parsed.error)}`)
	}
	const values = parsed.data
	return succeed({
		data: resolve(values.HADIR_KIOSK_DATA),
		screenPort: values.HADIR_KIOSK_SCREEN_PORT,
		reader: values.HADIR_KIOSK_READER,
		panel: values.HADIR_KIOSK_PANEL,
		ballastBytes: values.HADIR_KIOSK_BALLAST_MIB * 1024 * 1024,
		logLevel: values.HADIR_KIOSK_LOG,
	})
}

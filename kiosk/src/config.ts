// The kiosk's settings, read once from the environment; an unknown HADIR_KIOSK_ key is refused by name.
import { join, resolve } from "node:path"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type Environment, explainSettings, settingOf, settingsOf } from "@hadir/shared/settings.ts"
import { z } from "zod"
import { expectedPanel, type PanelSetting, panelOf } from "./panel-setting.ts"
import { isSamePort } from "./port-address.ts"
import { expected, type ReaderSetting, readersOf } from "./reader-settings.ts"
import { expectedTerminals, type TerminalSetting, terminalsOf } from "./terminal-settings.ts"

const readers = z.string().transform((text, context) => {
	const read = readersOf(text)
	if (read.ok) return read.value
	context.addIssue(read.fault.message)
	return z.NEVER
})

const panel = z.string().transform((text, context) => {
	const read = panelOf(text)
	if (read.ok) return read.value
	context.addIssue(read.fault.message)
	return z.NEVER
})

const terminals = z.string().transform((text, context) => {
	const read = terminalsOf(text)
	if (read.ok) return read.value
	context.addIssue(read.fault.message)
	return z.NEVER
})

/** Devices say themselves what may be written in place of what is wrong. */
const sayThemselves: readonly unknown[] = [
	...["HADIR_KIOSK_READERS", "HADIR_KIOSK_PANEL", "HADIR_KIOSK_TERMINALS"],
]

const schema = z.strictObject({
	/** Folder of the journal and the enrolment; read by `kioskFolder`. */
	HADIR_KIOSK_DATA: z.string().optional(),
	HADIR_KIOSK_SCREEN_PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
	/** Its readers, with spaces between them; see `reader-settings.ts`. */
	HADIR_KIOSK_READERS: readers.default([]),
	/** Attendance terminals it takes over; see `terminal-settings.ts`. */
	HADIR_KIOSK_TERMINALS: terminals.default([]),
	/** Where terminals that push call. */
	HADIR_KIOSK_PUSH_PORT: z.coerce.number().int().min(1).max(65_535).default(8081),
	/** `none` for a kiosk without lights; see `panel-setting.ts`. */
	HADIR_KIOSK_PANEL: panel.optional(),
	/** Space held back for a full disk, in MiB. */
	HADIR_KIOSK_BALLAST_MIB: z.coerce.number().int().min(0).max(4_096).default(32),
	HADIR_KIOSK_LOG: z.enum(["debug", "info", "warn", "silent"]).default("info"),
})

const allowed: Readonly<Record<keyof z.infer<typeof schema>, string>> = {
	HADIR_KIOSK_DATA: "the path of a folder",
	HADIR_KIOSK_SCREEN_PORT: "a whole number from 0 to 65535",
	HADIR_KIOSK_READERS: expected,
	HADIR_KIOSK_TERMINALS: expectedTerminals,
	HADIR_KIOSK_PUSH_PORT: "a whole number from 1 to 65535",
	HADIR_KIOSK_PANEL: expectedPanel,
	HADIR_KIOSK_BALLAST_MIB: "a whole number from 0 to 4096",
	HADIR_KIOSK_LOG: "debug, info, warn or silent",
}

export type KioskConfig = {
	readonly data: string
	readonly screenPort: number
	readonly readers: readonly ReaderSetting[]
	readonly terminals: readonly TerminalSetting[]
	readonly pushPort: number
	readonly panel: PanelSetting | undefined
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
	if (!parsed.success) {
		const said = Object.fromEntries(
			parsed.error.issues.flatMap(({ path: [key], message }) =>
				typeof key === "string" && sayThemselves.includes(key) ? [[key, message]] : [],
			),
		)
		const words = { ...allowed, ...said }
		return fail("config", explainSettings(parsed.error.issues, own, words))
	}
	const values = parsed.data
	const { HADIR_KIOSK_READERS: readers, HADIR_KIOSK_PANEL: panel } = values
	if (readers.some((reader) => panel !== undefined && isSamePort(reader.address, panel.address))) {
		return fail("config", "HADIR_KIOSK_PANEL is at a reader's port: give each a port of its own.")
	}
	return succeed({
		data: kioskFolder(environment),
		screenPort: values.HADIR_KIOSK_SCREEN_PORT,
		readers: values.HADIR_KIOSK_READERS,
		terminals: values.HADIR_KIOSK_TERMINALS,
		pushPort: values.HADIR_KIOSK_PUSH_PORT,
		panel: values.HADIR_KIOSK_PANEL,
		ballastBytes: values.HADIR_KIOSK_BALLAST_MIB * 1024 * 1024,
		logLevel: values.HADIR_KIOSK_LOG,
	})
}

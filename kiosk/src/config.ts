// The kiosk's settings, read once from the environment; an unknown HADIR_KIOSK_ key is refused by name.
import { join, resolve } from "node:path"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type Environment, explainSettings, settingOf, settingsOf } from "@hadir/shared/settings.ts"
import { z } from "zod"
import type { EntryFault } from "./device-setting.ts"
import { type PanelSetting, panelOf } from "./panel-setting.ts"
import { isSamePort, type PortAddress } from "./port-address.ts"
import { type ReaderSetting, readersOf } from "./reader-settings.ts"
import { type TerminalSetting, terminalsOf } from "./terminal-settings.ts"

const schema = z.strictObject({
	/** Folder of the journal and the enrolment; read by `kioskFolder`. */
	HADIR_KIOSK_DATA: z.string().optional(),
	HADIR_KIOSK_SCREEN_PORT: z.coerce.number().int().min(0).max(65_535).default(8090),
	/** Its readers, with spaces between them; see `reader-settings.ts`. */
	HADIR_KIOSK_READERS: z.string().optional(),
	/** Attendance terminals it takes over; see `terminal-settings.ts`. */
	HADIR_KIOSK_TERMINALS: z.string().optional(),
	/** Where terminals that push call. */
	HADIR_KIOSK_PUSH_PORT: z.coerce.number().int().min(1).max(65_535).default(8081),
	/** `none` for a kiosk without lights; see `panel-setting.ts`. */
	HADIR_KIOSK_PANEL: z.string().optional(),
	/** Space held back for a full disk, in MiB. */
	HADIR_KIOSK_BALLAST_MIB: z.coerce.number().int().min(0).max(4_096).default(32),
	HADIR_KIOSK_LOG: z.enum(["debug", "info", "warn", "silent"]).default("info"),
})

/** Devices say themselves what is wrong with them. */
const allowed: Readonly<Record<string, string>> = {
	HADIR_KIOSK_DATA: "the path of a folder",
	HADIR_KIOSK_SCREEN_PORT: "a whole number from 0 to 65535",
	HADIR_KIOSK_PUSH_PORT: "a whole number from 1 to 65535",
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
	const readers = listedIn(own, "HADIR_KIOSK_READERS", readersOf, [])
	const terminals = listedIn(own, "HADIR_KIOSK_TERMINALS", terminalsOf, [])
	const panel = listedIn(own, "HADIR_KIOSK_PANEL", panelOf, undefined)
	const said = [readers, terminals, panel].flatMap((read) => (read.ok ? [] : [read.fault.message]))
	const issues = parsed.success ? "" : explainSettings(parsed.error.issues, own, allowed)
	const sentences = [...(issues === "" ? [] : [issues]), ...said].join("\n")
	if (!parsed.success || !readers.ok || !terminals.ok || !panel.ok) {
		return fail("config", sentences)
	}
	const shared = sharedPort([
		...readers.value,
		...terminals.value,
		...(panel.value ? [panel.value] : []),
	])
	if (shared !== undefined) return fail("config", shared)
	const values = parsed.data
	return succeed({
		data: kioskFolder(environment),
		screenPort: values.HADIR_KIOSK_SCREEN_PORT,
		readers: readers.value,
		terminals: terminals.value,
		pushPort: values.HADIR_KIOSK_PUSH_PORT,
		panel: panel.value,
		ballastBytes: values.HADIR_KIOSK_BALLAST_MIB * 1024 * 1024,
		logLevel: values.HADIR_KIOSK_LOG,
	})
}

/** The devices of one setting, or a sentence that names the entry that cannot be used. */
function listedIn<Listed>(
	own: Environment,
	key: string,
	listOf: (text: string) => Result<Listed, EntryFault>,
	none: Listed,
): Result<Listed, Fault<"config">> {
	const text = own[key]
	if (text === undefined) return succeed(none)
	const listed = listOf(text)
	if (listed.ok) return listed
	const { entry, problem, instead } = listed.fault
	return fail("config", `${key}, "${entry}": ${problem}. Write ${instead}.`)
}

/** Two devices on one line would take each other's bytes. */
function sharedPort(
	devices: readonly { readonly entry: string; readonly address: PortAddress }[],
): string | undefined {
	for (const [index, { entry, address }] of devices.entries()) {
		const other = devices.slice(0, index).find((one) => isSamePort(one.address, address))
		if (other === undefined) continue
		return `"${other.entry}" and "${entry}" are at one port: give each a port of its own.`
	}
	return undefined
}

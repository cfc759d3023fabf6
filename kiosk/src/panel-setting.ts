// Which panel a kiosk has, as its settings write it: "firmata:display=0x27=serial:/dev/serial/by-id/...".
import {
	type PanelModel,
	type PanelParts,
	panelModels,
	panels,
} from "@hadir/firmware-bridge/panel/panels.ts"
import type { Panel } from "@hadir/firmware-bridge/panel/signal.ts"
import { type Result, succeed } from "@hadir/shared/result.ts"
import {
	deviceSetting,
	type EntryFault,
	entriesOf,
	refuseDevice,
	refuseEntry,
	refuseOptions,
} from "./device-setting.ts"
import type { PortAddress } from "./port-address.ts"

export type PanelSetting = {
	readonly model: PanelModel
	/** As it was written. */
	readonly entry: string
	readonly address: PortAddress
	readonly baudRate: number
	readonly make: (parts: PanelParts) => Panel
}

/** Undefined: none. */
export function panelOf(text: string): Result<PanelSetting | undefined, EntryFault> {
	const [entry = "", ...more] = entriesOf(text)
	if (more.length > 0) return refuseEntry(text.trim(), "a kiosk has one panel", "one of them")
	if (entry === "none") return succeed(undefined)
	const setting = deviceSetting(entry)
	const model = panelModels.find((known) => known === setting?.model)
	if (setting === undefined || model === undefined || !hasLine(setting.address)) {
		return refuseDevice(entry, "panel", expectedPanel)
	}
	const { options, baudRate } = panels[model]
	const made = options.safeParse(setting.options)
	if (!made.success) return refuseOptions(entry, setting, made.error)
	return succeed({ model, entry, address: setting.address, baudRate, make: made.data })
}

const hasLine = ({ kind }: PortAddress): boolean => kind === "serial" || kind === "tcp"

const expectedPanel = `none, or a model (${panelModels.join(", ")}), =, and its address: serial:/dev/serial/by-id/... or tcp:host:port, with a port from 1 to 65535`

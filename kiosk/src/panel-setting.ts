// Which panel a kiosk has, as its settings write it: "firmata:display=0x27=serial:/dev/serial/by-id/...".
import {
	type PanelModel,
	type PanelParts,
	panelModels,
	panels,
} from "@hadir/firmware-bridge/panel/panels.ts"
import type { Panel } from "@hadir/firmware-bridge/panel/signal.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { deviceSetting, wordsOf } from "./device-setting.ts"
import type { PortAddress } from "./port-address.ts"

export type PanelSetting = {
	readonly model: PanelModel
	readonly address: PortAddress
	readonly baudRate: number
	readonly make: (parts: PanelParts) => Panel
}

/** Undefined: none. */
export function panelOf(text: string): Result<PanelSetting | undefined, Fault<"panel">> {
	if (text === "none") return succeed(undefined)
	const setting = deviceSetting(text)
	const model = panelModels.find((known) => known === setting?.model)
	if (setting === undefined || model === undefined) return fail("panel", expectedPanel)
	if (setting.address.kind === "push" || setting.address.kind === "pcsc") {
		return fail("panel", expectedPanel)
	}
	const { options, baudRate } = panels[model]
	const made = options.safeParse(setting.options)
	if (!made.success) return fail("panel", `settings that ${model} has: ${wordsOf(made.error)}`)
	return succeed({ model, address: setting.address, baudRate, make: made.data })
}

export const expectedPanel = `none, or a model (${panelModels.join(", ")}), =, and its address: serial:/dev/serial/by-id/... or tcp:host:port, with a port from 1 to 65535`

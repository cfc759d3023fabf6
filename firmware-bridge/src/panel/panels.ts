// The one list of panels: a model, its line and settings, and how its driver is made.
import { z } from "zod"
import type { OpenPort } from "../ports/port.ts"
import type { DriverClock, ReaderState } from "../reader.ts"
import { FirmataPanel, baudRate as firmataBaudRate } from "./firmata-panel.ts"
import { LinePanel } from "./line-panel.ts"
import type { Panel } from "./signal.ts"
import { wiring } from "./wiring.ts"

export type PanelParts = {
	readonly openPort: OpenPort
	readonly clock: DriverClock
	/** Its state is another one: screens may be told. */
	readonly onState: (state: ReaderState) => void
}

export type PanelDevice = {
	readonly baudRate: number
	/** Makes its driver once its settings are read; an issue names the setting. */
	readonly options: z.ZodType<(parts: PanelParts) => Panel>
}

export const panelModels = ["firmata", "lines"] as const
export type PanelModel = (typeof panelModels)[number]

export const panels: Readonly<Record<PanelModel, PanelDevice>> = {
	firmata: {
		baudRate: firmataBaudRate,
		options: wiring.transform(
			(set) => (parts: PanelParts) => new FirmataPanel({ ...parts, wiring: set }),
		),
	},
	lines: {
		baudRate: 57_600,
		options: z.strictObject({}).transform(
			() =>
				({ openPort, onState }: PanelParts) =>
					new LinePanel(openPort, onState),
		),
	},
}

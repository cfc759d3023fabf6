// What a visit to a terminal needs beside its address: by which zone its clock is judged, and where it calls.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import type { Command } from "commander"
import { readKioskConfig } from "../../config.ts"
import type { TerminalSetting } from "../../terminal-settings.ts"
import { type SiteZone, siteZone } from "./site-zone.ts"
import { wholeNumber } from "./whole-number.ts"

export type VisitOptions = { readonly zone?: string; readonly port?: number }

export type VisitOrder = {
	readonly terminal: TerminalSetting
	readonly zone: SiteZone
	/** Where one that pushes calls; 0 for one that is called. */
	readonly pushPort: number
}

export const withVisitOptions = (command: Command): Command =>
	command
		.option("--zone <zone>", "where a terminal stands, e.g. Asia/Jakarta; the office's where known")
		.option(
			"--port <number>",
			"where one that pushes calls; HADIR_KIOSK_PUSH_PORT where it is left out",
			wholeNumber(1, 65_535),
		)

export function visitOrder(
	terminal: TerminalSetting,
	options: VisitOptions,
): Result<VisitOrder, Fault<"zone" | "config">> {
	const zone = siteZone(options.zone)
	if (!zone.ok) return zone
	const pushPort = terminal.address.kind === "push" ? pushPortOf(options.port) : succeed(0)
	if (!pushPort.ok) return pushPort
	return succeed({ terminal, zone: zone.value, pushPort: pushPort.value })
}

function pushPortOf(given: number | undefined): Result<number, Fault<"config">> {
	if (given !== undefined) return succeed(given)
	const config = readKioskConfig(process.env)
	return config.ok ? succeed(config.value.pushPort) : config
}

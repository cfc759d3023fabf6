import { signals } from "@hadir/firmware-bridge/panel/signal.ts"
import { driverClock, openPortOf } from "../../device-line.ts"
import type { PanelSetting } from "../../panel-setting.ts"
import { within } from "./within.ts"

/** A board restarts when its line is opened. */
const openMs = 10_000
const eachMs = 2_500

const looks: Readonly<Record<(typeof signals)[number], string>> = {
	recorded: "green for a second, one short sound",
	offline: "green, then two flashes, two sounds",
	repeat: "two green flashes, two short sounds",
	unknown: "green and red together, three sounds",
	refused: "red for two seconds, one long sound",
	fault: "red until something else, three long sounds",
}

/** Whether the board answers; what it shows, only who stands before it can see. */
export async function testPanel({
	model,
	address,
	baudRate,
	make,
}: PanelSetting): Promise<boolean> {
	const ready = Promise.withResolvers<boolean>()
	console.log(`1. Opening ${model}.`)
	const panel = make({
		...{ openPort: openPortOf(address, baudRate), clock: driverClock },
		onState: () => panel.state === "ready" && ready.resolve(true),
	})
	panel.start()
	try {
		if (!(await within(openMs, ready.promise))) {
			console.log(
				"   It does not answer. Is StandardFirmata on the board, and its cable good for data?",
			)
			return false
		}
		for (const [index, signal] of signals.entries()) {
			console.log(`${index + 2}. ${signal}: ${looks[signal]}.`)
			panel.show(signal, { top: signal, bottom: looks[signal] })
			await driverClock.pause(eachMs)
		}
		panel.rest({ top: "Selesai", bottom: "Done" })
		return true
	} finally {
		await panel.stop()
	}
}

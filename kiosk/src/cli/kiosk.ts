// hadir kiosk: runs the kiosk; hadir kiosk register: gives it its place.
import { registrationCodePattern } from "@hadir/shared/wire/registration.ts"
import { Command } from "commander"
import { kioskFolder } from "../config.ts"
import { release } from "../release.ts"
import { carryCommand } from "./carry-journal.ts"
import { fingerCommand } from "./finger.ts"
import { registerKiosk } from "./register-kiosk.ts"

type Running = {
	readonly kiosk: string
	readonly screen: { readonly url: string }
	stop(): Promise<void>
}

/** @param untilToldToStop waits for the word to stop, then does it */
export function kioskCommand(
	start: () => Promise<Running>,
	untilToldToStop: (stop: () => Promise<void>) => Promise<void>,
): Command {
	return new Command("kiosk")
		.description("run this kiosk: its reader, journal, screen and uplink")
		.option("--json", "print the addresses as one JSON line")
		.addHelpText(
			"after",
			"\nSettings come from the environment: HADIR_KIOSK_DATA (folder, kiosk in HADIR_DATA), HADIR_KIOSK_SCREEN_PORT (8090),\nHADIR_KIOSK_READERS (pn532=serial:/dev/serial/by-id/... or pn532=tcp:host:port), HADIR_KIOSK_TERMINALS (zkteco:key=0=tcp:host:4370 or adms=push:serial),\nHADIR_KIOSK_PUSH_PORT (8081, where terminals that push call), HADIR_KIOSK_PANEL (none,\nor firmata:display=0x27=serial:/dev/...), HADIR_KIOSK_BALLAST_MIB (32),\nHADIR_KIOSK_LOG (info). Logs are JSON lines on standard error.",
		)
		.action(async (options: { json?: true }) => {
			const running = await start()
			const { kiosk, screen } = running
			if (options.json) console.log(JSON.stringify({ ready: "kiosk", kiosk, screen }))
			else console.log(`Kiosk ${kiosk}, screen ${screen.url}`)
			await untilToldToStop(() => running.stop())
		})
		.addCommand(registerCommand())
		.addCommand(fingerCommand(() => kioskFolder(process.env)))
		.addCommand(carryCommand(() => kioskFolder(process.env), release))
}

function registerCommand(): Command {
	return new Command("register")
		.description("register this kiosk with the office by a one-time code")
		.requiredOption("--office <address>", "the office's address, e.g. http://192.168.1.10:8080")
		.requiredOption("--code <code>", "the one-time code, as the office printed it")
		.option("--json", "print as JSON")
		.action(async (options: { office: string; code: string; json?: true }, command: Command) => {
			if (!URL.canParse(options.office)) {
				command.error(
					`"${options.office}" is not an address; write it like http://192.168.1.10:8080`,
					{
						exitCode: 2,
					},
				)
			}
			const code = options.code.toUpperCase().replace(/[\s-]/g, "")
			if (!registrationCodePattern.test(code)) {
				command.error("The code has 17 letters and digits; check what was typed.", { exitCode: 2 })
			}
			const folder = kioskFolder(process.env)
			const registered = await registerKiosk({ folder, office: options.office, code })
			if (!registered.ok) return command.error(registered.fault.message, { exitCode: 1 })
			const { kiosk, place, unit } = registered.value
			if (options.json) console.log(JSON.stringify({ kiosk, place, unit, folder }))
			else
				console.log(`Registered as kiosk ${kiosk}: ${place}, ${unit}. Start it with: hadir kiosk`)
		})
}

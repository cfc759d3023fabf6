// hadir serve: runs the office until it is told to stop.
import { Command } from "commander"

type Running = {
	readonly http: { readonly url: string }
	readonly mqtt: { readonly host: string; readonly port: number }
	readonly firstAccess: string | undefined
	stop(): Promise<void>
}

/** @param untilToldToStop waits for the word to stop, then does it */
export function serveCommand(
	start: () => Promise<Running>,
	untilToldToStop: (stop: () => Promise<void>) => Promise<void>,
): Command {
	return new Command("serve")
		.description("run the office: broker, ingest, staff pages")
		.option("--json", "print the addresses as one JSON line")
		.addHelpText(
			"after",
			"\nSettings come from the environment: HADIR_DATA (folder; by npm, data beside the program), HADIR_HTTP_HOST, HADIR_HTTP_PORT (8080),\nHADIR_MQTT_HOST, HADIR_MQTT_PORT (1883), HADIR_MQTT_PUBLIC_HOST, HADIR_ZONE (Asia/Makassar), HADIR_POLICY,\nHADIR_HOLIDAYS, HADIR_ALLOWANCE (policy of the TPP), HADIR_BACKUPS (folder on another device), HADIR_BACKUP_MINUTES (15), HADIR_LOG (info). Logs are JSON lines on standard error.",
		)
		.action(async (options: { json?: true }) => {
			const office = await start()
			const { http, mqtt, firstAccess } = office
			if (options.json) console.log(JSON.stringify({ ready: "office", http, mqtt, firstAccess }))
			else {
				console.log(`Staff pages  ${http.url}`)
				console.log(`MQTT         ${mqtt.host}:${mqtt.port}`)
				if (firstAccess !== undefined) console.log(`First administrator, once: ${firstAccess}`)
			}
			await untilToldToStop(() => office.stop())
		})
}

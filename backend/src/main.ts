// The office: refused with a sentence when it cannot serve, otherwise running until told to stop.
import { pino } from "pino"
import type { Config } from "./config.ts"
import { Office } from "./office.ts"
import { openOfficeStores } from "./office-stores.ts"
import { readAllowance, readPapers, readRegulation } from "./store/regulation-files.ts"

export type RunningOffice = {
	readonly http: { readonly url: string }
	readonly mqtt: { readonly host: string; readonly port: number }
	/** Address of the one-time link for the first administrator, until there is one. */
	readonly firstAccess: string | undefined
	/** File with the address and token by which this server's operator acts. */
	readonly operatorFile: string
	stop(): Promise<void>
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"])

/** @throws Error with a sentence when a file or port cannot be used; UnusableSettings when a setting names it wrongly */
export async function startOffice(config: Config, pages: string): Promise<RunningOffice> {
	const logger = pino({ level: config.logLevel }, pino.destination(2))
	const note = (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
		logger.info({ event, ...facts })
	const regulation = readRegulation(config)
	const allowance = readAllowance(config)
	const papers = readPapers(config)
	const stores = await openOfficeStores(config, note)
	const office = new Office({ config, regulation, allowance, papers, pages, stores, logger })
	const { url, mqttPort, operatorFile, link } = await office.start()
	if (!loopback.has(config.mqtt.host)) {
		logger.warn({
			event: "mqtt.plain",
			message: "MQTT listens beyond this machine without encryption. Use a closed network.",
		})
	}
	note("office.started", { url, mqttPort })
	return {
		http: { url },
		mqtt: { host: config.mqtt.host, port: mqttPort },
		firstAccess: link === undefined ? undefined : `${url}/akses#${link}`,
		operatorFile,
		stop: async () => {
			await office.stop()
			note("office.stopped")
		},
	}
}

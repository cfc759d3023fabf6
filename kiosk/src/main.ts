// The kiosk's daemon: refused with a sentence when it cannot serve, otherwise running until told to stop.
import { pino } from "pino"
import type { KioskConfig } from "./config.ts"
import { Daemon } from "./daemon.ts"
import { readEnrolment } from "./enrolment/enrolment-file.ts"

export type RunningKiosk = {
	readonly kiosk: string
	readonly screen: { readonly url: string }
	stop(): Promise<void>
}

/** @throws Error with a sentence when it is not registered, or a file or port cannot be used */
export async function startKiosk(config: KioskConfig, pageFolder: string): Promise<RunningKiosk> {
	const logger = pino({ level: config.logLevel }, pino.destination(2))
	const enrolment = readEnrolment(config.data)
	if (!enrolment.ok) throw new Error(enrolment.fault.message)
	const { kiosk } = enrolment.value
	const daemon = new Daemon({ config, enrolment: enrolment.value, pageFolder, logger })
	const { screenPort } = await daemon.start()
	logger.info({ event: "kiosk.started", kiosk, screenPort })
	return {
		kiosk,
		screen: { url: `http://127.0.0.1:${screenPort}` },
		stop: async () => {
			await daemon.stop()
			logger.info({ event: "kiosk.stopped" })
		},
	}
}

// The only importer of `serialport`.
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import { SerialPort } from "serialport"
import type { OpenPort, Port, PortFault } from "./port.ts"

/** @param path best by /dev/serial/by-id, which names the device and not the socket it is in. */
export const serialPort =
	(settings: { readonly path: string; readonly baudRate: number }): OpenPort =>
	(events) =>
		new Promise((resolve) => {
			const serial = new SerialPort({ ...settings, autoOpen: false })
			// Without a data listener a hang-up is noticed only by the next write.
			serial.on("data", (chunk: Uint8Array) => events.onBytes(chunk))
			serial.on("error", () => undefined)
			serial.once("close", () => events.onClosed())
			serial.open((error) => {
				resolve(
					error ? { ok: false, fault: faultOf(settings.path, error) } : succeed(opened(serial)),
				)
			})
		})

function faultOf(path: string, error: Error): PortFault {
	const { message } = error
	if (/no such file/i.test(message)) {
		return {
			code: "absent",
			message: `${path} is not there. Plug the reader in, or correct its path.`,
		}
	}
	if (/permission/i.test(message)) {
		return {
			code: "no-permission",
			message: `${path} may not be opened. Put the kiosk's user into the group "dialout".`,
		}
	}
	if (/lock|busy/i.test(message)) {
		return { code: "busy", message: `${path} is in use by another program. Stop that program.` }
	}
	return { code: "failed", message: `${path} could not be opened: ${message}.` }
}

const opened = (serial: SerialPort): Port => ({
	write: (bytes) =>
		new Promise<Result<void, PortFault>>((resolve) => {
			serial.write(Buffer.from(bytes), (error) =>
				resolve(
					error ? fail("closed", `${serial.path} hung up: ${error.message}.`) : succeed(undefined),
				),
			)
		}),
	close: () =>
		new Promise((resolve) => {
			if (serial.isOpen) serial.close(() => resolve())
			else resolve()
		}),
})

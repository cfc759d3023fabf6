// The lines and the clock that this kiosk's devices are driven by.
import type { OpenPort } from "@hadir/firmware-bridge/ports/port.ts"
import { serialPort } from "@hadir/firmware-bridge/ports/serial-port.ts"
import { tcpPort } from "@hadir/firmware-bridge/ports/tcp-port.ts"
import type { DriverClock } from "@hadir/firmware-bridge/reader.ts"
import { fail } from "@hadir/shared/result.ts"
import type { PortAddress } from "./port-address.ts"

export const driverClock: DriverClock = {
	now: () => performance.now(),
	pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

export function openPortOf(address: PortAddress, baudRate: number): OpenPort {
	switch (address.kind) {
		case "tcp":
			return tcpPort(address)
		case "serial":
			return serialPort({ path: address.path, baudRate })
		case "pcsc":
		case "push":
			// Their drivers open nothing.
			return async () => fail("absent", "This device has no line of its own.")
	}
}

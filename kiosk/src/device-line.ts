// The lines and the clock that this kiosk's devices are driven by.
import type { OpenPort } from "@hadir/firmware-bridge/ports/port.ts"
import { serialPort } from "@hadir/firmware-bridge/ports/serial-port.ts"
import { tcpPort } from "@hadir/firmware-bridge/ports/tcp-port.ts"
import type { DriverClock } from "@hadir/firmware-bridge/reader.ts"
import type { PortAddress } from "./port-address.ts"

export const driverClock: DriverClock = {
	now: () => performance.now(),
	pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

export const openPortOf = (address: PortAddress, baudRate: number): OpenPort =>
	address.kind === "tcp" ? tcpPort(address) : serialPort({ path: address.path, baudRate })

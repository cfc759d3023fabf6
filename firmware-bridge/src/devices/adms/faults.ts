// What keeps a terminal that pushes from being heard, and what to do.
import type { Fault } from "@hadir/shared/result.ts"

export const unsureFault: Fault<"clock-unsure"> = {
	code: "clock-unsure",
	message:
		"This kiosk does not know the time yet: the terminal, which takes its time from it, has to wait.",
}
export const doorFault: Fault<"access-control"> = {
	code: "access-control",
	message:
		"The terminal is set up as a door controller. In its menu, set the device type to attendance (T&A PUSH).",
}

export const silentFault = (serial: string, port: number): Fault<"absent"> => ({
	code: "absent",
	message: `Terminal ${serial} does not call. In its menu, the server is this kiosk's address and port ${port}.`,
})

export const tableFault = (name: string): Fault<"unknown-table"> => ({
	code: "unknown-table",
	message: `The terminal sends ${name === "" ? "a table without a name" : `a table ${name}`}, which nobody knows here: nothing of it is kept, and it is told so. If punches are missing, report this with the terminal's model.`,
})

export const addressFault = (from: string, allowed: string): Fault<"wrong-address"> => ({
	code: "wrong-address",
	message: `The terminal calls from ${from}, but only ${allowed} is allowed.`,
})

// Where a device's bytes come from: `serial:/dev/serial/by-id/...`, `tcp:host:port`, `pcsc:` or
// `push:serial`.
import { serialPattern } from "@hadir/shared/journal/terminal-punch.ts"
import { z } from "zod"

export type PortAddress =
	| { readonly kind: "serial"; readonly path: string }
	| { readonly kind: "tcp"; readonly host: string; readonly port: number }
	/** Whatever the computer's PC/SC service has. */
	| { readonly kind: "pcsc" }
	/** A device that calls by itself, under this serial. */
	| { readonly kind: "push"; readonly serial: string }

export const portAddress = z.string().transform((text, context): PortAddress => {
	const [kind, host, port, ...more] = text.split(":")
	if (text === "pcsc:") return { kind: "pcsc" }
	if (kind === "push" && host && port === undefined && serialPattern.test(host)) {
		return { kind, serial: host }
	}
	if (kind === "serial" && host) return { kind, path: text.slice("serial:".length) }
	if (kind === "tcp" && host && more.length === 0 && isPort(port)) {
		return { kind, host, port: Number(port) }
	}
	context.addIssue("no port's address")
	return z.NEVER
})

const isPort = (text = ""): boolean =>
	/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535

export const isSamePort = (one: PortAddress, other: PortAddress): boolean =>
	JSON.stringify(one) === JSON.stringify(other)

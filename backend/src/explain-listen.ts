import { UnusableSettings } from "@hadir/shared/settings.ts"

type Place = { readonly name: "HTTP" | "MQTT"; readonly host: string; readonly port: number }

/** Why a server could not listen, with what to do; other causes come back as they are. */
export function explainListen(cause: unknown, { name, host, port }: Place): unknown {
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
	switch (code) {
		case "EADDRINUSE":
			return new Error(
				`Port ${port} is in use by another program. Stop it, or set HADIR_${name}_PORT to a free one.`,
				{ cause },
			)
		case "EACCES":
			return new UnusableSettings(
				`Port ${port} is reserved for the system. Set HADIR_${name}_PORT to one from 1024 on.`,
				{ cause },
			)
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
		case "EAI_AGAIN":
		case "EINVAL":
			return new UnusableSettings(
				`HADIR_${name}_HOST is "${host}", which is no address of this machine. Write one it has, 127.0.0.1 for this machine alone, or 0.0.0.0 for all of its addresses.`,
				{ cause },
			)
		default:
			return cause
	}
}

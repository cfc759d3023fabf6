// What a device's real counterpart said, or was said to, by the name its capture gives it: "<tag", ">exit".
import { readFileSync } from "node:fs"

/** @param file a capture, as the hardware pages describe it */
export function capturesIn(file: URL): (name: string) => Buffer {
	const captured = new Map(
		readFileSync(file, "utf8")
			.split("\n")
			.flatMap((line) => {
				const [, name, hex = ""] = /^([<>] ?\S+) (.+)$/.exec(line) ?? []
				const bytes = Buffer.from(hex.replaceAll(" ", ""), "hex")
				return name === undefined ? [] : [[name.replace(" ", ""), bytes] as const]
			}),
	)
	return (name) => {
		const bytes = captured.get(name)
		if (bytes === undefined) throw new Error(`${file.pathname} has no ${name}`)
		return bytes
	}
}

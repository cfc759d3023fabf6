// The one list of models whose lines can be recorded without the numbers of people.
import type { Conceal } from "./conceal.ts"
import { concealAscii } from "./devices/ascii/conceal.ts"
import { asciiFormat } from "./devices/ascii/format.ts"
import { concealPn532 } from "./devices/pn532/conceal.ts"
import { concealEm4100 } from "./devices/rdm6300/conceal.ts"
import { concealZfm } from "./devices/zfm/conceal.ts"
import type { DeviceModel } from "./registry.ts"

/** Undefined: its bytes are not looked at, or are not ours to record. @param options as the driver takes them */
export function concealerOf(
	model: DeviceModel,
	options: Readonly<Record<string, string>>,
): Conceal | undefined {
	switch (model) {
		case "pn532":
			return concealPn532
		case "rdm6300":
			return concealEm4100
		case "zfm":
			return concealZfm
		case "ascii": {
			const format = asciiFormat.safeParse(options)
			return format.success ? concealAscii(format.data) : undefined
		}
		case "pcsc":
			return undefined
	}
}

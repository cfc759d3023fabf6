// What a USB identity probably is: converters are in many devices, so it stays a guess until the device answers.
import type { UsbIdentity } from "./ports/plugged-in.ts"

export type Likely = {
	readonly what: string
	/** Models of readers and panels to try, likeliest first. */
	readonly models: readonly string[]
}

const converters: readonly string[] = ["pn532", "zfm", "rdm6300", "ascii"]

const known: Readonly<Record<string, Likely>> = {
	"1a86:7523": {
		what: "a CH340 converter, or an Uno or Nano clone",
		models: [...converters, "firmata"],
	},
	"1a86:55d4": { what: "a CH9102 converter", models: converters },
	"10c4:ea60": { what: "a CP210x converter", models: converters },
	"0403:6001": { what: "an FTDI converter", models: [...converters, "firmata"] },
	"0403:6015": { what: "an FTDI converter", models: converters },
	"067b:2303": { what: "a Prolific converter", models: converters },
	"2341:0043": { what: "an Arduino Uno", models: ["firmata"] },
	"2341:0001": { what: "an Arduino Uno", models: ["firmata"] },
	"2a03:0043": { what: "an Arduino Uno", models: ["firmata"] },
	"072f:2200": { what: "an ACR122U card reader", models: ["pcsc"] },
	"072f:223b": { what: "an ACR1252U card reader", models: ["pcsc"] },
	"072f:90cc": { what: "an ACR38 reader, for contact cards only", models: [] },
}

const onBoard: Likely = { what: "the board's own line (GPIO 14 and 15)", models: converters }

export function likelyDevice(usb: UsbIdentity | undefined): Likely {
	if (usb === undefined) return onBoard
	const found = known[`${usb.vendor}:${usb.product}`]
	return found ?? { what: usb.name === "" ? "an unknown device" : usb.name, models: converters }
}

// Readers of cards: the PN532, a 125 kHz reader, and one that writes text.
import { startPn532Emulator } from "@hadir/firmware-bridge/emulators/pn532/server.ts"
import { layTag } from "@hadir/firmware-bridge/emulators/rdm6300/reader.ts"
import { TcpLine } from "@hadir/firmware-bridge/emulators/tcp-line.ts"
import type { EmulatedDevice } from "./device.ts"
import { refusal, serveHand } from "./hand.ts"

/** How long a tag lies on the reader: a person's quick tap. */
const layMs = 400

export async function startPn532(): Promise<EmulatedDevice> {
	const { serial, hand } = await startPn532Emulator({ serial: 0, hand: 0 })
	return {
		...{ what: "card reader (PN532)", setting: `pn532=tcp:127.0.0.1:${serial}`, hand },
		deed: { words: "Lay a card", command: "tap 1", note: "tap --list names them" },
	}
}

export async function startRdm6300(): Promise<EmulatedDevice> {
	const line = await TcpLine.start(0)
	const hand = await serveHand(async (number) => {
		if (!/^[0-9a-f]{10}$/i.test(number)) return `${refusal}a 125 kHz tag has 10 hex digits`
		await layTag(line, { number, form: "long" }, layMs)
		return "lifted"
	})
	return {
		...{ what: "125 kHz reader (RDM6300)", setting: `rdm6300=tcp:127.0.0.1:${line.port}`, hand },
		deed: { words: "Lay a tag", command: "tap --tag 0A00B1C2D3 --at rdm6300" },
	}
}

export async function startAscii(): Promise<EmulatedDevice> {
	const line = await TcpLine.start(0)
	const hand = await serveHand((number) => {
		if (!/^[0-9a-f]{8}$/i.test(number)) return `${refusal}this reader's numbers have 8 hex digits`
		line.say(Buffer.from(`${number}\r`))
		return "lifted"
	})
	return {
		...{ what: "reader that writes text", setting: `ascii=tcp:127.0.0.1:${line.port}`, hand },
		deed: { words: "Hold a card", command: "tap --tag 00B1C2D3 --at ascii" },
	}
}

// Which device stands at a line: whichever driver it answers to.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { driverClock, openPortOf } from "../../device-line.ts"
import { panelOf } from "../../panel-setting.ts"
import { readersOf } from "../../reader-settings.ts"
import { within } from "./within.ts"

/** Those that answer when they are asked; the others only ever speak by themselves. */
const answering: readonly string[] = ["pn532", "zfm", "firmata"]
const readerMs = 3_000
/** A board restarts when its line is opened. */
const panelMs = 8_000

/** @returns the setting it answered to */
export async function probe(
	path: string,
	models: readonly string[],
): Promise<Result<string, Fault<"silent" | "line">>> {
	for (const model of models.filter((one) => answering.includes(one))) {
		const setting = `${model}=serial:${path}`
		const state = model === "firmata" ? await panelState(setting) : await readerState(setting)
		if (state === "ready") return succeed(setting)
		if (state !== "silent") return fail("line", state)
	}
	return fail(
		"silent",
		"It does not answer: a reader that only speaks by itself (rdm6300, ascii), wires that are swapped, or no power. Lay a card on it while hadir device test runs.",
	)
}

/** Ready, silent, or why its line cannot be used. */
async function readerState(setting: string): Promise<string> {
	const read = readersOf(setting)
	const [reader] = read.ok ? read.value : []
	if (reader === undefined) return "silent"
	const { promise, resolve } = Promise.withResolvers<string>()
	const driver = reader.make({
		...{ openPort: openPortOf(reader.address, reader.baudRate), clock: driverClock },
		expectedSlots: () => [],
		events: {
			...{ onReading: () => undefined, onRefusal: () => undefined, onFailedRead: () => undefined },
			onState: (state) => {
				if (state.kind === "ready") resolve("ready")
				// A sensor that wants a password, or holds fingers, has answered too.
				else if ("fault" in state) resolve(answerIn(state.fault))
			},
		},
	})
	driver.start()
	const state = (await within(readerMs, promise)) ?? "silent"
	await driver.stop()
	return state
}

function answerIn({ code, message }: Fault): string {
	if (["busy", "no-permission", "failed", "absent"].includes(code)) return message
	return ["password", "wrong-password", "index-mismatch"].includes(code) ? "ready" : "silent"
}

async function panelState(setting: string): Promise<string> {
	const read = panelOf(setting)
	if (!read.ok || read.value === undefined) return "silent"
	const { address, baudRate, make } = read.value
	const { promise, resolve } = Promise.withResolvers<string>()
	const panel = make({
		...{ openPort: openPortOf(address, baudRate), clock: driverClock },
		onState: () => panel.state === "ready" && resolve("ready"),
	})
	panel.start()
	const state = (await within(panelMs, promise)) ?? "silent"
	await panel.stop()
	return state
}

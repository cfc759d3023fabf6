// Cards at pcscd's virtual reader: from the card's answer to the reading. The reader looks for cards a few times a second,
// so a card takes a second or two and there are fewer of them.
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { PcscReader } from "@hadir/firmware-bridge/devices/pcsc/driver.ts"
import { atrs, VirtualCard } from "@hadir/firmware-bridge/emulators/pcsc/virtual-card.ts"
import { rest, Stopwatch, within } from "./stopwatch.ts"

const program = "/usr/sbin/pcscd"
const socket = "/run/pcscd/pcscd.comm"
const readerSettings = "/etc/reader.conf.d/vpcd"
const library = join(
	import.meta.dirname,
	"../../../node_modules/@pokusew/pcsclite/build/Release/pcsclite.node",
)
/** Where its first virtual reader listens for cards. */
const port = 35_963
const goneMs = 900
const asksNumber = "ffca0000"

/** Why it cannot be measured here; undefined: it can. */
export function pcscLacks(): string | undefined {
	for (const file of [program, readerSettings, library]) {
		if (!existsSync(file)) return `${file} is not there`
	}
	if (process.getuid?.() !== 0) return "only root may start pcscd"
	return existsSync(socket) ? "another pcscd runs" : undefined
}

export async function pcscTimes(times: number): Promise<readonly number[]> {
	const service = spawn(program, ["--foreground"], { stdio: "ignore" })
	const watch = new Stopwatch()
	try {
		const reader = await ready(watch)
		await watch.take(times, (index) => lay(watch, `04${String(index).padStart(6, "0")}`))
		await reader.stop()
		return watch.times
	} finally {
		await ended(service)
	}
}

let card: VirtualCard | undefined

async function lay(watch: Stopwatch, uid: string): Promise<void> {
	await card?.remove()
	if (card !== undefined) await rest(goneMs)
	card = new VirtualCard({
		...{ uid, atr: atrs.memory, port },
		onCommand: (command) => {
			if (!command.startsWith(asksNumber)) return undefined
			watch.stamp()
			return `${uid}9000`
		},
	})
	await card.insert()
}

async function ready(watch: Stopwatch): Promise<PcscReader> {
	const { promise, resolve } = Promise.withResolvers<void>()
	const reader = new PcscReader({
		name: "",
		clock: { now: () => performance.now(), pause: rest },
		events: {
			...{ onReading: () => watch.tell(), onRefusal: () => undefined },
			onState: ({ kind }) => kind === "ready" && resolve(),
			onFailedRead: () => undefined,
		},
	})
	reader.start()
	await within(promise, "pcscd's virtual reader")
	return reader
}

async function ended(service: ChildProcess): Promise<void> {
	await card?.remove()
	if (service.exitCode !== null || service.signalCode !== null) return
	const gone = new Promise((done) => service.once("exit", done))
	service.kill("SIGTERM")
	await gone
}

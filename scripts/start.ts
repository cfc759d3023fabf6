// npm start: the office, one kiosk and its emulated reader, each a process, until Ctrl-C.
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { startPn532Emulator } from "@hadir/firmware-bridge/emulators/pn532/server.ts"
import { z } from "zod"
import { readProgress } from "./demonstration/progress.ts"
import { runToEnd, Supervised } from "./supervised.ts"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const hadir = join(root, "scripts/hadir.ts")

/** A kiosk makes little garbage: the smallest young generation spares 15 MB on a 1 GB Pi. */
const kioskNodeFlags = ["--max-semi-space-size=1"]

const help = `npm start [-- --empty]

Runs the office and one kiosk with an emulated card reader. The first start fills an empty office
with a demonstration city; --empty leaves it empty. Data is in ./data or HADIR_DATA.`

const officeReady = z.object({
	http: z.object({ url: z.string() }),
	mqtt: z.object({ host: z.string(), port: z.number() }),
	firstAccess: z.string().optional(),
})
const kioskReady = z.object({ kiosk: z.string(), screen: z.object({ url: z.string() }) })

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { empty: { type: "boolean" }, help: { type: "boolean", short: "h" } },
	})
	if (values.help) return console.log(help)
	const data = resolve(process.env.HADIR_DATA ?? "data")
	const kioskData = resolve(process.env.HADIR_KIOSK_DATA ?? join(data, "kiosk"))
	mkdirSync(data, { recursive: true, mode: 0o700 })
	const environment = {
		...process.env,
		HADIR_LOG: process.env.HADIR_LOG ?? "warn",
		HADIR_DATA: data,
	}

	const office = new Supervised("office", [hadir, "serve", "--json"], environment)
	stopOnSignal([office])
	const { http, mqtt, firstAccess } = officeReady.parse(await office.start())
	console.log(`\nStaff pages   ${http.url}`)
	console.log(`MQTT          ${mqtt.host}:${mqtt.port}`)
	if (firstAccess !== undefined) {
		console.log(`First administrator, once and within a day:\n              ${firstAccess}`)
	}

	const kioskEnvironment = { ...environment, HADIR_KIOSK_DATA: kioskData }
	const isEnrolled = existsSync(join(kioskData, "enrolment.json"))
	const isCutOff = readProgress(data)?.isDone === false
	if (values.empty && !isEnrolled) return console.log(`\nNothing is seeded. Ctrl-C stops.\n`)
	if (!values.empty && (isCutOff || !isEnrolled)) {
		console.log(
			isCutOff
				? "Going on with the demonstration city, which was cut off ..."
				: "Filling the empty office with a demonstration city ...",
		)
		const isSeeded = await runToEnd([hadir, "demo"], kioskEnvironment).then(
			() => true,
			() => false,
		)
		if (!isSeeded) {
			return console.log(
				"\nThe office runs without a kiosk, whose enrolment is not here. Get a code and register it, then start again:\n  npm run -s hadir -- kiosk code --kiosk <code on its screen>   (or --unit and --place for a new one)\n  npm run -s hadir -- kiosk register --office <staff pages' address> --code <code>\n",
			)
		}
	}
	const emulator = await startPn532Emulator({ serial: 0, hand: 0 })
	writeFileSync(join(data, "emulator.json"), JSON.stringify({ hand: emulator.hand }), {
		mode: 0o600,
	})
	const kiosk = new Supervised("kiosk", [...kioskNodeFlags, hadir, "kiosk", "--json"], {
		...kioskEnvironment,
		HADIR_KIOSK_LOG: process.env.HADIR_KIOSK_LOG ?? "warn",
		HADIR_KIOSK_READER: process.env.HADIR_KIOSK_READER ?? `pn532=tcp:127.0.0.1:${emulator.serial}`,
	})
	stopOnSignal([kiosk, office])
	const { screen } = kioskReady.parse(await kiosk.start())
	console.log(`Kiosk screen  ${screen.url}`)
	console.log("\nLay a card:   npm run -s hadir -- tap 1     (tap --list names them)")
	console.log("Ctrl-C stops everything.\n")
}

/** The last one to call decides: the kiosk goes first, so that its last word still arrives. */
function stopOnSignal(children: readonly Supervised[]): void {
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.removeAllListeners(signal)
		process.once(signal, async () => {
			for (const child of children) await child.stop()
			process.exit(0)
		})
	}
}

try {
	await main()
} catch (error) {
	console.error(`hadir: ${error instanceof Error ? error.message : error}`)
	process.exit(1)
}

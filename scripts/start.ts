// npm start: the office, one kiosk and its emulated reader, each a process, until Ctrl-C.
import { existsSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { dataFolder, readConfig } from "@hadir/backend/config.ts"
import { makeFolder } from "@hadir/backend/store/make-folder.ts"
import { startPn532Emulator } from "@hadir/firmware-bridge/emulators/pn532/server.ts"
import { kioskFolder, readKioskConfig } from "@hadir/kiosk/config.ts"
import { settingOf, UnusableSettings } from "@hadir/shared/settings.ts"
import { z } from "zod"
import { readProgress } from "./demonstration/progress.ts"
import { NoStart, runToEnd, Supervised } from "./supervised.ts"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const hadir = join(root, "scripts/hadir.ts")

/** A kiosk makes little garbage: the smallest young generation spares 15 MB on a 1 GB Pi. */
const kioskNodeFlags = ["--max-semi-space-size=1"]

/** As the command line says it: bad input, not a failure. */
const badInput = 2

const help = `npm start [-- --empty]

Runs the office and one kiosk with an emulated card reader. The first start fills an empty office
with a demonstration city; --empty leaves it empty. Data is in data here or in HADIR_DATA.`

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
	// Both before anything runs: a kiosk that cannot start would leave an office alone.
	for (const read of [readConfig(process.env, root), readKioskConfig(process.env)]) {
		if (!read.ok) throw new UnusableSettings(read.fault.message)
	}
	const data = dataFolder(process.env)
	const kioskData = kioskFolder(process.env)
	makeFolder(data, "HADIR_DATA")
	const environment = {
		...process.env,
		HADIR_LOG: process.env.HADIR_LOG || "warn",
		HADIR_DATA: data,
	}

	// An office that comes back has a new link, and the one before no longer works.
	const office = new Supervised("office", [hadir, "serve", "--json"], environment, (said) =>
		sayFirstAccess(officeReady.parse(said).firstAccess),
	)
	stopOnSignal([office])
	const { http, mqtt, firstAccess } = officeReady.parse(await office.start())
	console.log(`\nStaff pages   ${http.url}`)
	console.log(`MQTT          ${mqtt.host}:${mqtt.port}`)
	sayFirstAccess(firstAccess)

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
			return console.log(adviceWithoutKiosk(http.url))
		}
	}
	const emulator = await startPn532Emulator({ serial: 0, hand: 0 })
	const keepEmulator = (facts: { hand: number; screen?: string }) =>
		writeFileSync(join(data, "emulator.json"), JSON.stringify(facts), { mode: 0o600 })
	keepEmulator({ hand: emulator.hand })
	const kiosk = new Supervised("kiosk", [...kioskNodeFlags, hadir, "kiosk", "--json"], {
		...kioskEnvironment,
		HADIR_KIOSK_LOG: process.env.HADIR_KIOSK_LOG || "warn",
		HADIR_KIOSK_READERS:
			process.env.HADIR_KIOSK_READERS || `pn532=tcp:127.0.0.1:${emulator.serial}`,
	})
	stopOnSignal([kiosk, office])
	const { screen } = kioskReady.parse(await kiosk.start())
	keepEmulator({ hand: emulator.hand, screen: screen.url })
	console.log(`Kiosk screen  ${screen.url}`)
	console.log(`\nLay a card:   ${hadirCommand()} tap 1     (tap --list names them)`)
	console.log("Ctrl-C stops everything.\n")
}

function sayFirstAccess(link: string | undefined): void {
	if (link === undefined) return
	console.log(`First administrator, once and within a day:\n              ${link}`)
}

/** As it works in any terminal: with the folders this start was given. */
function hadirCommand(): string {
	const given = ["HADIR_DATA", "HADIR_KIOSK_DATA"].flatMap((key) => {
		const folder = settingOf(process.env, key)
		const isDefault = folder === undefined || folder === join(root, "data")
		return isDefault ? [] : [`${key}=${JSON.stringify(resolve(folder))} `]
	})
	return `${given.join("")}npm run -s hadir --`
}

const adviceWithoutKiosk = (office: string): string => `
The office runs without a kiosk, whose enrolment is not here. While it runs, get a code in another
terminal, register the kiosk, then start again:
  ${hadirCommand()} kiosk code --kiosk <code on its screen>   (or --unit and --place for a new one)
  ${hadirCommand()} kiosk register --office ${office} --code <code>
`

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

const exitCodeOf = (error: unknown) => (error instanceof NoStart ? error.exitCode : undefined)

try {
	await main()
} catch (error) {
	console.error(`hadir: ${error instanceof Error ? error.message : error}`)
	const isBadInput = error instanceof UnusableSettings || exitCodeOf(error) === badInput
	process.exit(isBadInput ? badInput : 1)
}

// npm start: the office, one kiosk and its emulated devices, each half a process, until Ctrl-C.
import { existsSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { dataFolder, readConfig } from "@hadir/backend/config.ts"
import { makeFolder } from "@hadir/backend/store/make-folder.ts"
import { type KioskConfig, kioskFolder, readKioskConfig } from "@hadir/kiosk/config.ts"
import { readEnrolment, registeredAt } from "@hadir/kiosk/enrolment/enrolment-file.ts"
import { UnusableSettings } from "@hadir/shared/settings.ts"
import { z } from "zod"
import { readProgress } from "./demonstration/progress.ts"
import { deviceLines, unheardLines } from "./emulated-devices/device-lines.ts"
import type { DeviceName } from "./emulated-devices/device-names.ts"
import { devicesLack, devicesNamed, settingsFor, startDevices } from "./emulated-devices/devices.ts"
import { keepEmulators } from "./emulated-devices/emulator-file.ts"
import { adviceWithoutKiosk, hadirCommand, help, sayFirstAccess } from "./start-words.ts"
import { NoStart, runToEnd, Supervised } from "./supervised.ts"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const hadir = join(root, "scripts/hadir.ts")

/** A kiosk makes little garbage: the smallest young generation spares 15 MB on a 1 GB Pi. */
const kioskNodeFlags = ["--max-semi-space-size=1"]

/** As the command line says it: bad input, not a failure. */
const badInput = 2

const officeReady = z.object({
	http: z.object({ url: z.string() }),
	mqtt: z.object({ host: z.string(), port: z.number() }),
	firstAccess: z.string().optional(),
})
const kioskReady = z.object({ kiosk: z.string(), screen: z.object({ url: z.string() }) })

type Environment = Readonly<Record<string, string | undefined>>
type Halves = {
	readonly environment: Environment
	readonly data: string
	readonly kioskData: string
	readonly kioskConfig: KioskConfig
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			empty: { type: "boolean" },
			devices: { type: "string", default: "pn532" },
			help: { type: "boolean", short: "h" },
		},
	})
	if (values.help) return console.log(help)
	const devices = devicesNamed(values.devices)
	if (!devices.ok) throw new UnusableSettings(`--devices: ${devices.fault.message}`)
	const halves = prepare()
	const lack = await devicesLack(devices.value)
	if (lack !== undefined) throw new Error(lack)
	const { office, url } = await startOffice(halves.environment)
	if (await isCityThere(halves, url, values.empty === true)) {
		await startKiosk(devices.value, halves, office)
	}
}

/** Both settings are read before anything runs: a kiosk that cannot start would leave an office alone. */
function prepare(): Halves {
	const office = readConfig(process.env, root)
	if (!office.ok) throw new UnusableSettings(office.fault.message)
	const kiosk = readKioskConfig(process.env)
	if (!kiosk.ok) throw new UnusableSettings(kiosk.fault.message)
	const data = dataFolder(process.env)
	const kioskData = kioskFolder(process.env)
	makeFolder(data, "HADIR_DATA")
	const environment = {
		...process.env,
		HADIR_LOG: process.env.HADIR_LOG || "warn",
		HADIR_DATA: data,
		HADIR_KIOSK_DATA: kioskData,
	}
	return { environment, data, kioskData, kioskConfig: kiosk.value }
}

async function startOffice(
	environment: Environment,
): Promise<{ readonly office: Supervised; readonly url: string }> {
	// An office that comes back has a new link, and the one before no longer works.
	const office = new Supervised("office", [hadir, "serve", "--json"], environment, (said) =>
		sayFirstAccess(officeReady.parse(said).firstAccess),
	)
	stopOnSignal([office])
	const { http, mqtt, firstAccess } = officeReady.parse(await office.start())
	console.log(`\nStaff pages   ${http.url}`)
	console.log(`MQTT          ${mqtt.host}:${mqtt.port}`)
	sayFirstAccess(firstAccess)
	return { office, url: http.url }
}

/** Seeds what is missing, unless it is to stay empty. @returns whether there is a kiosk to run */
async function isCityThere(
	{ environment, data, kioskData }: Halves,
	office: string,
	isToStayEmpty: boolean,
): Promise<boolean> {
	const isEnrolled = existsSync(join(kioskData, "enrolment.json"))
	const isCutOff = readProgress(data)?.isDone === false
	if (isToStayEmpty && !isEnrolled) console.log(`\nNothing is seeded. Ctrl-C stops.\n`)
	if (isToStayEmpty || (isEnrolled && !isCutOff)) return isEnrolled
	console.log(
		isCutOff
			? "Going on with the demonstration city, which was cut off ..."
			: "Filling the empty office with a demonstration city ...",
	)
	try {
		await runToEnd([hadir, "demo"], environment)
		return true
	} catch {
		console.log(adviceWithoutKiosk(hadirCommand(root), office))
		return false
	}
}

async function startKiosk(
	names: readonly DeviceName[],
	{ environment, data, kioskData, kioskConfig }: Halves,
	office: Supervised,
): Promise<void> {
	const enrolment = readEnrolment(kioskData)
	const devices = await startDevices(names, {
		...{ data, pushPort: kioskConfig.pushPort },
		zone: enrolment.ok ? enrolment.value.zone : "Asia/Jakarta",
		registeredAt: registeredAt(kioskData) ?? Date.now(),
	})
	keepEmulators(data, { devices })
	const ours = Object.entries({ HADIR_KIOSK_LOG: "warn", ...settingsFor(devices) })
	const kiosk = new Supervised("kiosk", [...kioskNodeFlags, hadir, "kiosk", "--json"], {
		...environment,
		...Object.fromEntries(ours.filter(([key]) => !environment[key])),
	})
	stopOnSignal([kiosk, office])
	const { kiosk: code, screen } = kioskReady.parse(await kiosk.start())
	keepEmulators(data, { devices, screen: screen.url })
	console.log(`Kiosk screen  ${screen.url}`)
	for (const line of deviceLines(devices, { hadir: hadirCommand(root), kiosk: code }))
		console.log(line)
	for (const line of unheardLines(devices, environment)) console.log(line)
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

function isBadInput(error: unknown): boolean {
	if (error instanceof NoStart) return error.exitCode === badInput
	const code = error instanceof Error && "code" in error ? String(error.code) : ""
	return error instanceof UnusableSettings || code.startsWith("ERR_PARSE_ARGS")
}

try {
	await main()
} catch (error) {
	console.error(`hadir: ${error instanceof Error ? error.message : error}`)
	process.exit(isBadInput(error) ? badInput : 1)
}

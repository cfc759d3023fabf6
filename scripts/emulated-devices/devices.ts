// How each emulated device is started and what the kiosk is then set to.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { startAscii, startPn532, startRdm6300 } from "./card-readers.ts"
import type { DeviceOrder, DeviceSettingKey, EmulatedDevice } from "./device.ts"
import { type DeviceName, deviceNames } from "./device-names.ts"
import { startAdms, startAnviz, startZk } from "./terminals.ts"
import { startZfm } from "./zfm.ts"

type Entry = {
	readonly key: DeviceSettingKey
	/** Why it cannot be emulated here; undefined: it can. */
	readonly lacks?: () => Promise<string | undefined>
	start(order: DeviceOrder): Promise<EmulatedDevice>
}

const entries: Readonly<Record<DeviceName, Entry>> = {
	pn532: { key: "HADIR_KIOSK_READERS", start: startPn532 },
	rdm6300: { key: "HADIR_KIOSK_READERS", start: startRdm6300 },
	ascii: { key: "HADIR_KIOSK_READERS", start: startAscii },
	zfm: { key: "HADIR_KIOSK_READERS", start: startZfm },
	zk: { key: "HADIR_KIOSK_TERMINALS", start: startZk },
	anviz: { key: "HADIR_KIOSK_TERMINALS", start: startAnviz },
	adms: { key: "HADIR_KIOSK_TERMINALS", start: startAdms },
	panel: {
		key: "HADIR_KIOSK_PANEL",
		// Its chip's emulator is loaded by who asks for it alone.
		lacks: async () => (await import("./panel.ts")).panelLacks(),
		start: async () => (await import("./panel.ts")).startPanel(),
	},
}

const expected = `write names with commas between them, each once, of: ${deviceNames.join(", ")}; or none`

/** @param text "pn532,zfm", or "none" */
export function devicesNamed(text: string): Result<readonly DeviceName[], Fault<"devices">> {
	const wanted = text.trim() === "none" ? [] : text.split(",").map((name) => name.trim())
	const names: DeviceName[] = []
	for (const one of wanted) {
		const name = deviceNames.find((known) => known === one)
		if (name === undefined) return fail("devices", `"${one}" is no device here: ${expected}.`)
		if (names.includes(name)) return fail("devices", `${name} is there twice: ${expected}.`)
		names.push(name)
	}
	return succeed(names)
}

/** Why one of them cannot be emulated here; undefined: all can. */
export async function devicesLack(names: readonly DeviceName[]): Promise<string | undefined> {
	for (const name of names) {
		const lack = await entries[name].lacks?.()
		if (lack !== undefined) return lack
	}
	return undefined
}

export type StartedDevice = EmulatedDevice & {
	readonly name: DeviceName
	readonly key: DeviceSettingKey
}

export async function startDevices(
	names: readonly DeviceName[],
	order: DeviceOrder,
): Promise<readonly StartedDevice[]> {
	const started: StartedDevice[] = []
	for (const name of names) {
		const { key, start } = entries[name]
		started.push({ name, key, ...(await start(order)) })
	}
	return started
}

/** What the kiosk is set to, so that it has them all. */
export function settingsFor(
	devices: readonly StartedDevice[],
): Partial<Readonly<Record<DeviceSettingKey, string>>> {
	const settings: Partial<Record<DeviceSettingKey, string>> = {}
	for (const { key, setting } of devices) {
		const before = settings[key]
		settings[key] = before === undefined ? setting : `${before} ${setting}`
	}
	return settings
}

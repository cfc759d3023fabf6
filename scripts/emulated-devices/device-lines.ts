// What npm start prints of its devices: what each is, where its hand is, and how to act at it.
import { columns } from "@hadir/backend/cli/columns.ts"
import type { StartedDevice } from "./devices.ts"

/** @param hadir the command that runs Hadir's commands in any terminal @param kiosk its code */
export function deviceLines(
	devices: readonly StartedDevice[],
	{ hadir, kiosk }: { readonly hadir: string; readonly kiosk: string },
): readonly string[] {
	if (devices.length === 0) return []
	return [
		"",
		...columns(
			devices.map(({ name, what, setting, hand }) => [name, what, setting, `hand ${hand}`]),
		),
		"",
		...columns(
			devices.map(({ deed: { words, command, note } }) => [
				...[`${words}:`, `${hadir} ${command}`, ...(note === undefined ? [] : [`(${note})`])],
			]),
		),
		...(devices.some(({ name }) => name === "zfm") ? enrolLines(hadir, kiosk) : []),
	]
}

const enrolLines = (hadir: string, kiosk: string): readonly string[] => [
	"",
	"Enrol a finger: a slot from the office, then the guide; lay the finger whenever it says place:",
	`  ${hadir} person finger --id p01 --kiosk ${kiosk}`,
	`  ${hadir} kiosk finger enrol --slot 0`,
]

/** Settings of the user's own that leave an emulated device unheard, one sentence each. */
export function unheardLines(
	devices: readonly StartedDevice[],
	environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
	return devices
		.filter(({ key, setting }) => environment[key] && !environment[key].includes(setting))
		.map(({ key, name }) => `${key} is set: the kiosk has what it names, and not the ${name} here.`)
}

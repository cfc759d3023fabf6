// What npm start says: its help, the first administrator's link, and the way out where there is no kiosk.
import { join, resolve } from "node:path"
import { settingOf } from "@hadir/shared/settings.ts"
import { deviceNames } from "./emulated-devices/device-names.ts"

export const help = `npm start [-- --empty] [--devices pn532,zfm,zk,panel]

Runs the office and one kiosk with emulated devices, a card reader (pn532) unless told otherwise.
The first start fills an empty office with a demonstration city; --empty leaves it empty. Data is in
data here or in HADIR_DATA. --devices: ${deviceNames.join(", ")}, or none.
HADIR_KIOSK_READERS, _TERMINALS and _PANEL, where they are set, go before what is emulated.`

export function sayFirstAccess(link: string | undefined): void {
	if (link === undefined) return
	console.log(`First administrator, once and within a day:\n              ${link}`)
}

/** As it works in any terminal: with the folders this start was given. @param root Hadir's folder */
export function hadirCommand(root: string): string {
	const given = ["HADIR_DATA", "HADIR_KIOSK_DATA"].flatMap((key) => {
		const folder = settingOf(process.env, key)
		const isDefault = folder === undefined || folder === join(root, "data")
		return isDefault ? [] : [`${key}=${JSON.stringify(resolve(folder))} `]
	})
	return `${given.join("")}npm run -s hadir --`
}

/** @param hadir the command as it works in any terminal @param office its address */
export const adviceWithoutKiosk = (hadir: string, office: string): string => `
The office runs without a kiosk, whose enrolment is not here. While it runs, get a code in another
terminal, register the kiosk, then start again:
  ${hadir} kiosk code --kiosk <code on its screen>   (or --unit and --place for a new one)
  ${hadir} kiosk register --office ${office} --code <code>
`

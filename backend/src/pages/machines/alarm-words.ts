import type { MachinesMessage } from "@hadir/shared/wire/staff-machines.ts"
import { groupCode } from "./machine-figures.ts"

/** The code as the machine's screen and the table show it; in a command to be typed it stays as it is. */
export const alarmWords = ({ subject, kiosk }: MachinesMessage["alarms"][number]): string =>
	kiosk === undefined ? subject : subject.replaceAll(`esin ${kiosk}`, `esin ${groupCode(kiosk)}`)

import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import {
	IconAlertTriangle,
	IconArchive,
	IconCircleCheck,
	IconClockExclamation,
	IconCloudUp,
	IconNfcOff,
	IconPlugConnectedX,
} from "@tabler/icons-react"
import { lookOf, lookWord } from "./machine-look.ts"
import styles from "./machine-mark.module.css"

const icons = {
	silent: IconPlugConnectedX,
	faulty: IconAlertTriangle,
	reader: IconNfcOff,
	clock: IconClockExclamation,
	sending: IconCloudUp,
	ready: IconCircleCheck,
	retired: IconArchive,
} as const

/** How a machine is doing, in an icon and a word. */
export function MachineMark({ machine }: { machine: Machine }) {
	const look = lookOf(machine)
	const MarkIcon = icons[look]
	return (
		<span className={styles.mark} data-look={look}>
			<MarkIcon size={14} stroke={2} aria-hidden />
			{lookWord(machine)}
		</span>
	)
}

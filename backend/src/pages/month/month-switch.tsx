import { ActionIcon, NativeSelect } from "@mantine/core"
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react"
import { addMonths, formatMonth } from "../format/dates.ts"
import { choicesAround } from "./month-choices.ts"
import styles from "./month-switch.module.css"

type MonthSwitchProps = {
	readonly month: string
	/** The month that runs now: there is nothing after it. */
	readonly current: string
	readonly onChange: (month: string) => void
	/** On a phone the head already names the month. */
	readonly isCompact?: boolean
}

export function MonthSwitch({ month, current, onChange, isCompact = false }: MonthSwitchProps) {
	return (
		<fieldset className={styles.switch} aria-label="Bulan" data-compact={isCompact}>
			<ActionIcon
				className={styles.step ?? ""}
				variant="default"
				aria-label={`Bulan sebelumnya, ${formatMonth(addMonths(month, -1))}`}
				onClick={() => onChange(addMonths(month, -1))}
			>
				<IconChevronLeft size={isCompact ? 24 : 18} aria-hidden />
			</ActionIcon>
			{isCompact ? null : (
				<NativeSelect
					className={styles.select ?? ""}
					aria-label="Pilih bulan"
					value={month}
					onChange={(event) => onChange(event.currentTarget.value)}
					data={choicesAround({ month, current }).map((choice) => ({
						value: choice,
						label: formatMonth(choice),
					}))}
				/>
			)}
			<ActionIcon
				className={styles.step ?? ""}
				variant="default"
				disabled={month >= current}
				aria-label={`Bulan berikutnya, ${formatMonth(addMonths(month, 1))}`}
				onClick={() => onChange(addMonths(month, 1))}
			>
				<IconChevronRight size={isCompact ? 24 : 18} aria-hidden />
			</ActionIcon>
		</fieldset>
	)
}

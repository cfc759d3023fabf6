import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { formatMonth } from "../format/dates.ts"
import { groupNip } from "../format/figures.ts"
import { PhoneHead } from "../shell/phone-head.tsx"
import { useIsPhone } from "../shell/use-is-phone.ts"
import styles from "./month-head.module.css"
import { MonthSwitch } from "./month-switch.tsx"
import { SheetLink } from "./sheet-link.tsx"

type MonthHeadProps = {
	readonly employee: PersonMonthMessage["employee"] | undefined
	readonly id: string
	readonly month: string
	readonly current: string
	readonly onTurn: (month: string) => void
}

/** Whose month this is, and the way to another. */
export function MonthHead({ employee, id, month, current, onTurn }: MonthHeadProps) {
	const isPhone = useIsPhone()
	const name = employee?.name ?? "Pegawai"
	const turn = { month, current, onChange: onTurn }
	return (
		<>
			<title>{`${name}, ${formatMonth(month)} · Hadir`}</title>
			{isPhone ? (
				<PhoneHead
					title={formatMonth(month)}
					subtitle={name}
					actions={<MonthSwitch {...turn} isCompact />}
				/>
			) : (
				<div className={styles.head}>
					<div className={styles.words}>
						<h1 title={name}>{name}</h1>
						<p>{employee === undefined ? "\u00a0" : aboutWords(employee)}</p>
					</div>
					<MonthSwitch {...turn} />
					{employee === undefined ? null : <SheetLink id={id} month={month} />}
				</div>
			)}
		</>
	)
}

function aboutWords({ nip, grade, unit, schedule }: PersonMonthMessage["employee"]): string {
	return `NIP ${groupNip(nip)} · ${grade} · ${unit} · ${schedule}`
}

import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { groupNip } from "../format/figures.ts"
import { AttentionList } from "./attention-list.tsx"
import { MonthCalendar } from "./month-calendar.tsx"
import { EmptyMonth } from "./month-sheet.tsx"
import { MonthTotals } from "./month-totals.tsx"
import styles from "./phone-month.module.css"
import { SheetLink } from "./sheet-link.tsx"

type PhoneMonthProps = {
	readonly month: PersonMonthMessage
	readonly onOpen: (date: string) => void
}

export function PhoneMonth({ month, onOpen }: PhoneMonthProps) {
	const { employee } = month
	if (month.days.length === 0) return <EmptyMonth month={month.month} />
	return (
		<>
			<MonthCalendar month={month.month} days={month.days} onOpen={onOpen} />
			<MonthTotals month={month} />
			<AttentionList days={month.days} onOpen={onOpen} />
			<div className={styles.about}>
				<p>
					NIP {groupNip(employee.nip)} · {employee.grade}
				</p>
				<p>{employee.unit}</p>
				<p>{employee.schedule}</p>
				<SheetLink id={employee.id} month={month.month} />
			</div>
		</>
	)
}

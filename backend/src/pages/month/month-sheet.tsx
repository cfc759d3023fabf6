import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { IconCalendarQuestion } from "@tabler/icons-react"
import { formatMonth } from "../format/dates.ts"
import { StateNotice } from "../shell/state-notice.tsx"
import { DayTable } from "./day-table.tsx"
import { MonthTotals } from "./month-totals.tsx"

type MonthSheetProps = {
	readonly month: PersonMonthMessage
	readonly opened: string | undefined
	readonly onOpen: (date: string) => void
}

export function MonthSheet({ month, opened, onOpen }: MonthSheetProps) {
	if (month.days.length === 0) return <EmptyMonth month={month.month} />
	return (
		<>
			<MonthTotals month={month} />
			<DayTable days={month.days} opened={opened} onOpen={onOpen} />
		</>
	)
}

export function EmptyMonth({ month }: { month: string }) {
	return (
		<StateNotice icon={IconCalendarQuestion} title={`Belum ada hari di ${formatMonth(month)}`}>
			<p>
				Bulan ini belum berjalan bagi pegawai ini, atau di luar masa kerjanya. Pilih bulan lain.
			</p>
		</StateNotice>
	)
}

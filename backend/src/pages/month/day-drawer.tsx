import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react"
import { formatDayAndMonth, formatLongDate } from "../format/dates.ts"
import { DrawerControl, SideDrawer } from "../shell/side-drawer.tsx"
import { DayDetail } from "./day-detail.tsx"

type DayDrawerProps = {
	readonly month: PersonMonthMessage
	/** The date on show; absent while the drawer is shut. */
	readonly date: string | undefined
	readonly onTurn: (date: string) => void
	readonly onClose: () => void
}

/** One day's evidence beside the month. */
export function DayDrawer({ month, date, onTurn, onClose }: DayDrawerProps) {
	const index = month.days.findIndex((day) => day.date === date)
	const day = month.days[index]
	const turns = [
		{ label: "Hari sebelumnya", to: month.days[index - 1], icon: IconChevronLeft },
		{ label: "Hari berikutnya", to: month.days[index + 1], icon: IconChevronRight },
	]
	return (
		<SideDrawer
			isOpen={day !== undefined}
			title={day === undefined ? "" : formatLongDate(day.date)}
			phoneTitle={day === undefined ? "" : formatDayAndMonth(day.date)}
			subtitle={month.employee.name}
			backLabel="Kembali ke bulan"
			actions={turns.map(({ label, to, icon }) => (
				<DrawerControl
					key={label}
					label={label}
					icon={icon}
					isDisabled={to === undefined}
					onClick={() => to !== undefined && onTurn(to.date)}
				/>
			))}
			onClose={onClose}
		>
			{day === undefined ? null : <DayDetail day={day} schedule={month.employee.schedule} />}
		</SideDrawer>
	)
}

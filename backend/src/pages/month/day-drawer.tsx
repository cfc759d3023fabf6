import type { DayMessage, PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { ActionIcon, Drawer } from "@mantine/core"
import { IconChevronLeft, IconChevronRight, IconX } from "@tabler/icons-react"
import { formatDayAndMonth, formatLongDate } from "../format/dates.ts"
import { PhoneHead } from "../shell/phone-head.tsx"
import { useIsPhone } from "../shell/use-is-phone.ts"
import { DayDetail } from "./day-detail.tsx"
import styles from "./day-drawer.module.css"

type DayDrawerProps = {
	readonly month: PersonMonthMessage
	/** The date on show; absent while the drawer is shut. */
	readonly date: string | undefined
	readonly onTurn: (date: string) => void
	readonly onClose: () => void
}

/** One day's evidence beside the month; on a phone it is a page of its own. */
export function DayDrawer({ month, date, onTurn, onClose }: DayDrawerProps) {
	const isPhone = useIsPhone()
	const index = month.days.findIndex((day) => day.date === date)
	const day = month.days[index]
	return (
		<Drawer.Root
			opened={day !== undefined}
			onClose={onClose}
			position="right"
			size={isPhone ? "100%" : 436}
			lockScroll={isPhone}
			transitionProps={{ duration: 0 }}
			zIndex={isPhone ? 200 : 95}
			classNames={{ inner: styles.inner ?? "", content: styles.content ?? "" }}
		>
			<Drawer.Content aria-label={day === undefined ? "" : formatLongDate(day.date)}>
				{day === undefined ? null : (
					<>
						{isPhone ? (
							<PhoneHead
								title={formatDayAndMonth(day.date)}
								subtitle={month.employee.name}
								before={<Close onClose={onClose} isPhone />}
							/>
						) : (
							<DrawerHead
								day={day}
								name={month.employee.name}
								before={month.days[index - 1]}
								after={month.days[index + 1]}
								onTurn={onTurn}
								onClose={onClose}
							/>
						)}
						<DayDetail day={day} schedule={month.employee.schedule} />
					</>
				)}
			</Drawer.Content>
		</Drawer.Root>
	)
}

function DrawerHead(props: {
	day: DayMessage
	name: string
	before: DayMessage | undefined
	after: DayMessage | undefined
	onTurn: (date: string) => void
	onClose: () => void
}) {
	const { day, before, after, onTurn } = props
	const turns = [
		{ label: "Hari sebelumnya", to: before, icon: IconChevronLeft },
		{ label: "Hari berikutnya", to: after, icon: IconChevronRight },
	]
	return (
		<header className={styles.head}>
			<div className={styles.words}>
				<h2>{formatLongDate(day.date)}</h2>
				<p>{props.name}</p>
			</div>
			{turns.map(({ label, to, icon: TurnIcon }) => (
				<ActionIcon
					key={label}
					className={styles.control ?? ""}
					variant="default"
					size={32}
					aria-label={label}
					disabled={to === undefined}
					onClick={() => to !== undefined && onTurn(to.date)}
				>
					<TurnIcon size={18} aria-hidden />
				</ActionIcon>
			))}
			<Close onClose={props.onClose} />
		</header>
	)
}

function Close({ onClose, isPhone = false }: { onClose: () => void; isPhone?: boolean }) {
	const CloseIcon = isPhone ? IconChevronLeft : IconX
	return (
		<ActionIcon
			className={isPhone ? (styles.back ?? "") : (styles.control ?? "")}
			variant={isPhone ? "transparent" : "default"}
			size={isPhone ? 44 : 32}
			aria-label={isPhone ? "Kembali ke bulan" : "Tutup rincian"}
			onClick={onClose}
		>
			<CloseIcon size={isPhone ? 24 : 18} aria-hidden />
		</ActionIcon>
	)
}

import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { Popover, UnstyledButton } from "@mantine/core"
import { formatPercent } from "../format/figures.ts"
import { useIsPhone } from "../shell/use-is-phone.ts"
import styles from "./cut-figure.module.css"
import { cutByDay, cutSum } from "./cut-words.ts"

/** The month's cut so far with its parts, tagged while a figure behind it is not confirmed. */
export function CutFigure({ month }: { month: PersonMonthMessage }) {
	const isPhone = useIsPhone()
	const parts = isPhone ? cutByDay(month.days) : cutSum(month.days)
	return (
		<div className={styles.cut}>
			<p className={styles.label}>
				Potongan disiplin sementara <strong>{formatPercent(month.totals.cutBasisPoints)}</strong>
			</p>
			<div className={styles.detail}>
				{month.unconfirmed.length > 0 ? <UnconfirmedTag amounts={month.unconfirmed} /> : <span />}
				<p>{parts}</p>
			</div>
		</div>
	)
}

function UnconfirmedTag({ amounts }: { amounts: readonly string[] }) {
	return (
		<Popover
			width={340}
			position="bottom-end"
			shadow="sm"
			withinPortal
			zIndex={300}
			trapFocus={false}
		>
			<Popover.Target>
				<UnstyledButton className={styles.unconfirmed ?? ""}>BELUM DITETAPKAN</UnstyledButton>
			</Popover.Target>
			<Popover.Dropdown>
				<p className={styles.why}>
					Potongan ini memakai {amounts.length} nilai kebijakan yang belum ditetapkan pejabat
					berwenang:
				</p>
				<ul className={styles.amounts}>
					{amounts.map((amount) => (
						<li key={amount}>{amount}</li>
					))}
				</ul>
			</Popover.Dropdown>
		</Popover>
	)
}

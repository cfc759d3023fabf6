import { clockOfMinute } from "@hadir/shared/time/clock.ts"
import type { TodayMessage } from "@hadir/shared/wire/staff-today.ts"
import { Button } from "@mantine/core"
import { IconBuildingCommunity } from "@tabler/icons-react"
import { useQuery } from "@tanstack/react-query"
import { formatLongDate } from "../format/dates.ts"
import { formatCount } from "../format/figures.ts"
import { useOffice } from "../office/office-context.tsx"
import { ClockLine } from "../shell/clock-line.tsx"
import { FailureNotice } from "../shell/failure-notice.tsx"
import { PageHead } from "../shell/page-head.tsx"
import { StateNotice } from "../shell/state-notice.tsx"
import { useIsPhone } from "../shell/use-is-phone.ts"
import { WaitingRows } from "../shell/waiting-rows.tsx"
import { Feed } from "./feed.tsx"
import styles from "./today-page.module.css"
import { todayQuery } from "./today-query.ts"
import { TotalsCard } from "./totals-card.tsx"
import { UnitList } from "./unit-list.tsx"
import { UnitTable } from "./unit-table.tsx"
import { useLiveBoard } from "./use-live-board.ts"

export function TodayPage() {
	useLiveBoard()
	const board = useQuery(todayQuery(useOffice()))
	return (
		<>
			<PageHead
				title="Hari ini"
				subtitle={isPeopled(board.data) ? <Summary board={board.data} /> : ""}
				phoneSubtitle={<ClockLine />}
			/>
			{board.data === undefined ? null : <Board board={board.data} />}
			{board.isPending ? <WaitingRows count={9} /> : null}
			{board.isError && board.data === undefined ? (
				<FailureNotice error={board.error} onRetry={() => void board.refetch()} />
			) : null}
		</>
	)
}

function Board({ board }: { board: TodayMessage }) {
	const isPhone = useIsPhone()
	if (!isPeopled(board)) return <EmptyOffice />
	return (
		<div className={styles.board}>
			<TotalsCard board={board} />
			{isPhone ? (
				<p className={styles.strip}>
					<Summary board={board} />
				</p>
			) : null}
			{isPhone ? <UnitList units={board.units} /> : <UnitTable units={board.units} />}
			<Feed feed={board.feed} />
		</div>
	)
}

function isPeopled(board: TodayMessage | undefined): board is TodayMessage {
	return board !== undefined && board.units.length > 0
}

/** "1.115 pegawai, 13 OPD. Jam masuk 07:30." */
function Summary({ board }: { board: TodayMessage }) {
	const employees = board.units.reduce((sum, unit) => sum + unit.employees, 0)
	const { notExpected } = board.totals
	const idle = notExpected > 0 ? `, ${formatCount(notExpected)} tidak dijadwalkan` : ""
	const size = `${formatCount(employees)} pegawai, ${formatCount(board.units.length)} OPD${idle}.`
	if (board.holiday !== undefined) {
		return (
			<>
				{size} <strong className={styles.holiday}>Hari libur: {board.holiday}.</strong>
			</>
		)
	}
	if (board.startsAt === undefined) return `${size} ${formatLongDate(board.date)} bukan hari kerja.`
	return `${size} Jam masuk ${clockOfMinute(board.startsAt)}.`
}

function EmptyOffice() {
	return (
		<StateNotice
			icon={IconBuildingCommunity}
			title="Belum ada pegawai"
			action={<Button onClick={() => window.location.reload()}>Muat ulang</Button>}
		>
			<p>
				Kantor ini baru dipasang: OPD, pegawai, dan mesinnya belum didaftarkan. Untuk mencoba dengan
				data contoh, jalankan perintah ini di komputer kantor, lalu muat ulang.
			</p>
			<code>npm run -s hadir -- demo</code>
		</StateNotice>
	)
}

import { useQuery } from "@tanstack/react-query"
import { useNavigate, useParams, useSearch } from "@tanstack/react-router"
import { dateOfInstant } from "../format/clock-times.ts"
import { monthOf } from "../format/dates.ts"
import { useOffice } from "../office/office-context.tsx"
import { usePlace } from "../session/session-queries.ts"
import { FailureNotice } from "../shell/failure-notice.tsx"
import { useIsPhone } from "../shell/use-is-phone.ts"
import { WaitingRows } from "../shell/waiting-rows.tsx"
import { DayDrawer } from "./day-drawer.tsx"
import { MonthHead } from "./month-head.tsx"
import { monthQuery } from "./month-query.ts"
import { MonthSheet } from "./month-sheet.tsx"
import { PhoneMonth } from "./phone-month.tsx"

/** One person's month. Month and opened day live in the address, so Back and links keep them. */
export function MonthPage() {
	const office = useOffice()
	const isPhone = useIsPhone()
	const navigate = useNavigate({ from: "/pegawai/$id" })
	const { id } = useParams({ from: "/shell/pegawai/$id" })
	const { bulan, hari } = useSearch({ from: "/shell/pegawai/$id" })
	const current = monthOf(dateOfInstant(office.clock.now(), usePlace().zone))
	const month = bulan ?? current
	const sheet = useQuery(monthQuery(office, { id, month }))
	const turnTo = (wanted: string) => void navigate({ search: { bulan: wanted } })
	const openDay = (date: string) =>
		void navigate({
			search: { bulan: month, hari: date },
			replace: hari !== undefined,
			resetScroll: false,
		})
	const closeDay = () =>
		void navigate({ search: { bulan: month }, replace: true, resetScroll: false })

	return (
		<>
			<MonthHead
				employee={sheet.data?.employee}
				id={id}
				month={month}
				current={current}
				onTurn={turnTo}
			/>
			{sheet.isPending ? <WaitingRows count={14} /> : null}
			{sheet.isError && sheet.data === undefined ? (
				<FailureNotice error={sheet.error} onRetry={() => void sheet.refetch()} />
			) : null}
			{sheet.data === undefined ? null : (
				<div aria-busy={sheet.isPlaceholderData}>
					{isPhone ? (
						<PhoneMonth month={sheet.data} onOpen={openDay} />
					) : (
						<MonthSheet month={sheet.data} opened={hari} onOpen={openDay} />
					)}
					<DayDrawer month={sheet.data} date={hari} onTurn={openDay} onClose={closeDay} />
				</div>
			)}
		</>
	)
}

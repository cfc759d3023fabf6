import { personMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import type { Office } from "../office/office.ts"

export const monthQuery = (office: Office, wanted: { id: string; month: string }) =>
	queryOptions({
		queryKey: ["month", wanted.id, wanted.month],
		queryFn: ({ signal }) =>
			office.ask(
				personMonthMessage,
				`/api/employees/${encodeURIComponent(wanted.id)}/months/${wanted.month}`,
				{ signal },
			),
		// Turning the month keeps the page standing; another person's page starts empty.
		placeholderData: (held, query) =>
			query?.queryKey[1] === wanted.id ? keepPreviousData(held) : undefined,
	})

export function sheetAddress(wanted: { id: string; month: string }): string {
	return `/api/months/${wanted.month}.csv?${new URLSearchParams({ employee: wanted.id })}`
}

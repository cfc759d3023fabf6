import { employeeListMessage } from "@hadir/shared/wire/staff-month.ts"
import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import type { Office } from "../office/office.ts"

/** Long enough that a name typed at speed is asked for once. */
export const searchDelayMs = 200

/** The office answers with at most this many. */
export const mostPeople = 20

export const peopleQuery = (office: Office, search: string) =>
	queryOptions({
		queryKey: ["people", search],
		queryFn: ({ signal }) =>
			office.ask(employeeListMessage, `/api/employees?${new URLSearchParams({ search })}`, {
				signal,
			}),
		placeholderData: keepPreviousData,
	})

import { linkMessage } from "@hadir/shared/wire/staff-session.ts"
import { queryOptions } from "@tanstack/react-query"
import type { Office } from "../office/office.ts"

/** Asked once: a link that worked when its form was opened is judged again when the form is sent. */
export const linkQuery = (office: Office, token: string) =>
	queryOptions({
		queryKey: ["link", token],
		queryFn: ({ signal }) =>
			office.ask(linkMessage, "/api/first-access/check", {
				method: "POST",
				body: { token },
				signal,
			}),
		staleTime: Number.POSITIVE_INFINITY,
	})

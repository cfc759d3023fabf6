import { todayMessage } from "@hadir/shared/wire/staff-today.ts"
import { queryOptions } from "@tanstack/react-query"
import type { Office } from "../office/office.ts"

/** The board comes by itself; this only notices a stream that died without a word. */
const checkEveryMs = 60_000

export const todayQuery = (office: Office) =>
	queryOptions({
		queryKey: ["today"],
		queryFn: ({ signal }) => office.ask(todayMessage, "/api/today", { signal }),
		refetchInterval: checkEveryMs,
	})

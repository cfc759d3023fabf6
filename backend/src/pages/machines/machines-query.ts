import { machinesMessage } from "@hadir/shared/wire/staff-machines.ts"
import { queryOptions } from "@tanstack/react-query"
import type { Office } from "../office/office.ts"

const askEveryMs = 15_000

export const machinesQuery = (office: Office) =>
	queryOptions({
		queryKey: ["machines"],
		queryFn: ({ signal }) => office.ask(machinesMessage, "/api/machines", { signal }),
		refetchInterval: askEveryMs,
	})

import {
	type PlaceMessage,
	placeMessage,
	type SessionMessage,
	sessionMessage,
} from "@hadir/shared/wire/staff-session.ts"
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query"
import type { Office } from "../office/office.ts"
import { useOffice } from "../office/office-context.tsx"

export const placeQuery = (office: Office) =>
	queryOptions({
		queryKey: ["place"],
		queryFn: ({ signal }) => office.ask(placeMessage, "/api/place", { signal }),
		staleTime: Number.POSITIVE_INFINITY,
	})

export const sessionQuery = (office: Office) =>
	queryOptions({
		queryKey: ["session"],
		queryFn: ({ signal }) => office.ask(sessionMessage, "/api/session", { signal }),
		staleTime: Number.POSITIVE_INFINITY,
	})

export const usePlace = (): PlaceMessage => useSuspenseQuery(placeQuery(useOffice())).data

export const useSession = (): SessionMessage => useSuspenseQuery(sessionQuery(useOffice())).data

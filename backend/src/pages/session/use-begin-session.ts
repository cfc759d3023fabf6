import type { SessionMessage } from "@hadir/shared/wire/staff-session.ts"
import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { useOffice } from "../office/office-context.tsx"
import { sessionQuery } from "./session-queries.ts"

/** Opens the pages for whoever just signed in, with nothing left of who sat here before. */
export function useBeginSession(): (session: SessionMessage, address: string) => void {
	const office = useOffice()
	const client = useQueryClient()
	const router = useRouter()
	return (session, address) => {
		client.removeQueries({ predicate: (query) => query.queryKey[0] !== "place" })
		client.setQueryData(sessionQuery(office).queryKey, session)
		router.history.replace(address)
	}
}

import { QueryCache, QueryClient } from "@tanstack/react-query"
import type { Office } from "./office.ts"
import { isSignedOut } from "./office-failure.ts"

const freshMs = 10_000

/** The store of answers. `onSignedOut` is told when the office no longer knows who asks. */
export function createOfficeQueries(office: Office, onSignedOut: () => void): QueryClient {
	const client = new QueryClient({
		queryCache: new QueryCache({
			onError: (error, query) => {
				if (isSignedOut(error) && query.queryKey[0] !== "session") onSignedOut()
			},
		}),
		defaultOptions: {
			// Retrying is the connection's, which says so on the page; "offline" is asked, not believed.
			queries: { retry: false, staleTime: freshMs, networkMode: "always" },
			mutations: { retry: false, networkMode: "always" },
		},
	})
	let wasLost = false
	office.connection.subscribe(() => {
		const isLost = office.connection.lostAt() !== undefined
		if (wasLost && !isLost) void client.invalidateQueries()
		wasLost = isLost
	})
	return client
}

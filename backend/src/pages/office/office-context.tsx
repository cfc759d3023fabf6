import { createContext, useContext, useSyncExternalStore } from "react"
import type { Office } from "./office.ts"

const OfficeContext = createContext<Office | undefined>(undefined)

export const OfficeProvider = OfficeContext.Provider

export function useOffice(): Office {
	const office = useContext(OfficeContext)
	if (office === undefined) throw new Error("useOffice needs an OfficeProvider above it")
	return office
}

/** UTC milliseconds since when the office is silent; undefined while it answers. */
export function useLostAt(): number | undefined {
	const { connection } = useOffice()
	return useSyncExternalStore(connection.subscribe, connection.lostAt)
}

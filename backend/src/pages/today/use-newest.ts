import { useEffect, useState } from "react"

const freshMs = 5000

/** The record that came in last while this page was open, for a few seconds. */
export function useNewest(newest: string | undefined): string | undefined {
	const [known, setKnown] = useState(newest)
	const isFresh = newest !== known
	useEffect(() => {
		if (!isFresh) return
		const timer = setTimeout(() => setKnown(newest), freshMs)
		return () => clearTimeout(timer)
	}, [isFresh, newest])
	return isFresh ? newest : undefined
}

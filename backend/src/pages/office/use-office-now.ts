import { useEffect, useState } from "react"
import { useOffice } from "./office-context.tsx"

const tickMs = 1000

/** The office's time in UTC milliseconds, once a second. */
export function useOfficeNow(): number {
	const { clock } = useOffice()
	const [now, setNow] = useState(clock.now)
	useEffect(() => {
		const timer = setInterval(() => setNow(clock.now()), tickMs)
		return () => clearInterval(timer)
	}, [clock])
	return now
}

import { useEffect, useState } from "react"

const tickMs = 250

/** Whole seconds left until `endsAt`, UTC milliseconds of this desk; 0 once it is past. */
export function useWait(endsAt: number): number {
	const [left, setLeft] = useState(() => secondsUntil(endsAt))
	useEffect(() => {
		setLeft(secondsUntil(endsAt))
		const timer = setInterval(() => setLeft(secondsUntil(endsAt)), tickMs)
		return () => clearInterval(timer)
	}, [endsAt])
	return left
}

const secondsUntil = (endsAt: number) => Math.max(0, Math.ceil((endsAt - Date.now()) / 1000))

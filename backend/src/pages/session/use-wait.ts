import { useEffect, useState } from "react"

/** Seconds left of a pause that began when `start` last changed; 0 when there is none. */
export function useWait(seconds: number, start: unknown): number {
	const [left, setLeft] = useState(seconds)
	// biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal starts its pause anew
	useEffect(() => {
		setLeft(seconds)
		if (seconds <= 0) return
		const endsAt = Date.now() + seconds * 1000
		const timer = setInterval(() => {
			setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)))
		}, 250)
		return () => clearInterval(timer)
	}, [seconds, start])
	return left
}

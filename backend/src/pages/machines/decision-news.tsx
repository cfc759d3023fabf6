import { IconCircleCheck, IconLock } from "@tabler/icons-react"
import { useEffect, useRef } from "react"
import { useDeciding } from "./deciding.tsx"
import styles from "./decision-news.module.css"

/** By then the page has been asked for anew, and what was decided is gone from it. */
const settleMs = 800

/** What was decided last, and why somebody may not decide here. */
export function DecisionNews() {
	const { refusedWords, said } = useDeciding()
	const news = useRef<HTMLDivElement>(null)
	useEffect(() => {
		if (said === undefined) return
		// The button that was pressed is gone with what it decided; whoever uses the keyboard goes on here.
		const timer = setTimeout(() => {
			if (document.activeElement === document.body) news.current?.focus({ preventScroll: true })
		}, settleMs)
		return () => clearTimeout(timer)
	}, [said])
	return (
		<div role="status" ref={news} tabIndex={-1} className={styles.place}>
			{said === undefined ? null : (
				<p className={styles.news} data-kind="done">
					<IconCircleCheck size={18} aria-hidden />
					{said.words}
				</p>
			)}
			{refusedWords === undefined ? null : (
				<p className={styles.news} data-kind="refused">
					<IconLock size={18} aria-hidden />
					{refusedWords}
				</p>
			)}
		</div>
	)
}

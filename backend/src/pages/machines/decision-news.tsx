import { IconCircleCheck, IconLock } from "@tabler/icons-react"
import { useEffect, useRef } from "react"
import { useDeciding } from "./deciding.tsx"
import styles from "./decision-news.module.css"

/** What was decided last, and why somebody may not decide here. */
export function DecisionNews() {
	const { refusedWords, said } = useDeciding()
	const news = useRef<HTMLDivElement>(null)
	const told = useRef("")
	useEffect(() => {
		// The button that was pressed is gone with what it decided; whoever uses the keyboard goes on here.
		if (said === told.current || document.activeElement !== document.body) return
		told.current = said
		news.current?.focus({ preventScroll: true })
	})
	return (
		<div role="status" ref={news} tabIndex={-1} className={styles.place}>
			{said === "" ? null : (
				<p className={styles.news} data-kind="done">
					<IconCircleCheck size={18} aria-hidden />
					{said}
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

import { IconCircleCheck, IconLock } from "@tabler/icons-react"
import { useDeciding } from "./deciding.tsx"
import styles from "./decision-news.module.css"

/** What was decided last, and why somebody may not decide here. */
export function DecisionNews() {
	const { refusedWords, said } = useDeciding()
	return (
		<div role="status">
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

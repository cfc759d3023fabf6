import type { Icon } from "@tabler/icons-react"
import type { ReactNode } from "react"
import styles from "./state-notice.module.css"

type StateNoticeProps = {
	readonly icon: Icon
	/** What is the case. */
	readonly title: string
	/** Why, and what can be done. */
	readonly children: ReactNode
	/** The one button. */
	readonly action?: ReactNode
	readonly code?: string | undefined
	readonly isAlert?: boolean
}

/** An empty or failed page: what, why, one button, and the code last. */
export function StateNotice(props: StateNoticeProps) {
	const { icon: NoticeIcon } = props
	return (
		<section className={styles.notice} role={props.isAlert === true ? "alert" : undefined}>
			<NoticeIcon size={30} stroke={1.75} className={styles.icon} aria-hidden />
			<h2 className={styles.title}>{props.title}</h2>
			<div className={styles.why}>{props.children}</div>
			{props.action}
			{props.code === undefined ? null : (
				<p className={styles.code}>
					Kode <strong>{props.code}</strong> · sebutkan kode ini bila menghubungi administrator
				</p>
			)}
		</section>
	)
}

import type { ReactNode } from "react"
import styles from "./phone-head.module.css"

type PhoneHeadProps = {
	readonly title: ReactNode
	readonly subtitle: ReactNode
	readonly before?: ReactNode
	readonly actions?: ReactNode
}

export function PhoneHead({ title, subtitle, before, actions }: PhoneHeadProps) {
	return (
		<header className={styles.head}>
			{before}
			<div className={styles.words}>
				<h1 className={styles.title}>{title}</h1>
				<p className={styles.subtitle}>{subtitle}</p>
			</div>
			{actions}
		</header>
	)
}

import type { ReactNode } from "react"
import styles from "./page-head.module.css"
import { PhoneHead } from "./phone-head.tsx"
import { useIsPhone } from "./use-is-phone.ts"

type PageHeadProps = {
	readonly title: string
	readonly subtitle: ReactNode
	/** What the phone says under the title instead, where room is short. */
	readonly phoneSubtitle?: ReactNode
	readonly actions?: ReactNode
}

/** A page's name, as the window's title too. */
export function PageHead({ title, subtitle, phoneSubtitle, actions }: PageHeadProps) {
	const isPhone = useIsPhone()
	return (
		<>
			<title>{`${title} · Hadir`}</title>
			{isPhone ? (
				<PhoneHead title={title} subtitle={phoneSubtitle ?? subtitle} />
			) : (
				<div className={styles.head}>
					<h1 className={styles.title}>{title}</h1>
					<p className={styles.subtitle}>{subtitle}</p>
					{actions}
				</div>
			)}
		</>
	)
}

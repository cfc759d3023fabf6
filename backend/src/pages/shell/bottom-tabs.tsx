import { Link } from "@tanstack/react-router"
import { AccountMenu } from "./account-menu.tsx"
import styles from "./bottom-tabs.module.css"
import { sections } from "./sections.ts"

export function BottomTabs() {
	return (
		<nav className={styles.tabs} aria-label="Bagian">
			{sections.map(({ to, label, icon: Icon, isExact }) => (
				<Link
					key={to}
					to={to}
					className={styles.tab}
					activeOptions={{ exact: isExact, includeSearch: false }}
				>
					<Icon size={22} stroke={1.75} aria-hidden />
					{label}
				</Link>
			))}
			<AccountMenu className={styles.tab ?? ""} form="tab" />
		</nav>
	)
}

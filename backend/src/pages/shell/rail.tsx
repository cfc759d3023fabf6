import { Link } from "@tanstack/react-router"
import { Logo } from "./logo.tsx"
import styles from "./rail.module.css"
import { sections } from "./sections.ts"

export function Rail() {
	return (
		<nav className={styles.rail} aria-label="Bagian">
			<div className={styles.logo}>
				<Logo size={32} />
			</div>
			{sections.map(({ to, label, icon: Icon, isExact }) => (
				<Link
					key={to}
					to={to}
					className={styles.entry}
					activeOptions={{ exact: isExact, includeSearch: false }}
				>
					<Icon size={20} stroke={1.75} aria-hidden />
					{label}
				</Link>
			))}
		</nav>
	)
}

import { usePlace } from "../session/session-queries.ts"
import { AccountMenu } from "./account-menu.tsx"
import styles from "./bar.module.css"
import { ClockLine } from "./clock-line.tsx"
import { PeopleSearch } from "./people-search.tsx"

export function Bar() {
	const place = usePlace()
	return (
		<header className={styles.bar}>
			<p className={styles.brand}>
				<strong>Hadir</strong>
				<span className={styles.government}>{place.government}</span>
			</p>
			<div className={styles.search}>
				<PeopleSearch />
			</div>
			<p className={styles.clock}>
				<ClockLine />
			</p>
			<AccountMenu className={styles.account ?? ""} form="bar" />
		</header>
	)
}

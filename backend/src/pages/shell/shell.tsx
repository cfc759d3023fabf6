import { Outlet } from "@tanstack/react-router"
import { Bar } from "./bar.tsx"
import { BottomTabs } from "./bottom-tabs.tsx"
import { ConnectionBand } from "./connection-band.tsx"
import { Rail } from "./rail.tsx"
import styles from "./shell.module.css"
import { useIsPhone } from "./use-is-phone.ts"

export function Shell() {
	const isPhone = useIsPhone()
	return (
		<div className={styles.shell} data-phone={isPhone}>
			<a className={styles.skip} href="#isi">
				Langsung ke isi
			</a>
			{isPhone ? null : <Rail />}
			<div className={styles.column}>
				{isPhone ? null : <Bar />}
				<ConnectionBand />
				<main id="isi" tabIndex={-1} className={styles.main}>
					<Outlet />
				</main>
			</div>
			{isPhone ? <BottomTabs /> : null}
		</div>
	)
}

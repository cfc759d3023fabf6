import type { ReactNode } from "react"
import { Logo } from "../shell/logo.tsx"
import { usePlace } from "./session-queries.ts"
import styles from "./sign-in-frame.module.css"

/** The page before anyone is signed in: whose office this is, and one form. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
	const place = usePlace()
	return (
		<div className={styles.frame}>
			<title>{`${title} · Hadir`}</title>
			<header className={styles.office}>
				<p className={styles.brand}>
					<Logo size={32} />
					Hadir
				</p>
				<div>
					<p className={styles.government}>{place.government}</p>
					<p className={styles.purpose}>
						Kehadiran pegawai dan tambahan penghasilan. Setiap angka dapat ditelusuri sampai
						ketukannya.
					</p>
				</div>
				<p className={styles.agency}>{place.agency}</p>
			</header>
			<main className={styles.main}>
				<div className={styles.form}>
					<h1 className={styles.title}>{title}</h1>
					{children}
				</div>
			</main>
		</div>
	)
}

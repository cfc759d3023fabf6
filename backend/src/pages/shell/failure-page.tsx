import { Button } from "@mantine/core"
import { IconMapQuestion } from "@tabler/icons-react"
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router"
import { FailureNotice } from "./failure-notice.tsx"
import styles from "./failure-page.module.css"
import { StateNotice } from "./state-notice.tsx"

/** The whole window, when even the shell cannot be drawn. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
	const router = useRouter()
	const retry = () => {
		reset()
		void router.invalidate()
	}
	return (
		<main className={styles.page}>
			<FailureNotice error={error} onRetry={retry} />
		</main>
	)
}

export function NotFoundNotice() {
	return (
		<StateNotice
			icon={IconMapQuestion}
			title="Halaman ini tidak ada"
			action={<Button renderRoot={(props) => <Link to="/" {...props} />}>Ke Hari ini</Button>}
		>
			<title>Halaman ini tidak ada · Hadir</title>
			<p>Alamatnya mungkin salah ketik, atau bagian itu belum tersedia.</p>
		</StateNotice>
	)
}

export function WaitingPage() {
	return <main className={styles.page} aria-busy="true" aria-label="Sedang memuat" />
}

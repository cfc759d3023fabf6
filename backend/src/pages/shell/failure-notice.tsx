import { Button } from "@mantine/core"
import { IconAlertTriangle, IconCloudOff } from "@tabler/icons-react"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { OfficeFailure } from "../office/office-failure.ts"
import { StateNotice } from "./state-notice.tsx"

/** What to show instead of a page the office did not give. */
export function FailureNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
	const retry = <Button onClick={onRetry}>Coba lagi</Button>
	const fault = error instanceof OfficeFailure ? error.fault : undefined
	switch (fault?.kind) {
		case "unreachable":
			return (
				<StateNotice icon={IconCloudOff} title="Kantor belum terhubung" action={retry} isAlert>
					<p>Halaman ini belum dapat diambil karena sambungan terputus. Periksa jaringan Anda.</p>
				</StateNotice>
			)
		case "refused":
			return (
				<StateNotice
					icon={IconAlertTriangle}
					title={titleOf(fault.status)}
					action={wayOn(fault.status, retry)}
					code={fault.refusal.code}
					isAlert
				>
					<p>{fault.refusal.message}</p>
				</StateNotice>
			)
		default:
			return (
				<StateNotice
					icon={IconAlertTriangle}
					title="Halaman ini belum dapat ditampilkan"
					action={retry}
					code={fault === undefined ? "HLM-1" : `JWB-${fault.status}`}
					isAlert
				>
					<p>Jawaban kantor tidak dapat dibaca di sini. Data Anda tidak berubah.</p>
				</StateNotice>
			)
	}
}

/** What the policy does not say yet, asking again does not change: the page's own controls lead on. */
function wayOn(status: number, retry: ReactNode): ReactNode {
	if (status === 422) return undefined
	return status === 403 || status === 404 ? <WayBack /> : retry
}

/** Asking again for what is not there, or not theirs, leads nowhere. */
function WayBack() {
	return <Button renderRoot={(props) => <Link to="/pegawai" {...props} />}>Cari pegawai</Button>
}

function titleOf(status: number): string {
	switch (status) {
		case 403:
			return "Di luar wewenang Anda"
		case 404:
			return "Tidak ditemukan"
		default:
			return "Belum dapat ditampilkan"
	}
}

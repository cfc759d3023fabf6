import { Button } from "@mantine/core"
import { IconAlertTriangle, IconCloudOff } from "@tabler/icons-react"
import { Link } from "@tanstack/react-router"
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
					action={fault.status === 403 || fault.status === 404 ? <WayBack /> : retry}
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

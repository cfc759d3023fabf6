import { placeMessage } from "@hadir/shared/wire/staff-session.ts"
import { UnstyledButton } from "@mantine/core"
import { IconCloudOff } from "@tabler/icons-react"
import { useEffect, useState } from "react"
import { formatInstant } from "../format/clock-times.ts"
import { useLostAt, useOffice } from "../office/office-context.tsx"
import { usePlace } from "../session/session-queries.ts"
import styles from "./connection-band.module.css"

/** Seconds before each new try; the last one repeats. */
const retryWaits = [5, 10, 20, 30]

/** Says since when the office is silent, and asks again by itself. */
export function ConnectionBand() {
	const lostAt = useLostAt()
	return lostAt === undefined ? null : <LostBand lostAt={lostAt} />
}

function LostBand({ lostAt }: { lostAt: number }) {
	const office = useOffice()
	const { zone } = usePlace()
	const [tries, setTries] = useState(0)
	const [secondsLeft, setSecondsLeft] = useState(retryWaits[0] ?? 0)
	const isTrying = secondsLeft <= 0

	useEffect(() => {
		if (isTrying) return
		const timer = setInterval(() => setSecondsLeft((left) => left - 1), 1000)
		return () => clearInterval(timer)
	}, [isTrying])

	useEffect(() => {
		if (!isTrying) return
		const given = new AbortController()
		const waitAgain = () => {
			if (given.signal.aborted) return
			setSecondsLeft(retryWaits[Math.min(tries + 1, retryWaits.length - 1)] ?? 0)
			setTries(tries + 1)
		}
		office.ask(placeMessage, "/api/place", { signal: given.signal }).then(waitAgain, waitAgain)
		return () => given.abort()
	}, [isTrying, tries, office])

	return (
		<div className={styles.band} role="status">
			<IconCloudOff size={18} aria-hidden />
			<p className={styles.words}>
				<strong>Sambungan terputus sejak {formatInstant(lostAt, zone)}.</strong> Yang Anda ketik
				tetap ada di halaman ini.{" "}
				<span aria-live="off">
					{isTrying ? "Sedang dicoba." : `Dicoba lagi dalam ${secondsLeft} detik.`}
				</span>
			</p>
			<UnstyledButton
				className={styles.retry ?? ""}
				disabled={isTrying}
				onClick={() => setSecondsLeft(0)}
			>
				Coba sekarang
			</UnstyledButton>
		</div>
	)
}

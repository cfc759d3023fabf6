import { Skeleton } from "@mantine/core"
import styles from "./waiting-rows.module.css"

/** The shape of a list that is on its way. */
export function WaitingRows({ count }: { count: number }) {
	return (
		<div className={styles.rows} aria-busy="true" role="status" aria-label="Sedang memuat">
			{Array.from({ length: count }, (_, index) => `row ${index}`).map((key) => (
				<Skeleton key={key} className={styles.row ?? ""} height={14} radius="xs" animate={false} />
			))}
		</div>
	)
}

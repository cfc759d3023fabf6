import type { FeedItem } from "@hadir/shared/wire/staff-today.ts"
import { IconHelpHexagon } from "@tabler/icons-react"
import { Link } from "@tanstack/react-router"
import { formatExactInstant } from "../format/clock-times.ts"
import { usePlace } from "../session/session-queries.ts"
import styles from "./feed.module.css"
import { useNewest } from "./use-newest.ts"

/** The latest punches, newest first, as the machines hand them over. */
export function Feed({ feed }: { feed: readonly FeedItem[] }) {
	const newest = useNewest(feed[0]?.record)
	return (
		<section className={styles.card}>
			<h2 className={styles.title} id="latest-punches">
				Ketukan terakhir
			</h2>
			<ol className={styles.list} aria-labelledby="latest-punches">
				{feed.map((item) => (
					<FeedRow key={item.record} item={item} isNewest={item.record === newest} />
				))}
			</ol>
			{feed.length === 0 ? (
				<p className={styles.none}>Belum ada ketukan hari ini. Yang baru muncul sendiri di sini.</p>
			) : null}
		</section>
	)
}

function FeedRow({ item, isNewest }: { item: FeedItem; isNewest: boolean }) {
	const { zone } = usePlace()
	return (
		<li className={styles.row} data-newest={isNewest}>
			{item.employee === undefined ? (
				<span className={styles.name}>
					<IconHelpHexagon size={16} aria-hidden />
					Kartu belum dikenal
				</span>
			) : (
				<Link
					to="/pegawai/$id"
					params={{ id: item.employee.id }}
					search={{}}
					className={styles.name}
					title={item.employee.name}
				>
					{item.employee.name}
				</Link>
			)}
			<time className={styles.time} dateTime={new Date(item.at).toISOString()}>
				{formatExactInstant(item.at, zone)}
			</time>
			<span className={styles.unit} title={`${item.unit}, ${item.place}`}>
				{item.employee === undefined ? `${item.unit}, ${item.place}` : item.unit}
			</span>
		</li>
	)
}

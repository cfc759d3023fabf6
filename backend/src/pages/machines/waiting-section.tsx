import { UnstyledButton } from "@mantine/core"
import type { Icon } from "@tabler/icons-react"
import { type ReactNode, useId, useState } from "react"
import { formatCount } from "../format/figures.ts"
import styles from "./waiting-section.module.css"

/** More than this is folded, so that the table stays in sight. */
const mostShown = 4

type WaitingSectionProps<T> = {
	readonly title: string
	readonly icon: Icon
	readonly items: readonly T[]
	readonly keyOf: (item: T) => string
	/** It waits for nobody: on record only. */
	readonly isQuiet?: boolean
	readonly children: (item: T) => ReactNode
}

/** One kind of thing that waits for a person; nothing at all where nothing waits. */
export function WaitingSection<T>(props: WaitingSectionProps<T>) {
	const { items, keyOf, icon: SectionIcon } = props
	const id = useId()
	const [isUnfolded, setUnfolded] = useState(false)
	if (items.length === 0) return null
	const shown = isUnfolded ? items : items.slice(0, mostShown)
	return (
		<section className={styles.section} aria-labelledby={id} data-quiet={props.isQuiet ?? false}>
			<h2 id={id} className={styles.title}>
				<SectionIcon size={16} stroke={1.75} aria-hidden />
				{props.title}
				<span className={styles.count}>{formatCount(items.length)}</span>
			</h2>
			<ul>
				{shown.map((item) => (
					<li key={keyOf(item)} className={styles.item}>
						{props.children(item)}
					</li>
				))}
			</ul>
			{items.length > mostShown ? (
				<UnstyledButton
					className={styles.more ?? ""}
					aria-expanded={isUnfolded}
					onClick={() => setUnfolded(!isUnfolded)}
				>
					{isUnfolded ? "Ringkas" : `Tampilkan ${formatCount(items.length - mostShown)} lagi`}
				</UnstyledButton>
			) : null}
		</section>
	)
}

type WaitingRowProps = {
	/** What it is about, in one line. */
	readonly head: ReactNode
	/** What else is known. */
	readonly children?: ReactNode
	readonly actions?: ReactNode
	readonly error?: ReactNode
}

export function WaitingRow({ head, children, actions, error }: WaitingRowProps) {
	return (
		<div className={styles.row}>
			<div className={styles.words}>
				<p className={styles.head}>{head}</p>
				{children}
			</div>
			{actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
			{error}
		</div>
	)
}

import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { TextInput, UnstyledButton } from "@mantine/core"
import { IconAlertTriangle, IconCircleCheck, IconCloudUp, IconSearch } from "@tabler/icons-react"
import { formatCount } from "../format/figures.ts"
import { countFor, type Filter, filters } from "./machine-filter.ts"
import styles from "./machine-toolbar.module.css"

const pills = {
	tindakan: { words: "Perlu tindakan", icon: IconAlertTriangle },
	mengirim: { words: "Mengirim", icon: IconCloudUp },
	siap: { words: "Siap", icon: IconCircleCheck },
	semua: { words: "Semua", icon: undefined },
} as const

type MachineToolbarProps = {
	readonly machines: readonly Machine[]
	readonly filter: Filter
	readonly search: string
	readonly onFilter: (filter: Filter) => void
	readonly onSearch: (search: string) => void
}

/** Which machines the table shows. */
export function MachineToolbar(props: MachineToolbarProps) {
	return (
		<div className={styles.toolbar}>
			<fieldset className={styles.pills} aria-label="Saring mesin">
				{filters.map((filter) => {
					const { words, icon: PillIcon } = pills[filter]
					return (
						<UnstyledButton
							key={filter}
							className={styles.pill ?? ""}
							aria-pressed={props.filter === filter}
							onClick={() => props.onFilter(filter)}
						>
							{PillIcon === undefined ? null : <PillIcon size={16} stroke={1.75} aria-hidden />}
							{words}
							<strong>{formatCount(countFor(filter, props.machines))}</strong>
						</UnstyledButton>
					)
				})}
			</fieldset>
			<TextInput
				className={styles.search ?? ""}
				type="search"
				aria-label="Cari kode atau tempat"
				placeholder="Kode atau tempat"
				maxLength={100}
				leftSection={<IconSearch size={16} aria-hidden />}
				value={props.search}
				onChange={(event) => props.onSearch(event.currentTarget.value)}
			/>
		</div>
	)
}

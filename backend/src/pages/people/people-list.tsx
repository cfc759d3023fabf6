import type { EmployeeListMessage } from "@hadir/shared/wire/staff-month.ts"
import { IconChevronRight } from "@tabler/icons-react"
import { Link } from "@tanstack/react-router"
import { groupNip } from "../format/figures.ts"
import styles from "./people-list.module.css"

export function PeopleList({ people }: { people: EmployeeListMessage["employees"] }) {
	return (
		<ul className={styles.list} aria-label="Pegawai">
			{people.map((person) => (
				<li key={person.id}>
					<Link to="/pegawai/$id" params={{ id: person.id }} search={{}} className={styles.row}>
						<span className={styles.name}>{person.name}</span>
						<span className={styles.nip}>{groupNip(person.nip)}</span>
						<span className={styles.unit}>{person.unit}</span>
						<IconChevronRight size={16} aria-hidden className={styles.chevron} />
					</Link>
				</li>
			))}
		</ul>
	)
}

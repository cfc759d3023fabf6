import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { groupCode, skewWords, undeliveredWords } from "./machine-figures.ts"
import { placeOf } from "./machine-filter.ts"
import styles from "./machine-list.module.css"
import { readerWords } from "./machine-look.ts"
import { MachineMark } from "./machine-mark.tsx"
import { useMoments } from "./use-moments.ts"

/** The machines on a phone: how they are and what to do; then the numbers. */
export function MachineList({ machines }: { machines: readonly Machine[] }) {
	return (
		<ul className={styles.list} aria-label="Mesin">
			{machines.map((machine) => (
				<li key={machine.kiosk} className={styles.item} data-state={machine.state}>
					<p className={styles.head}>
						<strong>{groupCode(machine.kiosk)}</strong>
						<MachineMark machine={machine} />
					</p>
					<p className={styles.place}>{placeOf(machine)}</p>
					{machine.advice === undefined ? null : <p className={styles.advice}>{machine.advice}</p>}
					{machine.state === "retired" ? null : <Facts machine={machine} />}
				</li>
			))}
		</ul>
	)
}

function Facts({ machine }: { machine: Machine }) {
	const { momentOf } = useMoments()
	const { heardAt, completeUntil, release } = machine
	const facts = [
		["Terdengar", heardAt === undefined ? "–" : momentOf(heardAt)],
		["Belum terkirim", undeliveredWords(machine)],
		["Selisih jam", skewWords(machine)],
		["Lengkap s.d.", completeUntil === undefined ? "belum pernah" : momentOf(completeUntil)],
		["Pembaca", readerWords(machine)],
		["Versi", release ?? "–"],
	] as const
	return (
		<dl className={styles.facts}>
			{facts.map(([name, words]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{words}</dd>
				</div>
			))}
		</dl>
	)
}

import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { groupCode, skewWords, undeliveredWords } from "./machine-figures.ts"
import { placeOf } from "./machine-filter.ts"
import { readerWords } from "./machine-look.ts"
import { MachineMark } from "./machine-mark.tsx"
import styles from "./machine-table.module.css"
import { useMoments } from "./use-moments.ts"

const columns = [
	["state", "Keadaan"],
	["code", "Kode"],
	["place", "Tempat"],
	["heard", "Terdengar"],
	["figure", "Belum terkirim"],
	["figure", "Selisih jam"],
	["readers", "Pembaca"],
	["until", "Lengkap s.d."],
	["release", "Versi"],
] as const

/** A row a machine; what needs hands says under it what to do. */
export function MachineTable({ machines }: { machines: readonly Machine[] }) {
	return (
		<div className={styles.card}>
			<table className={styles.table} aria-label="Mesin">
				<thead>
					<tr>
						{columns.map(([kind, words]) => (
							<th key={words} scope="col" className={styles[kind]}>
								{words}
							</th>
						))}
					</tr>
				</thead>
				{machines.map((machine) => (
					<MachineRows key={machine.kiosk} machine={machine} />
				))}
			</table>
		</div>
	)
}

function MachineRows({ machine }: { machine: Machine }) {
	const { momentOf } = useMoments()
	const { heardAt, completeUntil, advice, release } = machine
	return (
		<tbody className={styles.machine} data-state={machine.state}>
			<tr>
				<td className={styles.state}>
					<MachineMark machine={machine} />
				</td>
				<th scope="row" className={styles.code}>
					{groupCode(machine.kiosk)}
				</th>
				<td className={styles.place}>{placeOf(machine)}</td>
				<td className={styles.heard}>{heardAt === undefined ? "–" : momentOf(heardAt)}</td>
				<td
					className={styles.figure}
					data-zero={machine.state !== "silent" && machine.undelivered === 0}
				>
					{undeliveredWords(machine)}
				</td>
				<td className={styles.figure}>{skewWords(machine)}</td>
				<td className={styles.readers}>{readerWords(machine)}</td>
				<td className={styles.until}>
					{completeUntil === undefined ? neverWords(machine) : momentOf(completeUntil)}
				</td>
				<td className={styles.release}>{release ?? "–"}</td>
			</tr>
			{advice === undefined ? null : (
				<tr className={styles.advice}>
					<td />
					<td colSpan={columns.length - 1}>{advice}</td>
				</tr>
			)}
		</tbody>
	)
}

/** A machine out of service owes nothing any more. */
const neverWords = ({ state }: Machine): string => (state === "retired" ? "–" : "belum pernah")

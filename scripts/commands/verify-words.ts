// What `hadir journal verify` says of a chain, and of a kiosk's file against the office's.
import type { Comparison } from "./compare-journals.ts"

export type Verified = {
	readonly journal: string
	readonly records: number
	readonly brokenAt?: { readonly n: number; readonly why: string }
	/** Of a kiosk's file alone. */
	readonly behindDamage?: number
	/** Of the office's log alone: months that left it. */
	readonly dropped?: { readonly n: number; readonly records: number }
}

export function chainWords({
	journal,
	records,
	brokenAt,
	dropped,
	behindDamage = 0,
}: Verified): string {
	const behind =
		behindDamage === 0
			? ""
			: `; ${behindDamage} more lie behind damage in its log: start the kiosk, which takes them back`
	const left = dropped === undefined ? "" : `; ${droppedText(dropped.records, dropped.n)}`
	return brokenAt === undefined
		? `${journal}: ${records} records, all hold${left}${behind}`
		: `${journal}: broken at ${brokenAt.n}: ${brokenAt.why} (${records} records before it hold)${left}${behind}`
}

export function comparisonWords(compared: Comparison): string {
	const { journal, same, missingFrom, differsAt, dropped, notComparable, officeBrokenAt } = compared
	const asides = [
		...(dropped === undefined ? [] : [droppedText(dropped.records, dropped.through)]),
		...(notComparable === undefined
			? []
			: [
					`${notComparable.records} cannot be compared: the office dropped its records until ${notComparable.droppedThrough}, and this file ends before`,
				]),
		...(officeBrokenAt === undefined
			? []
			: [`the office's log does not hold at ${officeBrokenAt.n} (${officeBrokenAt.why})`]),
	].map((aside) => `; ${aside}`)
	const isWhole = dropped === undefined && notComparable === undefined
	const whole = isWhole ? "all " : ""
	return `${journal}: ${verdict({ whole, same, missingFrom, differsAt })}${asides.join("")}`
}

function verdict({
	whole,
	same,
	missingFrom,
	differsAt,
}: Record<"missingFrom" | "differsAt", number | undefined> & {
	whole: string
	same: number
}): string {
	if (differsAt !== undefined)
		return `the office holds another record at ${differsAt} (${same} are the same)`
	return missingFrom === undefined
		? `the office holds ${whole}${same} records that this file can show, the same`
		: `the office holds ${same} records, the same, and lacks those from ${missingFrom} on`
}

const droppedText = (records: number, through: number): string =>
	`${records} were dropped until ${through} against a kept hash`

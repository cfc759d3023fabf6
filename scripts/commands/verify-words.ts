// What `hadir journal verify` says of a chain, and of a kiosk's file against the office's.
import type { Comparison } from "./compare-journals.ts"

export type Verified = {
	readonly journal: string
	readonly kiosk?: string
	readonly records: number
	readonly brokenAt?: { readonly n: number; readonly why: string }
	/** Of a kiosk's file alone. */
	readonly behindDamage?: number
	/** Of the office's log alone: months that left it. */
	readonly dropped?: { readonly n: number; readonly records: number }
}

export function chainWords(chain: Verified): string {
	const { records, brokenAt, dropped, behindDamage = 0 } = chain
	const behind =
		behindDamage === 0
			? ""
			: `; ${behindDamage} more lie behind damage in its log: start the kiosk, which takes them back`
	const left = dropped === undefined ? "" : `; ${droppedText(dropped.records, dropped.n)}`
	return brokenAt === undefined
		? `${named(chain)}: ${records} records, all hold${left}${behind}`
		: `${named(chain)}: broken at ${brokenAt.n}: ${brokenAt.why} (${records} records before it hold)${left}${behind}`
}

const named = ({ journal, kiosk }: Pick<Verified, "journal" | "kiosk">): string =>
	kiosk === undefined ? journal : `kiosk ${kiosk}, journal ${journal}`

export function comparisonWords(compared: Comparison): string {
	const { dropped, notComparable, officeBrokenAt, more, differsAt, isKnown } = compared
	if (!isKnown) {
		return `${named(compared)}: this office knows nothing of it: the file is another office's, or nothing of its kiosk has arrived here yet`
	}
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
		...(more === undefined || differsAt !== undefined
			? []
			: [
					`the office holds ${more.records} more (${more.from} to ${more.through}): this file was cut, is damaged at its end, or is an old copy`,
				]),
	].map((aside) => `; ${aside}`)
	return `${named(compared)}: ${verdict(compared)}${asides.join("")}`
}

function verdict(compared: Comparison): string {
	const { same, missingFrom, differsAt, dropped, notComparable, shownThrough } = compared
	if (differsAt !== undefined)
		return `the office holds another record at ${differsAt} (${same} are the same)`
	if (missingFrom !== undefined)
		return `the office holds ${same} records, the same, and lacks those from ${missingFrom} on`
	const isWhole = dropped === undefined && notComparable === undefined
	if (isWhole && same === 0)
		return `this file shows no record${shownThrough === 0 ? "" : ` behind ${shownThrough}`}, so nothing was compared`
	return `the office holds ${isWhole ? "all " : ""}${same} records that this file can show, the same`
}

const droppedText = (records: number, through: number): string =>
	`${records} were dropped until ${through} against a kept hash`

// What may happen in a week, drawn from the seed: the schedule of faults of one run.
import type { Chance } from "../chance.ts"

export const dayMs = 86_400_000
export const hourMs = 3_600_000
const minuteMs = 60_000

export type Accident =
	/** A kiosk is reachable for a while; between these it is alone. */
	| { readonly kind: "window"; readonly kiosk: number; readonly at: number; readonly ms: number }
	| { readonly kind: "power"; readonly kiosk: number; readonly at: number; readonly ms: number }
	| { readonly kind: "clock"; readonly kiosk: number; readonly at: number; readonly step: number }
	| { readonly kind: "disk-full"; readonly kiosk: number; readonly at: number; readonly ms: number }
	| {
			readonly kind: "disk-short"
			readonly kiosk: number
			readonly at: number
			readonly ms: number
	  }
	| { readonly kind: "office-killed"; readonly at: number; readonly ms: number }
	| { readonly kind: "backup"; readonly at: number }
	| { readonly kind: "office-restored"; readonly at: number; readonly which: number }
	/** The oldest set may no longer be restored; kiosks drop what only it lacked. */
	| { readonly kind: "backup-expired"; readonly at: number }
	/** Somebody restores one all the same. */
	| { readonly kind: "expired-restored"; readonly at: number }
	| { readonly kind: "image-taken"; readonly kiosk: number; readonly at: number }
	| { readonly kind: "image-restored"; readonly kiosk: number; readonly at: number }
	| { readonly kind: "cloned"; readonly kiosk: number; readonly at: number }

export type Week = {
	readonly accidents: readonly Accident[]
	readonly loss: number
	readonly repeat: number
	readonly longestDelayMs: number
	readonly kioskCrash: number
	readonly officeCrash: number
	/** Cards are copied or put back: branches may come of it. */
	readonly hasCopies: boolean
	/** A set is restored that may be no longer: records are gone, and named. */
	readonly hasExpired: boolean
	readonly tapsADay: number
}

/** Everything of one run, so that a seed is a week. */
export function planWeek(chance: Chance, facts: { kiosks: number; days: number }): Week {
	const end = facts.days * dayMs
	const accidents: Accident[] = []
	const anyTime = () => chance.between(hourMs, end)
	const anyKiosk = () => chance.between(0, facts.kiosks - 1)
	const some = (most: number, make: () => Accident) => {
		for (let left = chance.between(0, most); left > 0; left--) accidents.push(make())
	}
	for (let kiosk = 0; kiosk < facts.kiosks; kiosk++) {
		// Some are on the line several times a day, some for days not at all.
		const windows = chance.between(1, 2 * facts.days)
		for (let left = windows; left > 0; left--) {
			const ms = chance.between(minuteMs, 12 * minuteMs)
			accidents.push({ kind: "window", kiosk, at: anyTime(), ms })
		}
	}
	some(8, () => ({
		kind: "power",
		kiosk: anyKiosk(),
		at: anyTime(),
		ms: chance.between(1_000, 8 * hourMs),
	}))
	some(6, () => ({
		kind: "clock",
		kiosk: anyKiosk(),
		at: anyTime(),
		step: chance.between(-2 * dayMs, 2 * dayMs),
	}))
	some(3, () => ({
		kind: "disk-full",
		kiosk: anyKiosk(),
		at: anyTime(),
		ms: chance.between(minuteMs, 4 * hourMs),
	}))
	some(4, () => ({
		kind: "disk-short",
		kiosk: anyKiosk(),
		at: anyTime(),
		ms: chance.between(hourMs, 40 * hourMs),
	}))
	some(5, () => ({ kind: "office-killed", at: anyTime(), ms: chance.between(1_000, 6 * hourMs) }))
	some(6, () => ({ kind: "backup", at: anyTime() }))
	some(3, () => ({ kind: "office-restored", at: anyTime(), which: chance.between(0, 9) }))
	const hasCopies = chance.next() < 0.35
	if (hasCopies) {
		some(3, () => ({ kind: "image-taken", kiosk: anyKiosk(), at: anyTime() }))
		some(2, () => ({ kind: "image-restored", kiosk: anyKiosk(), at: anyTime() }))
		some(1, () => ({ kind: "cloned", kiosk: anyKiosk(), at: anyTime() }))
	}
	const hasExpired = chance.next() < 0.2
	if (hasExpired) {
		const during = (from: number, until: number) => chance.between(end * from, end * until)
		accidents.push({ kind: "backup", at: during(0.1, 0.2) })
		accidents.push({ kind: "backup", at: during(0.3, 0.4) })
		accidents.push({ kind: "backup-expired", at: during(0.4, 0.5) })
		for (let kiosk = 0; kiosk < facts.kiosks; kiosk++) {
			accidents.push({ kind: "disk-short", kiosk, at: during(0.4, 0.6), ms: 2 * dayMs })
		}
		accidents.push({ kind: "expired-restored", at: during(0.7, 0.95) })
	}
	const isRough = chance.next() < 0.6
	return {
		accidents: accidents.sort((a, b) => a.at - b.at),
		loss: isRough ? chance.next() * 0.3 : 0,
		repeat: isRough ? chance.next() * 0.3 : 0,
		longestDelayMs: isRough ? chance.between(50, 20_000) : 100,
		kioskCrash: chance.next() < 0.5 ? chance.next() * 0.01 : 0,
		officeCrash: chance.next() < 0.5 ? chance.next() * 0.02 : 0,
		...{ hasCopies, hasExpired },
		tapsADay: chance.between(5, 25),
	}
}

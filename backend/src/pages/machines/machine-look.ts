// How a machine is doing in one word, from what the office says of it.
import type { Machine } from "@hadir/shared/wire/staff-machines.ts"

export type MachineLook = "silent" | "faulty" | "reader" | "clock" | "sending" | "ready" | "retired"

/** The most pressing thing first, in the order in which the office gives its advice. */
export function lookOf(machine: Machine): MachineLook {
	const { state, advice, readers } = machine
	if (state === "retired" || state === "silent") return state
	const broken = readers.filter(({ isReady }) => !isReady)
	// Whose readers are all away can record nothing either, and the readers are what to look at.
	if (state === "faulty" && (broken.length === 0 || broken.length < readers.length)) return "faulty"
	if (broken.length > 0) return "reader"
	if (state === "sending") return "sending"
	// What is left to advise on where all else is well.
	return advice === undefined ? "ready" : "clock"
}

/** A machine that is only sending helps itself. */
export function needsHands(machine: Machine): boolean {
	const look = lookOf(machine)
	return look !== "sending" && look !== "ready" && look !== "retired"
}

/** The word on the mark. */
export function lookWord(machine: Machine): string {
	switch (lookOf(machine)) {
		case "silent":
			return "Diam"
		case "faulty":
			return "Rusak"
		case "reader":
			return `${brokenMedium(machine)} putus`
		case "clock":
			return "Jam"
		case "sending":
			return "Mengirim"
		case "ready":
			return "Siap"
		case "retired":
			return "Ditarik"
	}
}

const mediumNames = {
	...{ card: "kartu", finger: "jari" },
	...{ terminal: "terminal", any: "pembaca" },
} as const

/** "Kartu, jari siap", "Kartu siap, jari terputus"; of a silent machine nobody knows. */
export function readerWords({ state, readers }: Pick<Machine, "state" | "readers">): string {
	if (state === "retired") return "–"
	if (state === "silent" || readers.length === 0) return "tidak diketahui"
	const named = (isReady: boolean) => [
		...new Set(
			readers.filter((one) => one.isReady === isReady).map((one) => mediumNames[one.medium]),
		),
	]
	const [ready, broken] = [named(true), named(false)]
	const words = []
	if (ready.length > 0) words.push(`${ready.join(", ")} siap`)
	if (broken.length > 0) words.push(`${broken.join(", ")} terputus`)
	return capital(words.join(", "))
}

function brokenMedium({ readers }: Machine): string {
	const broken = readers.find(({ isReady }) => !isReady)
	return capital(mediumNames[broken?.medium ?? "any"])
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

// Lines out of an upload. A line that carries a finger, a face, a palm or a photo is dropped as it arrives: nothing of
// it is ever held, but it is counted, for a terminal repeats what is not acknowledged.

export type HeldLine = {
	/** The beginning of a line that is not whole yet. */
	readonly bytes: Uint8Array
	/** What is left of a line of which nothing is kept. */
	readonly dropping: "no" | "biometric" | "too-long"
}

export const nothingHeld: HeldLine = { bytes: new Uint8Array(), dropping: "no" }

export type CutLines = {
	readonly held: HeldLine
	readonly lines: readonly string[]
	/** Lines that were dropped, each counted once, as it begins. */
	readonly biometric: number
	readonly tooLong: number
}

const newline = 0x0a
/** Punches and users take some 100 bytes. */
export const longestLineBytes = 4_096
const biometricStarts = ["FP", "FACE", "FVEIN", "PALM", "USERPIC", "USERVF", "BIODATA", "BIOPHOTO"]
/** What tells the longest of them from another line. */
const enoughToTell = 10

/** Bytes, not characters: a name may be in any code page, and a byte that is no UTF-8 is no fault. */
const text = new TextDecoder()

export function cutLines(held: HeldLine, chunk: Uint8Array): CutLines {
	const lines: string[] = []
	const counts = { biometric: 0, tooLong: 0 }
	let { bytes, dropping } = held
	let rest = chunk
	while (rest.length > 0) {
		const end = rest.indexOf(newline)
		const piece = end < 0 ? rest : rest.subarray(0, end)
		if (dropping === "no") bytes = joined(bytes, piece.subarray(0, longestLineBytes + 1))
		if (dropping === "no") dropping = whyDropped(bytes, end >= 0)
		if (dropping !== "no" && bytes.length > 0) {
			counts[dropping === "biometric" ? "biometric" : "tooLong"]++
			bytes = nothingHeld.bytes
		}
		if (end < 0) break
		if (dropping === "no") lines.push(...written(bytes))
		bytes = nothingHeld.bytes
		dropping = "no"
		rest = rest.subarray(end + 1)
	}
	return { held: { bytes, dropping }, lines, ...counts }
}

/** The last line may end with the upload. */
export function endLines(held: HeldLine): readonly string[] {
	return held.dropping === "no" && whyDropped(held.bytes, true) === "no" ? written(held.bytes) : []
}

/** Whether the last line, which ended with the upload, is one that is dropped and was not counted yet. */
export const isDroppedAtEnd = (held: HeldLine): boolean =>
	held.dropping === "no" && held.bytes.length > 0 && whyDropped(held.bytes, true) === "biometric"

function whyDropped(bytes: Uint8Array, isWhole: boolean): HeldLine["dropping"] {
	if (!isWhole && bytes.length < enoughToTell) return "no"
	const start = String.fromCharCode(...bytes.subarray(0, enoughToTell)).toUpperCase()
	if (biometricStarts.some((word) => isWord(start, word))) return "biometric"
	return bytes.length > longestLineBytes ? "too-long" : "no"
}

const isWord = (start: string, word: string): boolean =>
	start.startsWith(word) && !/[A-Z0-9]/.test(start.charAt(word.length))

function written(bytes: Uint8Array): readonly string[] {
	const line = text.decode(bytes).replace(/\r$/, "")
	return line.trim() === "" ? [] : [line]
}

function joined(one: Uint8Array, two: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(one.length + two.length)
	bytes.set(one)
	bytes.set(two, one.length)
	return bytes
}

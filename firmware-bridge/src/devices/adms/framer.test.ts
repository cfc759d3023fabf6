import fc from "fast-check"
import { expect, test } from "vitest"
import { cutLines, endLines, longestLineBytes, nothingHeld } from "./framer.ts"

function cutAll(chunks: readonly Uint8Array[]) {
	let held = nothingHeld
	const lines: string[] = []
	let biometric = 0
	let tooLong = 0
	for (const chunk of chunks) {
		const cut = cutLines(held, chunk)
		held = cut.held
		lines.push(...cut.lines)
		biometric += cut.biometric
		tooLong += cut.tooLong
		expect(held.bytes.length, "what is held is bounded").toBeLessThanOrEqual(longestLineBytes)
	}
	return { lines: [...lines, ...endLines(held)], biometric, tooLong }
}

const upload = [
	"USER PIN=982\tName=Richard\tPasswd=9822\tCard=13375590\tGrp=1\tTZ=",
	`FP PIN=982\tFID=6\tSize=1124\tValid=1\tTMP=${"Qk".repeat(700)}`,
	`FACE PIN=982\tFID=0\tSIZE=120\tVALID=1\tTMP=${"AA".repeat(6_000)}`,
	"OPLOG 4\t0\t2008-02-25 12:08:21\t0\t0\t0\t0",
	"BIODATA Pin=982\tNo=0\tIndex=0\tValid=1\tTmp=AAAA",
	"FPX\tis no finger",
	"",
].join("\r\n")
const kept = [
	"USER PIN=982\tName=Richard\tPasswd=9822\tCard=13375590\tGrp=1\tTZ=",
	"OPLOG 4\t0\t2008-02-25 12:08:21\t0\t0\t0\t0",
	"FPX\tis no finger",
]

test("fingers, faces and palms are dropped and counted, whatever else comes is a line", () => {
	expect(cutAll([Buffer.from(upload)])).toEqual({ lines: kept, biometric: 3, tooLong: 0 })
})

test("wherever the stream is split, the lines are the same", () => {
	const bytes = Buffer.from(upload)
	fc.assert(
		fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
			const at = [0, ...cuts.sort((a, b) => a - b), bytes.length]
			const chunks = at.slice(1).map((to, index) => bytes.subarray(at[index] ?? 0, to))
			expect(cutAll(chunks)).toEqual({ lines: kept, biometric: 3, tooLong: 0 })
		}),
	)
	for (let at = 0; at <= bytes.length; at += 7) {
		expect(cutAll([bytes.subarray(0, at), bytes.subarray(at)]).lines).toEqual(kept)
	}
})

test("nothing of a template is held, not even for a moment", () => {
	const start = Buffer.from("FACE PIN=1\tTMP=")
	let { held } = cutLines(nothingHeld, start)
	for (let piece = 0; piece < 50; piece++) {
		held = cutLines(held, Buffer.alloc(1_000, 0x41)).held
		expect(held.bytes.length).toBe(0)
	}
})

test("a line without an end is given up at its longest, and the next one is read", () => {
	const cut = cutAll([Buffer.alloc(100_000, 0x39), Buffer.from("\n1\t2026-11-23 07:28:00\n")])
	expect(cut).toEqual({ lines: ["1\t2026-11-23 07:28:00"], biometric: 0, tooLong: 1 })
})

test("no bytes throw", () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (chunks) => {
			const { lines } = cutAll(chunks)
			for (const line of lines) expect(line).not.toContain("\n")
		}),
		{ numRuns: 500 },
	)
})

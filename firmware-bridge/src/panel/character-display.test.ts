import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { Display } from "../../emulators/uno/display.ts"
import { CharacterDisplay } from "./character-display.ts"

let glass: Display
let pieces: number[]
let display: CharacterDisplay

beforeEach(() => {
	glass = new Display(0x27)
	pieces = []
	display = new CharacterDisplay({
		clock: { pause: () => Promise.resolve() },
		write: (bytes) => {
			pieces.push(bytes.length)
			for (const byte of bytes) glass.write(byte)
		},
	})
})
afterEach(() => display.stop())
const shows = (top: string, bottom: string) =>
	vi.waitFor(() => expect(glass.text).toEqual([top.padEnd(16), bottom.padEnd(16)]))

test("started, it is on, lit and empty", async () => {
	await display.start()
	expect([glass.isOn, glass.isLit]).toEqual([true, true])
	await shows("", "")
})

test("started in the middle of a byte, it is the same", async () => {
	await display.start()
	for (const byte of [0x0c, 0x08]) glass.write(byte)
	await display.start()
	display.show({ top: "Maria Ndoen", bottom: "07:28 Tercatat" })
	await shows("Maria Ndoen", "07:28 Tercatat")
})

test.each([
	["Maria Goreti Ndoen Bria", "Maria Goreti Ndo"],
	["I Gusti Ngurah Ayu", "I Gusti Ngurah A"],
	["José Ximenes", "Jose Ximenes"],
	["Nama\\ ~ 名", "Nama? ? ?"],
	["", ""],
])("%s is shown as %s", async (text, shown) => {
	await display.start()
	display.show({ top: text, bottom: "x" })
	await shows(shown, "x")
})

test("of many texts at once the first and the newest are written, none in one piece too long", async () => {
	await display.start()
	pieces = []
	for (let n = 0; n < 50; n++) display.show({ top: `text ${n}`, bottom: "" })
	await shows("text 49", "")
	expect(Math.max(...pieces)).toBeLessThanOrEqual(32)
	expect(pieces.reduce((sum, length) => sum + length, 0)).toBe(2 * 2 * 17 * 4)
})

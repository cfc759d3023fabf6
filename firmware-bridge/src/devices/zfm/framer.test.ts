import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { capturesIn } from "../../captures.fixture.ts"
import * as zfm from "./frame.ts"
import { frameBytes, maxHeldBytes } from "./framer.ts"

const capture = capturesIn(new URL("captures/exchanges.hex", import.meta.url))
const noFinger = { confirmation: zfm.confirmations.noFinger, data: new Uint8Array() }

function allFrom(chunks: readonly Uint8Array[]) {
	let held: Uint8Array = new Uint8Array()
	const answers: zfm.Answer[] = []
	const faults: string[] = []
	for (const chunk of chunks) {
		const framed = frameBytes(held, chunk)
		held = framed.held
		answers.push(...framed.frames)
		faults.push(...framed.faults.map(({ code }) => code))
	}
	return { answers, faults, held }
}
function answerOf(name: string): zfm.Answer {
	const [answer] = allFrom([capture(`<${name}`)]).answers
	if (answer === undefined) throw new Error(`${name} is no answer`)
	return answer
}

describe("commands as published", () => {
	test.each([
		["verify-password", zfm.verifyPassword(0)],
		["get-image", zfm.getImage],
		["make-model", zfm.makeModel],
		["count-slots", zfm.countSlots],
		["read-parameters", zfm.readParameters],
		["search-200", zfm.search(200)],
		["store-10", zfm.storeModel(10)],
		["delete-10", zfm.deleteSlot(10)],
		["aura-red", zfm.auraLight({ mode: "flash", speed: 80, colour: "red", times: 5 })],
	])("%s", (name, packet) => {
		expect(Buffer.from(packet)).toEqual(capture(`>${name}`))
	})

	test("no command that moves a template or an image out of the sensor, or into it", () => {
		const codes: readonly number[] = Object.values(zfm.commands)
		for (const moving of [0x07, 0x08, 0x09, 0x0a, 0x0b]) expect(codes).not.toContain(moving)
	})

	test("a password and a slot of more than a byte stand high byte first", () => {
		expect(Buffer.from(zfm.verifyPassword(0x01020304)).toString("hex")).toContain("1301020304")
		expect(Buffer.from(zfm.storeModel(0x0123)).toString("hex")).toContain("06010123")
	})
})

describe("answers", () => {
	test("what the sensor's parameters mean", () => {
		expect(zfm.parametersOf(answerOf("read-parameters"))).toEqual({
			ok: true,
			value: { capacity: 200, security: 3, packetBytes: 128, baudRate: 57_600 },
		})
	})

	test("a match names slot and score; nothing else does, whatever stands there", () => {
		expect(zfm.matchOf(answerOf("match"))).toEqual({ ok: true, value: { slot: 10, score: 120 } })
		const garbage = { ...answerOf("match"), confirmation: zfm.confirmations.notFound }
		expect(zfm.matchOf(garbage).ok).toBe(false)
	})

	test("slots that are taken: bit 0 of byte 0 is the first", () => {
		const index = new Uint8Array(32)
		index[0] = 0b1000_0001
		index[31] = 0b1000_0000
		const answer = { confirmation: 0, data: index }
		expect(zfm.slotsOf(answer, 0)).toEqual({ ok: true, value: [0, 7, 255] })
		expect(zfm.slotsOf(answer, 1)).toEqual({ ok: true, value: [256, 263, 511] })
	})

	test("an answer that is cut short is a fault, never a smaller figure", () => {
		const cut = ({ confirmation, data }: zfm.Answer, length: number) => ({
			...{ confirmation, data: data.subarray(0, length) },
		})
		for (let length = 0; length < 16; length++) {
			expect(zfm.parametersOf(cut(answerOf("read-parameters"), length)).ok).toBe(false)
		}
		for (let length = 0; length < 4; length++) {
			expect(zfm.matchOf(cut(answerOf("match"), length)).ok).toBe(false)
		}
		for (const length of [0, 1]) {
			expect(zfm.countOf({ confirmation: 0, data: new Uint8Array(length) }).ok).toBe(false)
		}
		expect(zfm.slotsOf({ confirmation: 0, data: new Uint8Array(31) }, 0).ok).toBe(false)
	})
})

describe("the stream", () => {
	test("a read split at each byte gives the same answers", () => {
		const bytes = Buffer.concat([capture("<match"), capture("<no-finger")])
		const whole = allFrom([bytes])
		expect(whole.answers).toHaveLength(2)
		for (let at = 0; at <= bytes.length; at++) {
			const split = allFrom([bytes.subarray(0, at), bytes.subarray(at)])
			expect(split.answers).toEqual(whole.answers)
		}
	})

	test("what sensors send as they wake is no noise, and their own packet of waking is an answer", () => {
		const woken = allFrom([Buffer.from("0055", "hex"), capture("<wake"), capture("<no-finger")])
		expect(woken.faults).toEqual([])
		expect(woken.answers).toEqual([{ confirmation: 0xff, data: new Uint8Array() }, noFinger])
	})

	test.each([
		["another address", "ef01fffffffe07000302000c", "address"],
		["a wrong sum", "ef01ffffffff07000302000d", "checksum"],
		["a length no packet has", "ef01ffffffff07ffff", "too-long"],
		["a length without a sum", "ef01ffffffff070001", "too-long"],
		["a command, as the host sends them", "ef01ffffffff010003010005", "direction"],
		["an answer without a confirmation", "ef01ffffffff0700020009", "direction"],
		["noise", "0102ef03", "noise"],
	])("%s gives no answer and holds up none after it", (_, hex, fault) => {
		const { answers, faults } = allFrom([Buffer.from(hex, "hex"), capture("<no-finger")])
		expect(answers).toEqual([noFinger])
		expect(faults).toContain(fault)
	})

	test("data, which only a template or an image would be, is thrown away and said", () => {
		const { answers, faults, held } = allFrom([
			capture("<data"),
			capture("<data-end"),
			capture("<no-finger"),
		])
		expect(answers).toEqual([noFinger])
		expect(faults).toEqual(["data", "data"])
		expect(held).toHaveLength(0)
	})

	test("noise of any kind is bounded, and the first clean answer after it is read", () => {
		fc.assert(
			fc.property(
				fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }),
				(noise: readonly Uint8Array[]) => {
					expect(allFrom(noise).held.length).toBeLessThanOrEqual(maxHeldBytes)
					const calm = new Uint8Array(maxHeldBytes)
					const { answers } = allFrom([...noise, calm, capture("<no-finger")])
					expect(answers.at(-1)).toEqual(noFinger)
				},
			),
		)
	})

	test("any answer is read back from the packet made of it", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 256 }), (payload) => {
				const [confirmation = 0, ...data] = payload
				const counted = [0x07, (payload.length + 2) >> 8, (payload.length + 2) & 0xff, ...payload]
				const sum = zfm.sumOf(Uint8Array.from(counted))
				const packet = [0xef, 0x01, 255, 255, 255, 255, ...counted, sum >> 8, sum & 0xff]
				const { answers, faults } = allFrom([Uint8Array.from(packet)])
				expect(faults).toEqual([])
				expect(answers).toEqual([{ confirmation, data: Uint8Array.from(data) }])
			}),
		)
	})
})

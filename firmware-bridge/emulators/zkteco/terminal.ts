// The other half of a ZKTeco terminal: takes the host's frames and answers as its firmware does.
import {
	type EventLength,
	eventBody,
	type Moment,
	type Person,
	packTime,
	personRow,
	type RowKind,
	type Stored,
	storedRow,
} from "./memory.ts"

export type Flavour = {
	readonly serial: string
	readonly model: string
	readonly rows: RowKind
	readonly userRows: 28 | 72
	/** Undefined: it asks for none. */
	readonly commKey: number | undefined
	readonly greeting: "usual" | "new-way-in"
	readonly isAccessControl: boolean
	/** Tables up to so many bytes are given at once. */
	readonly inlineBytes: number
	/** Larger tables follow the question at once, without being fetched in chunks. */
	readonly givesUnasked: boolean
	/** Longest data of one frame. */
	readonly frameBytes: number
	readonly eventLength: EventLength
	/** Its clock minus UTC. */
	readonly clockMs: number
	readonly capacity: number
}

export const usualFlavour: Flavour = {
	...{ serial: "CGKK204760001", model: "X100-C", rows: 40, userRows: 72 },
	...{ commKey: undefined, greeting: "usual", isAccessControl: false },
	...{ inlineBytes: 1_024, givesUnasked: false, frameBytes: 65_472, eventLength: 32 },
	...{ clockMs: 7 * 3_600_000, capacity: 100_000 },
}

/** A question, or an answer to it. */
export type Message = {
	readonly code: number
	readonly session: number
	readonly number: number
	readonly body: Buffer
}

const none = Buffer.alloc(0)

export class EmulatedTerminal {
	readonly flavour: Flavour
	/** Codes in the order they came; a bulk read as "1503:13", with the table it asks for. */
	readonly received: string[] = []
	/** Acknowledgements of events. */
	acknowledged = 0
	people: Person[] = []
	log: Stored[] = []
	/** What its clock shows for ever; undefined: it goes. */
	stoppedAt: Moment | undefined
	/** What its clock was last set to. */
	clockSetTo: number | undefined
	/** Records it counts and does not hold. */
	miscountBy = 0
	/** Questions that it puts off, one after the other. */
	putsOff = 0
	/** Bytes that its tables lack at their end. */
	tornBy = 0
	#buffer: Buffer = none
	#session = 0
	#isAuthorized = false
	#isListening = false
	#sessions = 0x1233

	constructor(flavour: Partial<Flavour> = {}) {
		this.flavour = { ...usualFlavour, ...flavour }
	}

	/** A client has left or was lost. */
	forget(): void {
		this.#session = 0
		this.#isAuthorized = false
		this.#isListening = false
	}

	/** The event that tells of a punch, where somebody listens. */
	store(stored: Stored): Message[] {
		this.log.push(stored)
		if (!this.#isListening) return []
		const body = eventBody(stored, this.flavour.eventLength)
		return [{ code: 500, session: 1, number: 0, body }]
	}

	answer(question: Message): Message[] {
		const { code, body } = question
		if (code === 2000) {
			this.acknowledged++
			return []
		}
		const table = code === 1503 ? `:${body.readUInt16LE(1)}` : ""
		this.received.push(`${code}${table}`)
		if (code === 1000) return this.#greet()
		const reply = (answerCode: number, answerBody: Buffer = none): Message => ({
			...{ code: answerCode, session: this.#session, number: question.number, body: answerBody },
		})
		if (question.session !== this.#session) return []
		if (code === 1102) return [reply(this.#authorize(body) ? 2000 : 2005)]
		if (!this.#isAuthorized) return [reply(2005)]
		if (this.putsOff > 0) {
			this.putsOff--
			return [reply(2003)]
		}
		return this.#obey(code, body, reply)
	}

	#greet(): Message[] {
		const { greeting, commKey } = this.flavour
		this.#session = ++this.#sessions
		this.#isListening = false
		this.#isAuthorized = commKey === undefined
		const code = greeting === "new-way-in" ? 6001 : this.#isAuthorized ? 2000 : 2005
		return [{ code, session: this.#session, number: 0, body: none }]
	}

	#authorize(given: Buffer): boolean {
		const bits = (this.flavour.commKey ?? 0).toString(2).padStart(32, "0")
		const turned = Number.parseInt([...bits].reverse().join(""), 2) + this.#session
		const mixed = Buffer.alloc(4)
		mixed.writeUInt32LE(turned % 2 ** 32)
		const masked = mixed.map((byte, at) => byte ^ "ZKSO".charCodeAt(at))
		const tick = given.readUInt8(2)
		const expected = [masked.at(2), masked.at(3), masked.at(0), masked.at(1)]
		this.#isAuthorized = [0, 1, 3].every((at) => given[at] === ((expected[at] ?? 0) ^ tick))
		return this.#isAuthorized
	}

	#obey(code: number, body: Buffer, reply: (code: number, body?: Buffer) => Message): Message[] {
		switch (code) {
			case 11:
				return [reply(...this.#option(body.toString("latin1").replace(/\0.*$/, "")))]
			case 15:
				this.log = []
				return [reply(2000)]
			case 50:
				return [reply(2000, this.#sizes())]
			case 201: {
				const time = Buffer.alloc(4)
				time.writeUInt32LE(packTime(this.#now()))
				return [reply(2000, time)]
			}
			case 202:
				this.clockSetTo = body.readUInt32LE(0)
				return [reply(2000)]
			case 500:
				this.#isListening = true
				return [reply(2000)]
			case 1001:
				this.forget()
				return []
			case 1100:
				return [reply(2000, Buffer.from("Ver 6.60 Apr 8 2016\0", "latin1"))]
			case 1502:
				this.#buffer = none
				return [reply(2000)]
			case 1503:
				return this.#prepare(body.readUInt16LE(1), reply)
			case 1504:
				return this.#chunk(body.readUInt32LE(0), body.readUInt32LE(4), reply)
			default:
				return [reply(0xffff)]
		}
	}

	#option(name: string): [number, Buffer] {
		const { serial, model } = this.flavour
		const known = new Map([
			["~SerialNumber", serial],
			["~DeviceName", model],
		])
		const value = known.get(name)
		return value === undefined ? [2001, none] : [2000, Buffer.from(`${name}=${value}\0`, "latin1")]
	}

	#sizes(): Buffer {
		const sizes = Buffer.alloc(92)
		sizes.writeUInt32LE(this.people.length, 16)
		sizes.writeUInt32LE(this.log.length + this.miscountBy, 32)
		sizes.writeUInt32LE(this.flavour.capacity, 64)
		sizes.writeUInt32LE(Math.max(0, this.flavour.capacity - this.log.length), 76)
		return sizes
	}

	#now(): Moment {
		if (this.stoppedAt !== undefined) return this.stoppedAt
		const now = new Date(Date.now() + this.flavour.clockMs)
		const date = [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()] as const
		return [...date, now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()]
	}

	#prepare(table: number, reply: (code: number, body?: Buffer) => Message): Message[] {
		if (this.flavour.isAccessControl) return [reply(4989)]
		const rows =
			table === 13
				? this.log.map((stored) => storedRow(stored, this.flavour.rows))
				: this.people.map((person) => personRow(person, this.flavour.userRows))
		const bytes = Buffer.concat(rows)
		const total = Buffer.alloc(4)
		total.writeUInt32LE(bytes.length)
		this.#buffer = Buffer.concat([total, bytes.subarray(0, bytes.length - this.tornBy)])
		if (this.#buffer.length <= this.flavour.inlineBytes) return [reply(1501, this.#buffer)]
		if (this.flavour.givesUnasked) return this.#chunk(0, this.#buffer.length, reply)
		const size = Buffer.alloc(13)
		for (const at of [1, 5]) size.writeUInt32LE(this.#buffer.length, at)
		return [reply(2000, size)]
	}

	#chunk(from: number, length: number, reply: (code: number, body?: Buffer) => Message): Message[] {
		const chunk = this.#buffer.subarray(from, from + length)
		const size = Buffer.alloc(8)
		size.writeUInt32LE(chunk.length)
		const parts: Message[] = []
		for (let at = 0; at < chunk.length; at += this.flavour.frameBytes) {
			parts.push(reply(1501, chunk.subarray(at, at + this.flavour.frameBytes)))
		}
		return [reply(1500, size), ...parts, reply(2000)]
	}
}

// The other half of an Anviz terminal on TC_B: takes the host's frames and answers as its firmware does. Written from
// the protocol's manual; no code is shared with the driver.

/** Year to second, as its clock shows them. */
export type Moment = readonly [number, number, number, number, number, number]

export type Stored = {
	readonly id: number
	readonly at: Moment
	/** Backup code: 0 and 1 fingers, 2 password, 3 card. */
	readonly backup: number
	/** Record type: low four bits the state, bit 7 a door was opened. */
	readonly type: number
}

export type Person = { readonly id: number; readonly name: string; readonly card: number }

export type Flavour = {
	readonly number: number
	readonly serial: string
	readonly model: string
	/** Its clock minus UTC. */
	readonly clockMs: number
	/** Commands it answers with ACK_FAIL. */
	readonly refuses: readonly number[]
	/** Tells each record as it happens. */
	readonly isRealTime: boolean
	/** V2.1 pads the last answer of a log to its full length. */
	readonly isPadded: boolean
}

export const usualFlavour: Flavour = {
	...{ number: 5, serial: "0300100016410121", model: "TC-B-N", clockMs: 7 * 3_600_000 },
	...{ refuses: [], isRealTime: false, isPadded: true },
}

const fail = 0x01

export class EmulatedAnviz {
	readonly flavour: Flavour
	/** Commands in the order they came, with their first data byte where they have one: "40:1". */
	readonly received: string[] = []
	people: Person[] = []
	log: Stored[] = []
	/** Records it counts and does not hold. */
	miscountBy = 0
	/** What its clock was last set to. */
	clockSetTo: Buffer | undefined
	/** Where a download goes on. */
	#next = 0
	#nextPerson = 0
	#input = Buffer.alloc(0)

	constructor(flavour: Partial<Flavour> = {}) {
		this.flavour = { ...usualFlavour, ...flavour }
	}

	/** A punch; the frame that tells of it, where it tells. */
	store(stored: Stored): Buffer[] {
		this.log.push(stored)
		return this.flavour.isRealTime ? [this.#frame(0xdf, 0, recordRow(stored))] : []
	}

	/** Bytes off the line; its answers. What is no frame is skipped a byte at a time. */
	hear(bytes: Buffer): Buffer[] {
		this.#input = Buffer.concat([this.#input, bytes])
		const answers: Buffer[] = []
		for (;;) {
			const begin = this.#input.indexOf(0xa5)
			this.#input = begin < 0 ? Buffer.alloc(0) : this.#input.subarray(begin)
			if (this.#input.length < 10) return answers
			const end = 10 + this.#input.readUInt16BE(6)
			if (this.#input.length < end) return answers
			const question = this.#input.subarray(0, end)
			if (checksum(question.subarray(0, end - 2)) !== question.readUInt16LE(end - 2)) {
				this.#input = this.#input.subarray(1)
				continue
			}
			this.#input = this.#input.subarray(end)
			const called = question.readUInt32BE(1)
			if (called !== 0 && called !== this.flavour.number) continue
			answers.push(this.#answer(question.readUInt8(5), question.subarray(8, end - 2)))
		}
	}

	#answer(command: number, data: Buffer): Buffer {
		const first = data.length > 0 && (command === 0x40 || command === 0x72) ? `:${data[0]}` : ""
		this.received.push(`${command.toString(16)}${first}`)
		const body = this.flavour.refuses.includes(command) ? undefined : this.#obey(command, data)
		return body === undefined
			? this.#frame(command + 0x80, fail, Buffer.alloc(0))
			: this.#frame(command + 0x80, 0, body)
	}

	#obey(command: number, data: Buffer): Buffer | undefined {
		switch (command) {
			case 0x24:
				return padded(this.flavour.serial, 16)
			case 0x30:
				// Version, then the length of the communication password and the password itself.
				return Buffer.concat([padded("02.05.12", 8), Buffer.from("512345000102000000a0", "hex")])
			case 0x38:
				return this.#clock()
			case 0x39:
				this.clockSetTo = Buffer.from(data)
				return Buffer.alloc(0)
			case 0x3c:
				return this.#counts()
			case 0x40:
				return this.#records(data.readUInt8(0), data.readUInt8(1))
			case 0x48:
				return padded(this.flavour.model, 10)
			case 0x4e:
				this.log = []
				return Buffer.alloc(3)
			case 0x72:
				return this.#staff(data.readUInt8(0), data.readUInt8(1))
			default:
				return undefined
		}
	}

	#clock(): Buffer {
		const now = new Date(Date.now() + this.flavour.clockMs)
		const date = [now.getUTCFullYear() - 2000, now.getUTCMonth() + 1, now.getUTCDate()]
		return Buffer.from([...date, now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()])
	}

	#counts(): Buffer {
		const counts = Buffer.alloc(18)
		const all = this.log.length + this.miscountBy
		const numbers = [this.people.length, 3, 1, 2, all, all]
		for (const [place, number] of numbers.entries()) counts.writeUIntBE(number, place * 3, 3)
		return counts
	}

	/** 1 and 2 begin anew, at the first or at the first new one; 0 goes on. */
	#records(way: number, wanted: number): Buffer {
		if (way !== 0) this.#next = 0
		const given = this.log.slice(this.#next, this.#next + Math.min(wanted, 25))
		this.#next += given.length
		const padding = this.flavour.isPadded ? (wanted - given.length) * 14 : 0
		return Buffer.concat([
			Buffer.of(given.length),
			...given.map(recordRow),
			Buffer.alloc(padding, 7),
		])
	}

	#staff(way: number, wanted: number): Buffer {
		if (way !== 0) this.#nextPerson = 0
		const given = this.people.slice(this.#nextPerson, this.#nextPerson + Math.min(wanted, 8))
		this.#nextPerson += given.length
		return Buffer.concat([Buffer.of(given.length), ...given.map(personRow)])
	}

	#frame(ack: number, ret: number, data: Buffer): Buffer {
		const head = Buffer.alloc(9)
		head[0] = 0xa5
		head.writeUInt32BE(this.flavour.number, 1)
		head[5] = ack
		head[6] = ret
		head.writeUInt16BE(data.length, 7)
		const tail = Buffer.alloc(2)
		tail.writeUInt16LE(checksum(Buffer.concat([head, data])))
		return Buffer.concat([head, data, tail])
	}
}

export function recordRow({ id, at, backup, type }: Stored): Buffer {
	const row = Buffer.alloc(14)
	row.writeUIntBE(id, 0, 5)
	const [year, month, day, hour, minute, second] = at
	// Devices count from the second of January 2000.
	const days = (Date.UTC(year, month - 1, day) - Date.UTC(2000, 0, 2)) / 86_400_000
	row.writeUInt32BE(((days * 24 + hour) * 60 + minute) * 60 + second, 5)
	row[9] = backup
	row[10] = type
	return row
}

function personRow({ id, name, card }: Person): Buffer {
	const row = Buffer.alloc(40)
	row.writeUIntBE(id, 0, 5)
	row.write("512345", 5, "hex")
	row.writeUInt32BE(card, 8)
	Buffer.from(name, "utf16le").swap16().copy(row, 12, 0, 20)
	return row
}

const padded = (text: string, length: number): Buffer => {
	const field = Buffer.alloc(length)
	field.write(text, "latin1")
	return field
}

/** The manual's table, by bits: each byte into the low end, the polynomial turned round. */
function checksum(bytes: Buffer): number {
	let register = 0xffff
	for (const byte of bytes) {
		for (let place = 0; place < 8; place++) {
			const isOdd = ((register ^ (byte >> place)) & 1) === 1
			register = isOdd ? (register >> 1) ^ 0x8408 : register >> 1
		}
	}
	return register
}

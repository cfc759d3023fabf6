// What an emulated terminal keeps, laid out as its firmware lays it out. No code is shared with the driver.

/** Year to second, as its clock shows them. */
export type Moment = readonly [number, number, number, number, number, number]

export type Stored = {
	/** The user's place in the terminal's list. */
	readonly place: number
	readonly id: string
	readonly at: Moment
	readonly verify: number
	readonly state: number
}

export type Person = {
	readonly place: number
	readonly id: string
	readonly name: string
	readonly card: number
	readonly rights: number
}

/** `ma300`: 8 bytes with the state before the time. */
export type RowKind = 8 | "ma300" | 16 | 40 | 49

export function packTime([year, month, day, hour, minute, second]: Moment): number {
	const days = (year % 100) * 372 + (month - 1) * 31 + (day - 1)
	return ((days * 24 + hour) * 60 + minute) * 60 + second
}

const rowMakers: Readonly<Record<`${RowKind}`, (stored: Stored) => Buffer>> = {
	8: ({ place, at, verify, state }) => {
		const row = Buffer.alloc(8)
		row.writeUInt16LE(place, 0)
		row[2] = verify
		row.writeUInt32LE(packTime(at), 3)
		row[7] = state
		return row
	},
	ma300: ({ place, at, verify, state }) => {
		const row = Buffer.alloc(8)
		row.writeUInt16LE(place, 0)
		row[2] = verify
		row[3] = state
		row.writeUInt32LE(packTime(at), 4)
		return row
	},
	16: ({ id, at, verify, state }) => {
		const row = Buffer.alloc(16)
		row.writeUInt32LE(Number(id), 0)
		row.writeUInt32LE(packTime(at), 4)
		row[8] = state
		row[9] = verify
		return row
	},
	40: (stored) => longRow(stored, 40),
	49: (stored) => longRow(stored, 49),
}

function longRow({ place, id, at, verify, state }: Stored, bytes: number): Buffer {
	const row = Buffer.alloc(bytes, 0xff)
	row.writeUInt16LE(place, 0)
	// What stands behind the zero is left from before.
	row.write(`${id}\0`, 2, 24, "latin1")
	row[26] = verify
	row.writeUInt32LE(packTime(at), 27)
	row[31] = state
	return row
}

export const storedRow = (stored: Stored, kind: RowKind): Buffer => rowMakers[`${kind}`](stored)

export function personRow({ place, id, name, card, rights }: Person, bytes: 28 | 72): Buffer {
	const row = Buffer.alloc(bytes)
	row.writeUInt16LE(place, 0)
	row[2] = rights
	if (bytes === 28) {
		row.write("4321", 3, "latin1")
		row.write(name, 8, 8, "latin1")
		row.writeUInt32LE(card, 16)
		row.writeUInt32LE(Number(id), 24)
		return row
	}
	row.write("secret", 3, "latin1")
	row.write(`${name}\0junk`, 11, 24, "latin1")
	row.writeUInt32LE(card, 35)
	row.write(id, 48, 24, "latin1")
	return row
}

export type EventLength = 10 | 12 | 14 | 32 | 36 | 37 | 52

export function eventBody({ id, at, verify, state }: Stored, length: EventLength): Buffer {
	const [year, ...rest] = at
	const told = Buffer.from([verify, state & 0x0f, year % 100, ...rest])
	const body = Buffer.alloc(length)
	let behind = 24
	if (length === 10 || length === 14) behind = body.writeUInt16LE(Number(id), 0)
	else if (length === 12) behind = body.writeUInt32LE(Number(id), 0)
	else body.write(id, 0, 24, "latin1")
	told.copy(body, behind)
	return body
}

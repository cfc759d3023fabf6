// One row as SQLite writes it (https://www.sqlite.org/fileformat2.html#record_format):
//
//   header length | serial type of each column ... | value of each column ...
//
// Lengths and serial types are varints, numbers are big-endian.

export type SqliteValue = number | string | Buffer | null

/** Rows of ours never overflow their page, and no page is longer. */
const maxRowBytes = 65_536

const integerBytes: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8 }

/** @returns undefined when no row of integers, texts and blobs begins there */
export function readRow(image: Buffer, at: number): SqliteValue[] | undefined {
	const header = readVarint(image, at)
	if (header === undefined || header.value > maxRowBytes) return undefined
	const values: SqliteValue[] = []
	const end = at + header.value
	let value = end
	let type = header.end
	while (type < end) {
		const serial = readVarint(image, type)
		if (serial === undefined) return undefined
		const read = readValue(image, value, serial.value)
		if (read === undefined || read.end - at > maxRowBytes) return undefined
		values.push(read.value)
		value = read.end
		type = serial.end
	}
	return type === end ? values : undefined
}

/** A row id, which stands before its row: only the last byte of a varint has its first bit clear. */
export function rowIdBefore(image: Buffer, at: number): number | undefined {
	let start = at - 1
	while (start > 0 && at - start < 8 && (image[start - 1] ?? 0) >= 0x80) start--
	const id = readVarint(image, start)
	return id?.end === at ? id.value : undefined
}

/** At most 7 bytes, 49 bits: longer ones are in no row of ours. */
function readVarint(image: Buffer, at: number): { value: number; end: number } | undefined {
	let value = 0
	for (let end = at; end < at + 7; end++) {
		const byte = image[end]
		if (byte === undefined) return undefined
		value = value * 0x80 + (byte & 0x7f)
		if (byte < 0x80) return { value, end: end + 1 }
	}
	return undefined
}

function readValue(
	image: Buffer,
	at: number,
	serial: number,
): { value: SqliteValue; end: number } | undefined {
	if (serial === 0) return { value: null, end: at }
	if (serial === 8 || serial === 9) return { value: serial - 8, end: at }
	const integer = integerBytes[serial]
	const end = at + (integer ?? Math.floor((serial - 12) / 2))
	if (end < at || end > image.length) return undefined
	if (integer === 8) return { value: Number(image.readBigInt64BE(at)), end }
	if (integer !== undefined) return { value: image.readIntBE(at, integer), end }
	const bytes = image.subarray(at, end)
	return { value: serial % 2 === 0 ? bytes : bytes.toString("utf8"), end }
}

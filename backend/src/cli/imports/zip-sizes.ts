// What a ZIP says it unpacks to, read from its directory before anything is unpacked (APPNOTE 4.3.12, 4.3.16).

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endBytes = 22
const entryBytes = 46
/** A comment may follow the end of the directory. */
const longestComment = 65_535
const zip64 = 0xffffffff

/**
 * Bytes of all its files unpacked. Undefined: no ZIP, or one that hides a size: of more than 4 GB, or empty by its
 * word although something is packed.
 */
export function unpackedBytes(file: Buffer): number | undefined {
	const end = endOfDirectory(file)
	if (end === undefined) return undefined
	const count = file.readUInt16LE(end + 10)
	let at = file.readUInt32LE(end + 16)
	let sum = 0
	for (let entry = 0; entry < count; entry++) {
		if (at + entryBytes > file.length || file.readUInt32LE(at) !== entrySignature) return undefined
		const packed = file.readUInt32LE(at + 20)
		const unpacked = file.readUInt32LE(at + 24)
		const isHidden = packed === zip64 || unpacked === zip64 || (unpacked === 0 && packed > 2)
		if (isHidden) return undefined
		sum += unpacked
		at += entryBytes + [28, 30, 32].reduce((more, field) => more + file.readUInt16LE(at + field), 0)
	}
	return sum
}

function endOfDirectory(file: Buffer): number | undefined {
	const least = Math.max(0, file.length - endBytes - longestComment)
	for (let at = file.length - endBytes; at >= least; at--) {
		if (file.readUInt32LE(at) === endSignature) return at
	}
	return undefined
}

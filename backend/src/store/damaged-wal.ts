// Damage in the write-ahead log of an office's file. SQLite reads the log up to the first frame that does not
// follow and says nothing of those behind it, as if they had never been committed.
// Database file format, 4.1: a header of 32 bytes, then frames of 24 bytes and a page each.
import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs"

const headerBytes = 32
const frameHeaderBytes = 24
/** Of the first format; its lowest bit says the order of bytes that checksums are made over. */
const magic = 0x377f0682

type Sums = readonly [number, number]

type Frame = {
	readonly page: number
	/** Of the frame a transaction ends with: pages of the whole file; 0 for the others. */
	readonly commits: number
	/** Those of the log's generation: what an earlier one left behind it has others. */
	readonly salts: string
	readonly sums: Sums
	/** Where it begins in the log, and which one it is. */
	readonly at: number
	readonly index: number
}

/**
 * @returns how many transactions lie behind damage in the log beside the file and are not in the file either;
 * 0 when there is none, and of what a folded log leaves behind
 */
export function lostTransactions(file: string): number {
	const first = lostOnce(file)
	// An office that writes meanwhile may have been half seen.
	return first === 0 ? 0 : Math.min(first, lostOnce(file))
}

function lostOnce(file: string): number {
	const logFile = `${file}-wal`
	if (!existsSync(logFile) || !existsSync(file)) return 0
	const log = readFileSync(logFile)
	const pageBytes = pageBytesOf(file)
	if (log.length < headerBytes + frameHeaderBytes + pageBytes) return 0
	const wal = new WriteAheadLog(log, pageBytes)
	const lost = wal.lost()
	const commits = lost.filter(({ commits }) => commits > 0).length
	return commits > 0 && wal.differs(lost, file) ? commits : 0
}

class WriteAheadLog {
	readonly #log: Buffer
	readonly #pageBytes: number
	readonly #isBigEndian: boolean
	readonly #header: { readonly salts: string; readonly sums: Sums } | undefined
	readonly #frames: readonly Frame[]
	/** Frames that SQLite reads: through the last transaction that follows whole. */
	readonly #readable: number

	constructor(log: Buffer, pageBytes: number) {
		this.#log = log
		this.#pageBytes = pageBytes
		this.#isBigEndian = log.readUInt32BE(0) === magic + 1
		this.#header = this.#readHeader()
		this.#frames = this.#readFrames()
		this.#readable = this.#countReadable()
	}

	/** Frames of this generation behind those that are read, through the last that follows its own neighbour. */
	lost(): readonly Frame[] {
		const salts = this.#header?.salts ?? this.#frames.find((_, n) => this.#follows(n))?.salts
		const behind = this.#frames.slice(this.#readable)
		// Half a transaction at the end, as a power cut leaves it, has no such frame behind it.
		const last = behind.findLastIndex(
			({ commits, salts: own, index }) => commits > 0 && own === salts && this.#follows(index),
		)
		return behind.slice(0, last + 1).filter((frame) => frame.salts === salts)
	}

	/** Whether a page would be another if they were read: a folded log's are in the file already. */
	differs(lost: readonly Frame[], file: string): boolean {
		const whole = lost.filter(({ index }) => this.#follows(index))
		const shown = new Map(
			this.#frames.slice(0, this.#readable).map((frame) => [frame.page, this.#bytesOf(frame)]),
		)
		const wanted = new Map(whole.map((frame) => [frame.page, this.#bytesOf(frame)]))
		const opened = openSync(file, "r")
		try {
			return [...wanted].some(([page, bytes]) => {
				const now = shown.get(page) ?? pageAt(opened, page, this.#pageBytes)
				return !now.equals(bytes)
			})
		} finally {
			closeSync(opened)
		}
	}

	#bytesOf({ at }: Frame): Buffer {
		return this.#log.subarray(at + frameHeaderBytes, at + frameHeaderBytes + this.#pageBytes)
	}

	#readHeader(): { salts: string; sums: Sums } | undefined {
		const log = this.#log
		const sums: Sums = [log.readUInt32BE(24), log.readUInt32BE(28)]
		const isKnown = (log.readUInt32BE(0) & ~1) === magic
		if (!isKnown || !isSame(this.#sum(log.subarray(0, 24), [0, 0]), sums)) return undefined
		return { salts: log.toString("hex", 16, 24), sums }
	}

	#readFrames(): Frame[] {
		const log = this.#log
		const length = frameHeaderBytes + this.#pageBytes
		const count = Math.floor((log.length - headerBytes) / length)
		return Array.from({ length: count }, (_, index) => {
			const at = headerBytes + index * length
			return {
				...{ at, index, page: log.readUInt32BE(at), commits: log.readUInt32BE(at + 4) },
				salts: log.toString("hex", at + 8, at + 16),
				sums: [log.readUInt32BE(at + 16), log.readUInt32BE(at + 20)],
			}
		})
	}

	#countReadable(): number {
		if (this.#header === undefined) return 0
		const { salts } = this.#header
		const broken = this.#frames.findIndex((frame, n) => frame.salts !== salts || !this.#follows(n))
		const valid = broken < 0 ? this.#frames : this.#frames.slice(0, broken)
		return valid.findLastIndex(({ commits }) => commits > 0) + 1
	}

	/** Whether its checksum goes on from the one that stands before it. */
	#follows(n: number): boolean {
		const frame = this.#frames[n]
		const before = n === 0 ? this.#header : this.#frames[n - 1]
		if (frame === undefined || before === undefined || before.salts !== frame.salts) return false
		const head = this.#sum(this.#log.subarray(frame.at, frame.at + 8), before.sums)
		return isSame(this.#sum(this.#bytesOf(frame), head), frame.sums)
	}

	/** Database file format, 4.2: over words of four bytes, two at a time. */
	#sum(bytes: Buffer, from: Sums): Sums {
		let [one, two] = from
		const wordAt = (at: number) =>
			this.#isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
		for (let at = 0; at < bytes.length; at += 8) {
			one = (one + wordAt(at) + two) >>> 0
			two = (two + wordAt(at + 4) + one) >>> 0
		}
		return [one, two]
	}
}

const isSame = (one: Sums, other: Sums): boolean => one[0] === other[0] && one[1] === other[1]

/** Database file format, 1.3.2: 1 stands for 65536. */
function pageBytesOf(file: string): number {
	const opened = openSync(file, "r")
	try {
		const head = Buffer.alloc(18)
		readSync(opened, head, 0, head.length, 0)
		const size = head.readUInt16BE(16)
		return size === 1 ? 65_536 : Math.max(size, 512)
	} finally {
		closeSync(opened)
	}
}

/** Empty behind the file's end. */
function pageAt(opened: number, page: number, pageBytes: number): Buffer {
	const bytes = Buffer.alloc(pageBytes)
	const read = readSync(opened, bytes, 0, pageBytes, (page - 1) * pageBytes)
	return bytes.subarray(0, read)
}

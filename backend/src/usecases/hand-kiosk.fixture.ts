// A kiosk whose every message is written by hand.
import { type Hash, journalName, nextHash, rootHash } from "@hadir/shared/journal/chain.ts"
import { type KeyPair, makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { encodeRecord } from "@hadir/shared/journal/record.ts"
import { sealBatch } from "@hadir/shared/wire/batch.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import { signPaper } from "@hadir/shared/wire/paper.ts"

export const atMs = Date.UTC(2026, 10, 24, 0, 30)
export const code = "BCDFGH"

/** Signs whatever a test wants said. */
export class HandKiosk {
	readonly keys: KeyPair
	/** The office's key, which signs its paper. */
	readonly officeKey: KeyPair
	readonly code: string
	readonly lines: Buffer[] = []
	/** The chain's hash after each line; the root first. */
	readonly hashes: Hash[]

	constructor(officeKey: KeyPair, kiosk: string, keys = makeKeyPair("ed25519")) {
		this.officeKey = officeKey
		this.code = kiosk
		this.keys = keys
		this.hashes = [rootHash(this.keys.publicKey)]
	}

	get journal(): Hash {
		return journalName(this.keys.publicKey)
	}

	get paper(): string {
		const content = {
			kiosk: this.code,
			place: "Lobi Utama",
			publicKey: toBase64Url(rawPublicKey(this.keys.publicKey)),
			tagSecretId: "s1",
		}
		return signPaper(content, this.officeKey.privateKey)
	}

	hashAt(n: number): Hash {
		const hash = this.hashes[n]
		if (hash === undefined) throw new RangeError(`there is no record ${n}`)
		return hash
	}

	record(count: number, credential = "AAAAAAAAAAAAAAAA"): this {
		for (let made = 0; made < count; made++) {
			const n = this.lines.length + 1
			const clock = { boot: 1, mono: n * 1000, wall: atMs + n * 1000, q: 4, err: 10 } as const
			const punch = { k: "punch", ...clock, reader: "r", answer: "recorded", credential } as const
			this.keep(encodeRecord(n, punch))
		}
		return this
	}

	/** Keeps any line, readable or not. */
	keep(line: Buffer): this {
		const hash = line[0] === 0x7e ? line.subarray(1).toString() : undefined
		this.hashes.push(hash ?? nextHash(this.hashAt(this.lines.length), line))
		this.lines.push(line)
		return this
	}

	/** The same key with the records up to n: what a restored card image holds. */
	copyAt(n: number): HandKiosk {
		const copy = new HandKiosk(this.officeKey, this.code, this.keys)
		for (const line of this.lines.slice(0, n)) copy.keep(line)
		return copy
	}

	hello(changes: { paper?: string; signer?: HandKiosk } = {}): Buffer {
		const last = { n: this.lines.length, hash: this.hashAt(this.lines.length) }
		const message = {
			nonce: nonceOf("hello"),
			journal: this.journal,
			journals: [
				{
					paper: changes.paper ?? this.paper,
					last,
					oldest: 1,
					locator: this.hashes.map((hash, n) => [n, hash]).reverse(),
				},
			],
			boot: 1,
			mono: 5,
			wall: atMs,
			peopleVersion: 0,
			versions: { release: "0.1.0", journal: 1 },
		}
		return sealJson("hello", message, (changes.signer ?? this).keys.privateKey)
	}

	batch(from: number, through: number, signer: HandKiosk = this): Buffer {
		const lines = this.lines.slice(from - 1, through)
		const prev = this.hashAt(from - 1)
		const content = {
			journal: this.journal,
			nonce: nonceOf(`${from}-${through}`),
			from,
			prev,
			lines,
		}
		return sealBatch(content, signer.keys.privateKey)
	}

	anchor(after: { n: number; hash: Hash } | null, n: number): Buffer {
		const message = {
			journal: this.journal,
			nonce: nonceOf("anchor"),
			after,
			n,
			hash: this.hashAt(n),
		}
		return sealJson("anchor", message, this.keys.privateKey)
	}

	heartbeat(n: number, time: number, hash = this.hashAt(n)): Buffer {
		const journals = [{ id: this.journal, n, hash }]
		const message = { journal: this.journal, journals, time, sources: [] }
		return sealJson("heartbeat", message, this.keys.privateKey)
	}
}

export const nonceOf = (text: string): string =>
	Buffer.alloc(16, text).toString("base64url").slice(0, 22)

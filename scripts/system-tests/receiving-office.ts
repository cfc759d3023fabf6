// An office that takes in what a damaged kiosk carried, and everything that must hold there then.
import { readdirSync, readFileSync, rmSync } from "node:fs"
import { verifyChains } from "@hadir/backend/store/verify-log.ts"
import { code } from "@hadir/backend/usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "@hadir/backend/usecases/office-log.fixture.ts"
import { type Hash, isDamagedLine } from "@hadir/shared/journal/chain.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { expect } from "vitest"
import { z } from "zod"
import { type Account, DamagedKiosk, type Files } from "./damaged-kiosk.ts"

const carriedLine = z.object({ kind: z.enum(["hello", "batch", "anchor"]), bytes: z.base64() })

const holds = ({ main, log }: Files, row: Buffer): boolean =>
	main.includes(row) || log.includes(row)

export class ReceivingOffice {
	readonly #keys = { signing: makeKeyPair("ed25519"), sealing: makeKeyPair("x25519") }
	readonly kiosk = new DamagedKiosk(this.#keys.signing)
	#opened: OfficeLog | undefined

	get office(): OfficeLog {
		if (this.#opened === undefined) throw new Error("the office is not open")
		return this.#opened
	}

	/** A new office, which has what the kiosk sent before its file was damaged. */
	async open(): Promise<void> {
		this.#opened = await OfficeLog.open(this.#keys)
		await this.office.enrol()
		const key = { public_key: this.kiosk.firstKey }
		await this.office.office.updateTable("kiosk").set(key).execute()
		await this.#takeIn(this.kiosk.sent)
	}

	async close(): Promise<void> {
		await this.office.close()
	}

	async #takeIn(messages: readonly { kind: string; bytes: Buffer }[]): Promise<void> {
		const ingest = this.office.worker()
		for (const { kind, bytes } of messages) {
			if (kind === "hello") await ingest.hello(code, bytes, true)
			else if (kind === "anchor") await ingest.anchor(code, bytes, true)
			else await ingest.batch(code, bytes)
		}
	}

	/** The file's messages, as `journal take-in` hands them to the office. */
	async #takeInFile(file: string): Promise<void> {
		const lines = readFileSync(file, "utf8").trimEnd().split("\n").slice(1, -1)
		await this.#takeIn(
			lines
				.map((line) => carriedLine.parse(JSON.parse(line)))
				.map(({ kind, bytes }) => ({ kind, bytes: Buffer.from(bytes, "base64") })),
		)
	}

	/** Lines of one journal by number; fails where a number is there twice, or on a branch. */
	async linesOf(journal: Hash): Promise<Map<number, Buffer>> {
		const lines = new Map<number, Buffer>()
		const { reader } = this.office
		const chains = (await reader.chains()).filter((chain) => chain.journal === journal)
		expect(chains, "no branch").toHaveLength(1)
		for (const { chain } of chains) {
			for (const stored of await reader.linesAfter({ journal, chain, n: 0 }, 1_000)) {
				for (const [index, line] of stored.lines.entries()) {
					const n = stored.from + index
					expect(lines.has(n), `${n} twice`).toBe(false)
					lines.set(n, line)
				}
			}
		}
		return lines
	}

	holes(journal: Hash): Promise<{ from_n: number; through_n: number }[]> {
		return this.office.log
			.selectFrom("hole")
			.select(["from_n", "through_n"])
			.where("journal", "=", journal)
			.execute()
	}

	/** Damages the file, carries it, takes it in twice, and looks at everything that must hold then. */
	async carryAndLook(change: (files: Files) => Partial<Files>): Promise<Account> {
		const { kiosk, office } = this
		const files = kiosk.damage(change)
		const listed = readdirSync(kiosk.folder)
		const told = await kiosk.carry()
		expect(readdirSync(kiosk.folder)).toEqual(listed)
		expect(readFileSync(kiosk.file).equals(files.main)).toBe(true)
		if (files.log.length > 0) expect(readFileSync(`${kiosk.file}-wal`).equals(files.log)).toBe(true)
		await this.#takeInFile(told.file)
		for (const journal of kiosk.keys.keys()) await this.#expectAll(files, journal)
		expect((await verifyChains(office.reading)).filter(({ brokenAt }) => brokenAt)).toEqual([])
		expect(office.notes.filter(({ event }) => /forked|refused|branch/.test(event))).toEqual([])
		const heads = await office.heads()
		await this.#takeInFile(told.file)
		expect(await office.heads()).toEqual(heads)
		rmSync(told.file)
		return told
	}

	async #expectAll(files: Files, journal: Hash): Promise<void> {
		const lines = await this.linesOf(journal)
		const own = this.kiosk.records.filter((record) => record.journal === journal)
		const truth = new Map(own.map(({ n, bytes }) => [n, bytes]))
		for (const [n, line] of lines) {
			if (!isDamagedLine(line)) expect(line.equals(truth.get(n) ?? Buffer.of()), `${n}`).toBe(true)
		}
		for (const n of this.#provable(files, journal)) {
			expect(isDamagedLine(lines.get(n) ?? Buffer.from("~")), `${n} of ${journal}`).toBe(false)
		}
		// What is neither there nor in a named hole would be missing in silence.
		const holes = await this.holes(journal)
		const chains = await this.office.reader.chains()
		const through = chains.find((chain) => chain.journal === journal)?.head.n ?? 0
		for (let n = 1; n <= through; n++) {
			const isNamed = holes.some(({ from_n, through_n }) => from_n <= n && n <= through_n)
			expect(lines.has(n) !== isNamed, `${n} is there or in a hole`).toBe(true)
		}
	}

	/** Numbers of a journal whose rows are whole and which the hash before them proves. */
	#provable(files: Files, journal: Hash): number[] {
		const key = this.kiosk.keys.get(journal)
		if (key === undefined || !holds(files, key)) return []
		const own = this.kiosk.records.filter((record) => record.journal === journal)
		const held = new Set(own.filter(({ row }) => holds(files, row)).map(({ n }) => n))
		return [...held].filter((n) => n === 1 || held.has(n - 1))
	}
}

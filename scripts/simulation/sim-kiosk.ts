// A kiosk's real journal, tap and uplink on a simulated disk: it can lose power between any two
// durable steps, its disk can fill, its clock can jump, its card can be copied.
import { bootNumber, lastAlive, markAlive } from "@hadir/kiosk/journal/boots.ts"
import type { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import { lastWall } from "@hadir/kiosk/journal/last-wall.ts"
import type { PeopleFile } from "@hadir/kiosk/journal/people-file.ts"
import type { Answer, JournalFault, KioskClock } from "@hadir/kiosk/usecases/ports.ts"
import { SendJournal } from "@hadir/kiosk/usecases/send-journal.ts"
import { TakePunch } from "@hadir/kiosk/usecases/take-punch.ts"
import type { Checkpoint } from "@hadir/shared/journal/chain.ts"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import type { Result } from "@hadir/shared/result.ts"
import type Database from "better-sqlite3"
import type { Chance } from "../chance.ts"
import type { Network } from "./network.ts"
import { openCard } from "./sim-card.ts"
import { simClock } from "./sim-clock.ts"
import type { SimDisk } from "./sim-disk.ts"
import type { SimOffice } from "./sim-office.ts"
import { SimulatedCrash } from "./simulated-crash.ts"
import type { VirtualTime } from "./virtual-time.ts"

/** Records that were dropped, because of a head that came at `toldAt`. */
export type Drop = {
	readonly journal: string
	readonly through: Checkpoint
	readonly toldAt: number
}

/** A tap that was answered green. */
export type Green = {
	readonly device: string
	readonly code: string
	readonly journal: string
	readonly record: string
	readonly n: number
	/** True UTC ms. */
	readonly at: number
	readonly boot: number
}

/** The daemon marks life more often; each mark costs a simulated week a commit. */
const aliveEveryMs = 600_000

export class SimKiosk {
	readonly device: string
	readonly code: string
	readonly greens: Green[] = []
	/** Answers that were red because the disk took nothing. */
	reds = 0
	powerCuts = 0
	dropped = 0
	readonly drops: Drop[] = []
	isDiskFull = false
	isDiskShort = false
	crashChance = 0
	readonly #world: Parts
	readonly #disk: SimDisk
	#running: Running | undefined
	/** True UTC ms of the newest message from the office. */
	#headAt = 0
	/** How wrong the system's clock is, in ms; a step changes it. */
	#clockOffset = 0

	constructor(world: Parts, device: string, code: string, image?: Buffer) {
		this.#world = world
		this.device = device
		this.code = code
		this.#disk = world.diskOf(device)
		if (image !== undefined) this.#disk.put(image)
	}

	/** The name and key of the journal that is written to; the kiosk must be running. */
	identity(): { readonly journal: string; readonly publicKey: string } {
		const { journal } = this.#up
		const [name = ""] = journal.names()
		return { journal: name, publicKey: toBase64Url(rawPublicKey(journal.publicKeyOf(name))) }
	}

	keepPaper(paper: string): void {
		const { journal } = this.#up
		journal.keepPaper(journal.names()[0] ?? "", paper)
	}

	/** Power comes on. @param clockOffset how wrong its clock is until it hears the office */
	start(clockOffset: number): void {
		if (this.#running !== undefined) return
		this.#clockOffset = clockOffset
		const { time, chance } = this.#world
		const { settleLogs, ...file } = openCard(this.#disk, time.now)
		const { database, people, takenBack } = file
		const journal = this.#fragile(file.journal)
		const bootedAt = time.now
		const boot = bootNumber(database, chance.hex(16), takenBack.highestBoot)
		const facts = { boot, bootedAt, floor: lastWall(journal) }
		const clock = simClock({ ...facts, time, offset: () => this.#clockOffset })
		const before = lastAlive(database)
		const lost = journal.closeIfDamaged(clock.read(), takenBack.unprovenThrough)
		if (lost !== undefined) throw new Error("nothing damages a simulated card's end")
		for (const { journal: name } of journal.nameUnsendable(clock.read())) {
			throw new Error(`nothing damages the key of ${name}`)
		}
		if (settleLogs() !== undefined) throw new Error("nothing damages a simulated card's log")
		const uplink = this.#uplink({ journal, people, clock, bootedAt })
		const take = new TakePunch({
			...{ journal, people, clock },
			answers: [],
			tagSecret: this.#world.tagSecretOf(this.code),
			officeSealKey: this.#world.office.sealing.publicKey,
			makeSealPair: () => makeKeyPair("x25519"),
			isOffline: () => uplink.state === "offline",
		})
		const alive = time.every(aliveEveryMs, () => this.#mark(database, clock))
		this.#running = { database, journal, people, uplink, take, clock, alive }
		this.#guarded(() => {
			journal.append({
				...{ k: "boot", ...clock.read(), release: "simulated" },
				...(before === undefined ? {} : { lastAlive: before }),
			})
			markAlive(database, clock.read().wall)
			journal.append({ k: "reader", ...clock.read(), reader: "card-1", state: "ready" })
			uplink.start()
		})
	}

	/** Power goes: whatever was committed is on the card, nothing else. */
	cutPower(): void {
		const running = this.#running
		if (running === undefined) return
		this.#running = undefined
		this.powerCuts++
		running.uplink.stop()
		running.alive()
		this.#disk.cut()
	}

	/** What lies on the card now. */
	image(): Buffer {
		return this.#disk.image()
	}

	/** Another image is put onto the card; the kiosk must be off. */
	restore(image: Buffer): void {
		this.#disk.put(image)
	}

	stepClock(ms: number): void {
		this.#clockOffset += ms
	}

	tap(uid: string): void {
		const running = this.#running
		if (running === undefined) return
		this.#guarded(() => {
			const card = { kind: "iso14443a", uid: Buffer.from(uid, "hex") } as const
			const answer: Answer = running.take.take("card-1", card)
			if (answer.kind === "fault") this.reds++
			else this.#noteGreen(running)
			running.uplink.noteAppended()
		})
	}

	/** Drops what the office and its backups hold, as a short disk makes it. */
	makeRoom(): void {
		const running = this.#running
		if (running === undefined || !this.isDiskShort) return
		for (const name of [...running.journal.names()].reverse()) {
			const dropped = running.journal.drop(name, running.uplink.prunable(name))
			if (dropped === 0) continue
			this.dropped += dropped
			const { oldest, hashAt } = running.journal.own(name)
			const through = { n: oldest - 1, hash: hashAt(oldest - 1) ?? "" }
			this.drops.push({ journal: name, through, toldAt: this.#headAt })
		}
	}

	/** Records on the card, and the bytes they and everything else take. */
	size(): { readonly records: number; readonly bytes: number } {
		const { journal } = this.#up
		const own = journal.names().map((name) => journal.own(name))
		const records = own.reduce((sum, { last, oldest }) => sum + last.n - oldest + 1, 0)
		return { records, bytes: this.image().length }
	}

	unsent(): number {
		return this.#running?.uplink.unsent() ?? 0
	}

	get #up(): Running {
		if (this.#running === undefined) throw new Error(`${this.device} is off`)
		return this.#running
	}

	#noteGreen({ journal, clock }: Running): void {
		const { n, hash }: Checkpoint = journal.last
		const at = this.#world.time.now
		const { boot } = clock.read()
		const [name = ""] = journal.names()
		const { device, code } = this
		this.greens.push({ device, code, journal: name, record: hash, n, at, boot })
	}

	#mark(database: Database.Database, clock: KioskClock): void {
		this.#guarded(() => markAlive(database, clock.read().wall))
	}

	/** A simulated power cut in the middle of the code is one in the middle of the world. */
	#guarded(run: () => void): void {
		try {
			run()
		} catch (cause) {
			if (!(cause instanceof SimulatedCrash)) throw cause
			this.cutPower()
			const { time, chance } = this.#world
			time.after(chance.between(5_000, 600_000), () => this.start(this.#wrongClock()))
		}
	}

	#wrongClock(): number {
		const { chance } = this.#world
		return chance.next() < 0.5 ? 0 : -chance.between(0, 3 * 86_400_000)
	}

	#uplink(parts: {
		journal: JournalFile
		people: PeopleFile
		clock: KioskClock
		bootedAt: number
	}): SendJournal {
		const { time, chance, network, office } = this.#world
		const connect = network.connect(this.device, this.code)
		return new SendJournal({
			...parts,
			timers: {
				after: (ms, run) => time.after(ms, () => this.#guarded(run)),
				every: (ms, run) => time.every(ms, () => this.#guarded(run)),
			},
			connect: (events) =>
				connect({
					onReady: (ready) => this.#guarded(() => events.onReady(ready)),
					onMessage: (kind, bytes) => {
						this.#headAt = time.now
						this.#guarded(() => events.onMessage(kind, bytes))
					},
					onClosed: (reason) => this.#guarded(() => events.onClosed(reason)),
				}),
			officeKey: office.keys.publicKey,
			release: "simulated",
			sources: () => [{ source: "card-1", pulledThrough: parts.clock.read().wall, ready: true }],
			health: () => ({}),
			makeNonce: () => Buffer.from(chance.hex(16), "hex").toString("base64url"),
			chance: () => chance.next(),
			onChange: () => undefined,
			onSucceeded: () => undefined,
			onRefused: () => undefined,
			firstRecord: () => ({ k: "boot", ...parts.clock.read(), release: "simulated" }),
			log: () => undefined,
		})
	}

	/** Appends fail while the disk is full, and power may go before or after each commit. */
	#fragile(journal: JournalFile): JournalFile {
		const append = journal.append.bind(journal)
		const { chance } = this.#world
		journal.append = (content: RecordContent): Result<Checkpoint, JournalFault> => {
			if (this.isDiskFull) {
				return { ok: false, fault: { code: "full", message: "The disk is full." } }
			}
			if (chance.next() < this.crashChance / 2) throw new SimulatedCrash()
			const appended = append(content)
			if (chance.next() < this.crashChance / 2) throw new SimulatedCrash()
			return appended
		}
		return journal
	}
}

export type Parts = {
	readonly time: VirtualTime
	readonly chance: Chance
	readonly network: Network
	readonly office: SimOffice
	tagSecretOf(code: string): Uint8Array
	diskOf(device: string): SimDisk
}

type Running = {
	readonly database: Database.Database
	readonly journal: JournalFile
	readonly people: PeopleFile
	readonly uplink: SendJournal
	readonly take: TakePunch
	readonly clock: KioskClock
	readonly alive: () => void
}

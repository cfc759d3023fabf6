// The office's real ingest, projector and stores on simulated disks, which can be killed between any
// two durable steps, copied and restored.

import { AlarmStore } from "@hadir/backend/store/alarm-store.ts"
import { JournalLogReader } from "@hadir/backend/store/journal-log-reader.ts"
import { JournalLogStore } from "@hadir/backend/store/journal-log-store.ts"
import { type JournalSchema, journalMigrations } from "@hadir/backend/store/journal-schema.ts"
import { officeMigrations } from "@hadir/backend/store/office-migrations.ts"
import type { OfficeSchema } from "@hadir/backend/store/office-schema.ts"
import { storeOn } from "@hadir/backend/store/open-store.ts"
import { ProjectionStore } from "@hadir/backend/store/projection-store.ts"
import { RegistryStore } from "@hadir/backend/store/registry-store.ts"
import { JournalVerdictStore } from "@hadir/backend/store/verdict-store.ts"
import { verifyChains } from "@hadir/backend/store/verify-log.ts"
import { hearHeartbeat } from "@hadir/backend/usecases/hear-heartbeat.ts"
import { KioskNewsBoard } from "@hadir/backend/usecases/kiosk-news.ts"
import { ProjectJournal } from "@hadir/backend/usecases/project-journal.ts"
import { RecordJournal } from "@hadir/backend/usecases/record-journal.ts"
import { sendPeople } from "@hadir/backend/usecases/send-people.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import type { UpwardKind } from "@hadir/shared/wire/topic.ts"
import type { Chance } from "../chance.ts"
import { BackupNumbers } from "./backup-numbers.ts"
import type { Network } from "./network.ts"
import type { OfficeImage } from "./office-image.ts"
import type { SimDisk } from "./sim-disk.ts"
import { SimulatedCrash } from "./simulated-crash.ts"
import type { VirtualTime } from "./virtual-time.ts"

type LogStore = Awaited<ReturnType<typeof storeOn<JournalSchema>>>
type OfficeStore = Awaited<ReturnType<typeof storeOn<OfficeSchema>>>

export const simulatedZone = "Asia/Makassar"

type Running = {
	readonly log: LogStore
	readonly office: OfficeStore
	readonly reader: JournalLogReader
	readonly projector: ProjectJournal
}

export class SimOffice {
	readonly keys = makeKeyPair("ed25519")
	readonly sealing = makeKeyPair("x25519")
	readonly backups = new BackupNumbers()
	/** Chance that the next durable step is the last one: before it, or right after. */
	crashChance = 0
	crashes = 0
	/** Told after each heartbeat that counted. */
	onHeard: (code: string) => Promise<void> = async () => undefined
	readonly #time: VirtualTime
	readonly #network: Network
	readonly #chance: Chance
	readonly #disks: { readonly log: SimDisk; readonly office: SimDisk }
	#running: Running | undefined

	constructor(parts: {
		readonly time: VirtualTime
		readonly network: Network
		readonly chance: Chance
		diskOf(name: string): SimDisk
	}) {
		this.#time = parts.time
		this.#network = parts.network
		this.#chance = parts.chance
		this.#disks = { log: parts.diskOf("office log"), office: parts.diskOf("office") }
	}

	async start(): Promise<void> {
		const log = await storeOn<JournalSchema>(this.#disks.log.open(), journalMigrations)
		const office = await storeOn<OfficeSchema>(this.#disks.office.open(), officeMigrations)
		const reader = new JournalLogReader(log)
		const parts = {
			log: new JournalLogStore(log),
			...{ reader, registry: new RegistryStore(office), projections: new ProjectionStore(office) },
			...{ verdicts: new JournalVerdictStore(office), alarms: new AlarmStore(office) },
			...{ news: new KioskNewsBoard(), officeKey: this.keys, officeSealKey: this.sealing },
			...{ zone: simulatedZone, now: () => this.#time.now, note: () => undefined },
		}
		const projector = new ProjectJournal({
			...parts,
			onDirty: () => undefined,
			pause: async () => undefined,
		})
		const recording = new RecordJournal({
			...{ ...parts, log: this.#crashing(parts.log) },
			prunable: (journal, chain) => this.backups.prunable({ journal, chain }, reader),
			answer: (code, bytes) => this.#network.down(code, "head", bytes),
			onAppended: () => projector.wake(),
		})
		const people = {
			...{ ...parts, officeKey: this.keys.privateKey },
			answer: (code: string, bytes: Buffer) => this.#network.down(code, "people", bytes),
		}
		const heard: string[] = []
		const beating = { ...parts, onHeard: (code: string) => void heard.push(code) }
		this.#running = { log, office, reader, projector }
		this.#network.serve(async (code: string, kind: UpwardKind, bytes: Buffer) => {
			try {
				if (kind === "people-request") await sendPeople(people, code, bytes)
				else if (kind === "heartbeat") await hearHeartbeat(beating, code, bytes)
				else await recording[kind](code, bytes)
			} catch (cause) {
				if (!(cause instanceof SimulatedCrash)) throw cause
				return this.#crash()
			}
			await projector.settle()
			for (const one of heard.splice(0)) await this.onHeard(one)
		})
		projector.wake()
		await projector.settle()
	}

	get isRunning(): boolean {
		return this.#running !== undefined
	}

	/** Stops it where it stands; what was committed is kept. */
	async kill(): Promise<void> {
		const running = this.#running
		if (running === undefined) return
		this.#network.serve(undefined)
		this.#running = undefined
		this.#disks.log.cut()
		this.#disks.office.cut()
		await running.log.destroy()
		await running.office.destroy()
	}

	/** The files as they are on the disk at this moment. */
	image(): OfficeImage {
		return { log: this.#disks.log.image(), office: this.#disks.office.image() }
	}

	/** Puts another image in place of the disk; the office must not be running. */
	restore(image: OfficeImage): void {
		this.#disks.log.put(image.log)
		this.#disks.office.put(image.office)
	}

	get stores(): Running {
		if (this.#running === undefined) throw new Error("the office is not running")
		return this.#running
	}

	/** Every chain recomputed. */
	async verify(): Promise<readonly { brokenAt?: { n: number; why: string } }[]> {
		return verifyChains(this.stores.log)
	}

	async #crash(): Promise<void> {
		this.crashes++
		await this.kill()
		this.#time.after(this.#chance.between(1_000, 120_000), () => this.start())
	}

	/** Dies before a durable step, or after it and before anything is answered. */
	#crashing(log: JournalLogStore): JournalLogStore {
		const guard =
			<A extends unknown[], R>(step: (...args: A) => Promise<R>) =>
			async (...args: A): Promise<R> => {
				if (this.#chance.next() < this.crashChance / 2) throw new SimulatedCrash()
				const result = await step(...args)
				if (this.#chance.next() < this.crashChance / 2) throw new SimulatedCrash()
				return result
			}
		return Object.assign(Object.create(log), {
			journal: (name: string) => log.journal(name),
			view: (name: string, shown: Parameters<typeof log.view>[1]) => log.view(name, shown),
			admit: guard(log.admit.bind(log)),
			appendBatch: guard(log.appendBatch.bind(log)),
			appendHole: guard(log.appendHole.bind(log)),
			quarantine: guard(log.quarantine.bind(log)),
			noteHeartbeat: (...args: Parameters<typeof log.noteHeartbeat>) => log.noteHeartbeat(...args),
		})
	}
}

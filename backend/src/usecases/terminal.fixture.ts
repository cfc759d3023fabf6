// An office on real files that takes in what a terminal kept: from files, and by a kiosk that pulled it.
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { encodeRecord } from "@hadir/shared/journal/record.ts"
import { sealCard, tagOf } from "@hadir/shared/journal/sealed-card.ts"
import {
	instantOf,
	terminalKey,
	terminalUser,
	type WallTime,
} from "@hadir/shared/journal/terminal-punch.ts"
import { ownTagSecret } from "../identity/office-keys.ts"
import { JournalLogStore } from "../store/journal-log-store.ts"
import { ProjectionStore } from "../store/projection-store.ts"
import { TerminalStore } from "../store/terminal-store.ts"
import { assignTerminalUser, type TerminalAssignment } from "./assign-terminal-user.ts"
import type { FilePunch } from "./file-punch.ts"
import { code, type HandKiosk, nonceOf } from "./hand-kiosk.fixture.ts"
import { type ImportOrder, ImportPunches } from "./import-punches.ts"
import { OfficeLog } from "./office-log.fixture.ts"

export const serial = "CKJ1234567"
export const zone = "Asia/Makassar"
/** 2026-11-01 at midnight in Makassar. */
export const start = Date.UTC(2026, 9, 31, 16)

const kioskSecret = Buffer.alloc(32, 1)

export function wall(text: string): WallTime {
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text
		.split(/\D/)
		.map(Number)
	return { year, month, day, hour, minute, second }
}

export const line = (userId: string, text: string, more: Partial<FilePunch> = {}): FilePunch => ({
	...{ line: 1, userId, local: wall(text), isMinute: false, verify: 1, state: 0 },
	...more,
})

/** How the kiosk found the terminal's clock, in ms, and how sure it was of its own. */
type Measured = { readonly offset?: number; readonly err?: number; readonly q?: 1 | 4 }

export class TerminalOffice {
	readonly office: OfficeLog
	readonly ownKey = makeKeyPair("ed25519")
	#ids = 0

	private constructor(office: OfficeLog) {
		this.office = office
	}

	static async open(): Promise<TerminalOffice> {
		const office = await OfficeLog.open()
		await office.office
			.insertInto("unit")
			.values({ id: "dinkes", name: "Dinas Kesehatan", position: 0 })
			.execute()
		const names = { maria: "Maria Goreti Ndoen", yusuf: "Yusuf Bria" }
		for (const [index, [id, name]] of Object.entries(names).entries()) {
			await office.office
				.insertInto("employee")
				.values({
					...{ id, nip: `19860926201505100${index}`, name: `${name}, S.KM.`, short_name: name },
					...{ unit: "dinkes", grade: "III/a", schedule: "lima-hari" },
					...{ employed_from: null, employed_until: null },
				})
				.execute()
		}
		return new TerminalOffice(office)
	}

	settle = async (): Promise<void> => {
		const projector = this.office.projector()
		projector.wake()
		await projector.settle()
	}

	/** @param recording another ingest than the office's own */
	imports(recording = this.office.worker()): ImportPunches {
		const { office, ownKey, settle } = this
		return new ImportPunches({
			...{ log: new JournalLogStore(office.log), registry: office.registry, zone, settle },
			projections: new ProjectionStore(office.office),
			...{ known: new TerminalStore(office.office), ownKey, tagSecret: ownTagSecret(ownKey) },
			...{ sealKey: office.sealing.publicKey, makeSealPair: () => makeKeyPair("x25519") },
			makeNonce: () => nonceOf("import"),
			now: () => office.now,
			record: (kiosk, batch) => recording.batch(kiosk, batch),
		})
	}

	async add(punches: readonly FilePunch[], more: Partial<ImportOrder> = {}) {
		const order = { serial, since: start, clockErrorMs: 300_000, punches, ...more }
		const added = await this.imports().add(order)
		if (!added.ok) throw new Error(added.fault.message)
		return added.value
	}

	assign(userId: string, employee: string, from?: string, more: Partial<TerminalAssignment> = {}) {
		const { office, settle } = this
		return assignTerminalUser(
			{
				...{ registry: office.registry, users: new TerminalStore(office.office), zone, settle },
				...{ sealKey: office.sealing, now: () => office.now },
				makeCredentialId: () => `TERMINAL${String(++this.#ids).padStart(8, "0")}`,
			},
			{ serial, userId, employee, from, isNew: false, ...more },
		)
	}

	/** The kiosk has pulled this punch live: its record, not delivered yet. */
	pulled(
		kiosk: HandKiosk,
		userId: string,
		text: string,
		{ offset = 0, err = 600, q = 4 }: Measured = {},
	): HandKiosk {
		const { office } = this
		const local = wall(text)
		const user = terminalUser(serial, userId)
		const tag = tagOf(kioskSecret, user)
		const n = kiosk.lines.length + 1
		const clock = { boot: 1, mono: n * 1000, wall: office.now, q, err } as const
		const key = terminalKey({ userId, local, verify: 1, state: 0 })
		const who = {
			tag,
			sealed: sealCard(user, tag, office.sealing.publicKey, makeKeyPair("x25519")),
		}
		const terminal = { serial, key, time: instantOf(local, zone), offset }
		const content = { k: "punch", ...clock, reader: "terminal-1", answer: "unknown" } as const
		const made = { ...content, ...who, terminal }
		return kiosk.keep(encodeRecord(n, made))
	}

	async deliver(kiosk: HandKiosk, from = 1): Promise<void> {
		const worker = this.office.worker()
		await worker.hello(code, kiosk.hello())
		await worker.batch(code, kiosk.batch(from, kiosk.lines.length))
	}

	/** What an evaluation of November would be given. */
	punches() {
		const dates = { from: "2026-11-01", through: "2026-11-30" }
		return this.office.projections.punchesOf("everyone", dates)
	}
}

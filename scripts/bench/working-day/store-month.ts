// From a real office.db: a month of everyone after a day off was entered, and one late punch with a long past.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openStores } from "@hadir/backend/office-files.ts"
import { EntryStore } from "@hadir/backend/store/entry-store.ts"
import { JournalLogReader } from "@hadir/backend/store/journal-log-reader.ts"
import { ProjectionStore } from "@hadir/backend/store/projection-store.ts"
import { RegistryStore } from "@hadir/backend/store/registry-store.ts"
import { ServiceStore } from "@hadir/backend/store/service-store.ts"
import { evaluatePeople } from "@hadir/backend/usecases/person-month.ts"
import { everyUnit } from "@hadir/backend/usecases/ports.ts"
import { addDays } from "@hadir/shared/time/local-date.ts"
import { office } from "./city-office.ts"
import { dates, month, plainPerson } from "./plain-city.ts"

const zone = "Asia/Makassar"
const zoneSeconds = 8 * 3600
const rowsAtOnce = 500

export async function openCity(people: number, months: number) {
	const folder = mkdtempSync(join(tmpdir(), "hadir-bench-"))
	const stores = await openStores(folder)
	await fill(stores.office, people, months)
	const { policy, calendar } = office()
	const registry = new RegistryStore(stores.office)
	const parts = {
		...{
			registry,
			projections: new ProjectionStore(stores.office),
			regulation: { policy, calendar },
		},
		...{ book: new EntryStore(stores.office), service: new ServiceStore(stores.office), zone },
		...{ reader: new JournalLogReader(stores.reader), now: () => Date.UTC(2026, 11, 1) },
	}
	const everyone = await registry.employees(everyUnit)
	return {
		book: parts.book,
		evaluate: (told?: (done: number) => void) => evaluatePeople(parts, everyone, month, told),
		evaluateOne: () => evaluatePeople(parts, everyone.slice(0, 1), month),
		close: async () => {
			for (const store of [stores.reader, stores.log, stores.office]) await store.destroy()
			rmSync(folder, { recursive: true })
		},
	}
}

type Office = Awaited<ReturnType<typeof openStores>>["office"]

/** Rows as the projector writes them, the same month over and over into the past. */
async function fill(db: Office, people: number, months: number): Promise<void> {
	await db.insertInto("unit").values({ id: "u0", name: "Dinas", position: 0 }).execute()
	for (let from = 0; from < people; from += rowsAtOnce) {
		const count = Math.min(rowsAtOnce, people - from)
		const rows = Array.from({ length: count }, (_, index) => employeeRow(from + index))
		await db.insertInto("employee").values(rows).execute()
	}
	for (let back = 0; back < months; back++) {
		for (let index = 0; index < people; index++) await fillMonth(db, index, back)
	}
}

const employeeRow = (index: number) => ({
	...{ id: `p${index}`, nip: `198609262015${String(index).padStart(6, "0")}` },
	...{ name: `Pegawai ${index}`, short_name: `P ${index}`, unit: "u0", grade: "PNS III/c" },
	...{ schedule: "lima-hari", employed_from: null, employed_until: null },
})

async function fillMonth(db: Office, index: number, back: number): Promise<void> {
	// A shift person's punches would do as well: the store does not ask.
	const rows = plainPerson(index - (index % 5)).punches.map(({ record, at, place }) => {
		const moved = at - back * dates.length * 86_400
		const ms = (moved - zoneSeconds) * 1000
		return {
			...{ record: `${index}-${back}-${record}`, journal: "j", chain: "c", kiosk: place, n: 1 },
			...{ at: ms, err: 0, basis: "clock", boot: 1, mono: 1, wall: ms, q: 3, stamped_err: 0 },
			...{ reader: "card-1", answer: "recorded", credential: null, tag: null, sealed: null },
			...{ employee: `p${index}`, received_at: ms, dispute: null },
			work_date: addDays("1970-01-01", Math.floor(moved / 86_400)),
			...{ terminal: null, terminal_key: null },
		}
	})
	await db.insertInto("punch").values(rows).execute()
}

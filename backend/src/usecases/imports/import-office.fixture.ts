// An office on real files that takes tables in, for tests: what is asked of it in a line.
import type { Actor } from "../../domain/entries/entry.ts"
import type { EmployeeRow, ImportSheet } from "../../domain/imports/import-rows.ts"
import { calendar, policy } from "../../domain/regulation/national-template.fixture.ts"
import { ImportStore } from "../../store/import-store.ts"
import { PayFactStore } from "../../store/pay-fact-store.ts"
import { ServiceStore } from "../../store/service-store.ts"
import { OfficeLog } from "../office-log.fixture.ts"
import { OneAtATime } from "../one-at-a-time.ts"
import { evaluatePeople } from "../person-month.ts"
import { everyUnit } from "../ports.ts"
import { type ImportOrder, ImportSheets } from "./import-sheets.ts"

export const budi: Actor = { username: "budi", role: "bkpsdm" }
export const sari: Actor = { username: "sari", role: "bkpsdm" }
export const [maria, yusuf, ayu] = [
	...["198609262015051001", "199003122019031002", "197811052005012003"],
] as const

export class ImportOffice {
	readonly office: OfficeLog
	readonly imports: ImportSheets
	#made = 0

	private constructor(office: OfficeLog) {
		this.office = office
		this.imports = new ImportSheets({ ...this.#parts(), registry: office.registry })
	}

	static async open(): Promise<ImportOffice> {
		const office = await OfficeLog.open()
		office.now = Date.UTC(2026, 11, 15)
		await office.seenSince2025("dinkes", "rsud")
		return new ImportOffice(office)
	}

	close(): Promise<void> {
		return this.office.close()
	}

	#parts() {
		const { office } = this
		const make = (prefix: string) => `${prefix}${String(++this.#made).padStart(6, "0")}`
		return {
			...{ registry: office.registry, projections: office.projections, reader: office.reader },
			...{ book: office.book, service: new ServiceStore(office.office) },
			...{ regulation: { policy, calendar }, zone: "Asia/Makassar", now: () => ++office.now },
			...{ ledger: new ImportStore(office.office), payBook: new PayFactStore(office.office) },
			turns: new OneAtATime(),
			makeId: () => make("e"),
			makeCredentialId: () => make("CREDENTIAL"),
			makeEmployeeId: () => make("p"),
		}
	}

	/** Writes, unless told otherwise. */
	async run(sheet: ImportSheet, more: Partial<ImportOrder> = {}) {
		const order = {
			...{ sheet, file: "berkas.xlsx", unread: [], actor: budi, defaults: {}, isApplied: true },
			...more,
		}
		const done = await this.imports.run(order)
		if (!done.ok) throw new Error(done.fault.message)
		return done.value
	}

	preview(sheet: ImportSheet, more: Partial<ImportOrder> = {}) {
		return this.run(sheet, { ...more, isApplied: false })
	}

	undo(batch: string | undefined, reason = "keliru") {
		return this.imports.undo({ batch: batch ?? "", reason }, budi)
	}

	/** Codes of November 2026 by day, such as "02": "TK". */
	async codes(nip: string): Promise<Record<string, string>> {
		const people = await this.office.registry.employees(everyUnit)
		const evaluated = await evaluatePeople(this.#parts(), people, "2026-11")
		const days = evaluated.find(({ employee }) => employee.nip === nip)?.days ?? []
		return Object.fromEntries(days.map((day) => [day.date.slice(8), day.codes.join(" ")]))
	}

	async person(nip: string) {
		return (await this.office.registry.searchEmployees(nip, everyUnit, 1))[0]
	}

	/** How many rows there are of each. */
	async tables() {
		const { office } = this.office
		const count = async (table: "unit" | "employee" | "entry" | "import_batch") =>
			(await office.selectFrom(table).selectAll().execute()).length
		return {
			...{ units: await count("unit"), people: await count("employee") },
			...{ entries: await count("entry"), batches: await count("import_batch") },
		}
	}
}

export const units = (...rows: [string, string][]): ImportSheet => ({
	kind: "units",
	rows: rows.map(([id, name], index) => ({ row: index + 2, id, name })),
})
export const person = (nip: string, more: Partial<EmployeeRow> = {}): EmployeeRow => ({
	...{ row: 2, nip, name: `dr. ${nip.slice(0, 4)}, Sp.A.`, unit: "Dinas Kesehatan" },
	...{ grade: "III/c", schedule: "5 hari kerja", from: "2020-01-01", ...more },
})
export const employees = (...rows: EmployeeRow[]): ImportSheet => ({
	kind: "employees",
	rows: rows.map((row, index) => ({ ...row, row: index + 2 })),
})
export const twoUnits = units(["dinkes", "Dinas Kesehatan"], ["rsud", "RSUD"])
export const threePeople = employees(
	person(maria),
	person(yusuf, { unit: "rsud", schedule: "piket" }),
	person(ayu),
)

import { takenOut } from "@hadir/shared/journal/record.ts"
import { type Kysely, sql } from "kysely"
import type { Settlement } from "../domain/service/service-gaps.ts"
import type { ServiceEvent } from "../domain/service/service-timeline.ts"
import type { Span } from "../domain/service/spans.ts"
import type { FailedReads, NamedMissing, ServiceFacts } from "../usecases/service-facts.ts"
import { isStillDisputed } from "./dispute-condition.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** Hours of service in office.db: projected events, named gaps, and people's decisions. */
export class ServiceStore implements ServiceFacts {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async events(kiosk: string, since: number): Promise<readonly ServiceEvent[]> {
		const counting = this.#db
			.selectFrom("service_event")
			.leftJoin("journal_verdict", "journal_verdict.journal", "service_event.journal")
			.where("service_event.kiosk", "=", kiosk)
			.where(sql<boolean>`not ${isStillDisputed("service_event")}`)
		const lastBoot = await counting
			.select(({ fn }) => fn.max("service_event.at").as("at"))
			.where("service_event.kind", "=", "boot")
			.where("service_event.basis", "!=", "unsure")
			.where("service_event.at", "<=", since)
			.executeTakeFirst()
		const rows = await counting
			.select([
				"kind",
				"service_event.at",
				"basis",
				"reader",
				"state",
				"service_event.reason",
				"last_alive",
			])
			.where("failed", "is", null)
			.where("service_event.at", ">=", lastBoot?.at ?? 0)
			.orderBy("journal_at")
			.orderBy("n")
			.execute()
		return rows.map(eventOf)
	}

	async missing(): Promise<readonly NamedMissing[]> {
		const rows = await this.#db
			.selectFrom("missing_span")
			.leftJoin("kiosk", "kiosk.code", "missing_span.kiosk")
			.selectAll("missing_span")
			.select("kiosk.registered_at")
			.execute()
		const lost = await this.#reached(rows.flatMap(({ lost_journal }) => lost_journal ?? []))
		return rows.flatMap((row): NamedMissing[] => {
			const span = {
				...{ id: row.id, kiosk: row.kiosk, until: row.until_at },
				cause: row.cause === "hole" || row.cause === "damaged" ? row.cause : "lost",
			} as const
			const numbers = { fromN: row.from_n, throughN: row.through_n }
			if (row.lost_journal === null) return [{ ...span, ...numbers, from: row.from_at }]
			// What that journal has delivered, before or after, is not lost; the rest begins where it ends.
			const { n, at } = lost.get(row.lost_journal) ?? { n: 0, at: null }
			const fromN = Math.max(row.from_n, n + 1)
			if (fromN > row.through_n) return []
			return [{ ...span, ...numbers, fromN, from: at ?? row.registered_at ?? 0 }]
		})
	}

	/** How far each journal is projected, on the chain that has reached least. */
	async #reached(
		journals: readonly string[],
	): Promise<ReadonlyMap<string, { readonly n: number; readonly at: number | null }>> {
		const rows = await this.#db
			.selectFrom("cursor")
			.select(["journal", "n", "at"])
			.where("journal", "in", [...journals])
			.orderBy("n", "desc")
			.execute()
		return new Map(rows.map(({ journal, n, at }) => [journal, { n, at }]))
	}

	async failedReads(
		kiosk: string,
		span: { readonly from: number; readonly until: number },
	): Promise<readonly FailedReads[]> {
		const rows = await this.#db
			.selectFrom("service_event")
			.select(["reader", "at", "failed"])
			.where("kiosk", "=", kiosk)
			.where("failed", "is not", null)
			.where("at", ">=", span.from)
			.where("at", "<", span.until)
			.orderBy("at")
			.execute()
		return rows.map(({ reader, at, failed }) => ({
			...{ reader: reader ?? "", at, failed: failed ?? 0 },
		}))
	}

	async retirements(): Promise<readonly (Span & { readonly kiosk: string })[]> {
		const rows = await this.#db.selectFrom("retirement").selectAll().execute()
		return rows.map(({ kiosk, from_at, until_at }) => ({ kiosk, from: from_at, until: until_at }))
	}

	async settlements(): Promise<readonly Settlement[]> {
		const rows = await this.#db
			.selectFrom("settlement")
			.selectAll()
			.where("approved_at", "is not", null)
			.where("withdrawn_at", "is", null)
			.execute()
		return rows.map((row) => ({
			...{ kiosk: row.kiosk, from: row.from_at, until: row.until_at },
			cause: row.cause === "missing" ? "missing" : "lost",
			verdict: row.verdict === "excused" ? "excused" : "counted",
			words: row.letter === "" ? row.reason : `${row.reason} (${row.letter})`,
		}))
	}
}

type EventRow = Pick<
	OfficeSchema["service_event"],
	"kind" | "at" | "basis" | "reader" | "state" | "reason" | "last_alive"
>

function eventOf(row: EventRow): ServiceEvent {
	const moment = { at: row.at, isSure: row.basis !== "unsure" }
	if (row.kind === "boot")
		return { ...moment, kind: "boot", lastAlive: row.last_alive ?? undefined }
	return { ...moment, kind: "reader", reader: row.reader ?? "", state: stateOf(row) }
}

function stateOf({ state, reason }: EventRow): ReaderState {
	if (state === "ready" || state === "faulty") return state
	return reason === takenOut ? "removed" : "absent"
}
type ReaderState = Extract<ServiceEvent, { kind: "reader" }>["state"]

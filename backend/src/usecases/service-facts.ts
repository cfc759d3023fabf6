// What the office knows of its kiosks' hours, and what two people decided over them.
import type { Settlement } from "../domain/service/service-gaps.ts"
import type { ServiceEvent } from "../domain/service/service-timeline.ts"
import type { Span } from "../domain/service/spans.ts"

export type NamedMissing = {
	readonly id: string
	readonly kiosk: string
	readonly cause: "hole" | "damaged" | "lost"
	readonly fromN: number
	readonly throughN: number
	readonly from: number
	readonly until: number
}

/** Failed reads of one minute at one reader: evidence for who asks for a correction. */
export type FailedReads = { readonly reader: string; readonly at: number; readonly failed: number }

export interface ServiceFacts {
	/**
	 * Boots and readers of a kiosk in the order of its journals, from its last sure boot before `since`
	 * on; what a branch or a journal in doubt says is left out, until a person has accepted the journal.
	 */
	events(kiosk: string, since: number): Promise<readonly ServiceEvent[]>
	missing(): Promise<readonly NamedMissing[]>
	failedReads(
		kiosk: string,
		span: { readonly from: number; readonly until: number },
	): Promise<readonly FailedReads[]>
	/** Stretches in which a kiosk was retired, before it came back. */
	retirements(): Promise<readonly (Span & { readonly kiosk: string })[]>
	/** Approved and not withdrawn. */
	settlements(): Promise<readonly Settlement[]>
}

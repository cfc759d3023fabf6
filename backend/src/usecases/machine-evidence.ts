// What machines themselves say about a stretch of time: out of service, reads that failed, taps that came.
import { localMoment, wallSecond } from "@hadir/shared/time/local-time.ts"
import type { Evidence } from "../domain/entries/entry-contents.ts"
import type { Span } from "../domain/service/spans.ts"
import { readService, type ServiceParts } from "./kiosk-services.ts"
import type { Employee } from "./ports.ts"
import type { Projections } from "./projections.ts"

export type EvidenceParts = ServiceParts & {
	readonly projections: Projections
	readonly zone: string
}

/**
 * Evidence of the kiosks that count for a person. Times are whole seconds on the site's wall clock
 * (`wallSecond`); the taps are everybody's at those kiosks, so that a queue shows.
 * @param span UTC ms
 */
export async function machineEvidence(
	parts: EvidenceParts,
	employee: Employee,
	span: Span,
): Promise<Evidence> {
	const { service, projections, registry, zone } = parts
	const view = await readService(parts, span)
	const named = (await registry.guestKiosks()).get(employee.id) ?? []
	const kiosks = [...view.kiosks.values()].filter(
		({ kiosk, unit }) => unit === employee.unit.id || named.includes(kiosk),
	)
	const wall = (at: number) => wallSecond(localMoment(at, zone))
	const failed = await Promise.all(
		kiosks.map(async ({ kiosk, place }) =>
			(await service.failedReads(kiosk, span)).map((one) => ({
				...{ place, reader: one.reader, at: wall(one.at), failed: one.failed },
			})),
		),
	)
	const dateOf = (at: number) => localMoment(at, zone).date
	const placed = await projections.punchesAt(
		kiosks.map(({ kiosk }) => kiosk),
		{ from: dateOf(span.from), through: dateOf(span.until) },
	)
	const isWithin = ({ at }: { readonly at: number }) => at >= span.from && at < span.until
	return {
		outOfService: view.gapsOf(employee, span).map(({ from, until, place, cause }) => ({
			...{ place, cause, from: wall(Math.max(from, span.from)) },
			until: wall(Math.min(until, span.until)),
		})),
		failedReads: failed.flat(),
		taps: placed.filter(isWithin).length,
	}
}

// Sets of time, as sorted spans that do not touch; ends excluded.
export type Span = { readonly from: number; readonly until: number }

/** Any spans as a set: sorted, joined where they touch, empty ones dropped. */
export function joined(spans: readonly Span[]): Span[] {
	const sorted = spans.filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from)
	const set: Span[] = []
	for (const span of sorted) {
		const last = set.at(-1)
		if (last === undefined || span.from > last.until) set.push(span)
		else set[set.length - 1] = { from: last.from, until: Math.max(last.until, span.until) }
	}
	return set
}

/** What of the first set is in none of the others. */
export function without(set: readonly Span[], others: readonly Span[]): Span[] {
	let left = joined(set)
	for (const { from, until } of joined(others)) {
		left = left.flatMap((span) => [
			{ from: span.from, until: Math.min(span.until, from) },
			{ from: Math.max(span.from, until), until: span.until },
		])
		left = left.filter((span) => span.from < span.until)
	}
	return left
}

/** What lies within one span. */
export const within = (set: readonly Span[], { from, until }: Span): Span[] =>
	joined(set.map((s) => ({ from: Math.max(s.from, from), until: Math.min(s.until, until) })))

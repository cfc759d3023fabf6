// Entries as the office tells them, and as a command prints them.
import { z } from "zod"
import { columns } from "./columns.ts"

const step = z.object({ kind: z.string(), by: z.string(), reason: z.string() })
const toldEntry = z.object({
	id: z.string(),
	employee: z.string().optional(),
	unit: z.string().optional(),
	from: z.string(),
	until: z.string().optional(),
	content: z.looseObject({ kind: z.string() }),
	enteredBy: z.string(),
	steps: z.array(step),
	standing: z.looseObject({ kind: z.string(), next: z.string().optional() }),
})
type ToldEntry = z.infer<typeof toldEntry>

/** "e1  maria  2026-11-02..2026-11-03  letter  waiting for bkpsdm". */
function entryLine({ id, employee, unit, from, until, content, standing }: ToldEntry) {
	const dates = until === undefined || until === from ? from : `${from}..${until}`
	const next = standing.next === undefined ? "" : ` for ${standing.next}`
	return [id, employee ?? unit ?? "everyone", dates, content.kind, `${standing.kind}${next}`]
}

export const toldEntries = z.object({ entries: z.array(toldEntry) })
/** One entry, as a step over it is answered. */
export const oneToldEntry = toldEntry.transform((entry) => ({ entries: [entry] }))

/** A command's output: a line an entry, or all of them as JSON. */
export function printEntries(
	{ entries }: z.infer<typeof toldEntries>,
	{ json }: { readonly json?: true },
): void {
	if (json) return console.log(JSON.stringify(entries))
	if (entries.length === 0) return console.log("No entry.")
	for (const line of columns(entries.map(entryLine))) console.log(line)
}

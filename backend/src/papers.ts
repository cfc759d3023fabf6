// The office's doors for papers, on its stores.
import { type PaperSettings, plainSettings } from "./domain/papers/paper-settings.ts"
import type { PaperDoors } from "./http/paper-actions.ts"
import type { ExportBook } from "./usecases/export-book.ts"
import type { PaperParts } from "./usecases/papers/allowance-papers.ts"
import { makePaper, paperKinds } from "./usecases/papers/make-paper.ts"

const mostExports = 200

export const paperDoors = (
	parts: Omit<PaperParts, "papers"> & {
		readonly exports: ExportBook
		/** Absent: the office's own names. */
		readonly papers: PaperSettings | undefined
		readonly city: CityNames
	},
): Pick<PaperDoors, "papers"> => ({
	papers: {
		kinds: () => paperKinds.map(({ id, words, needs, takes }) => ({ id, words, needs, takes })),
		make: async (wish, actor) => {
			const papers = parts.papers ?? plainSettings(await namesOf(parts.city))
			return makePaper({ ...parts, papers }, wish, actor)
		},
		exports: () => parts.exports.list(mostExports),
	},
})

type CityNames = {
	settings(): Promise<{
		readonly government: string | undefined
		readonly agency: string | undefined
	}>
}

async function namesOf(city: CityNames): Promise<readonly string[]> {
	const { government, agency } = await city.settings()
	return [government, agency].flatMap((name) => (name === undefined ? [] : [name.toUpperCase()]))
}

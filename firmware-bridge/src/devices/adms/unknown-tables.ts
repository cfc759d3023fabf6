// Tables that nobody knows here: told once by name, so that a log that is filled by them says what they are.

const mostTables = 8
const longestName = 24

export class UnknownTables {
	readonly #named = new Set<string>()
	readonly #onNews: (name: string) => void

	constructor(onNews: (name: string) => void) {
		this.#onNews = onNews
	}

	/** @returns its name as it may be written down */
	note(tableName: string): string {
		const name = tableName.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, longestName)
		if (!this.#named.has(name) && this.#named.size < mostTables) {
			this.#named.add(name)
			this.#onNews(name)
		}
		return name
	}
}

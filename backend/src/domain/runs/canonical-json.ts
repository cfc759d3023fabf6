// One text for one value, whatever the order its fields were set in: what is hashed.

/**
 * JSON without spaces, fields sorted by name, fields that are undefined left out.
 * @throws what JSON cannot say exactly: fractions, undefined in a list, functions
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === "boolean") return String(value)
	if (typeof value === "string") return JSON.stringify(value)
	if (typeof value === "number") {
		if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`)
		return String(value)
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
	if (typeof value !== "object") throw new Error(`a ${typeof value} has no canonical form`)
	const fields = Object.entries(value)
		.filter(([, field]) => field !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1))
	return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(",")}}`
}

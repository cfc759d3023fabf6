// Every amount of a policy's file by its path, with the source of the row it stands in: for any policy.

export type SourcedAmount = {
	/** As in the file: "arrival[0].ladder[1].cost.basisPoints". */
	readonly path: string
	readonly value: number | string | boolean
}

export type SourcedRow = {
	readonly path: string
	readonly cite: string
	readonly status: string
	readonly amounts: readonly SourcedAmount[]
}

/** The rows that name their source, in the order of the file; each with the amounts that rest on it. */
export function sourcedRows(value: unknown, path = ""): SourcedRow[] {
	const children = childrenOf(value, path)
	const below = children.flatMap(([at, child]) => sourcedRows(child, at))
	const fields = new Map(children.map(([, child, key]) => [key, child]))
	const cite = fields.get("cite")
	const status = fields.get("status")
	if (typeof cite !== "string" || typeof status !== "string") return below
	const amounts = leavesOf(value, path).filter(
		({ path: at }) => !/(?:^|\.)(?:cite|status|from|until|id|name|code)$/.test(at),
	)
	return [{ path, cite, status, amounts }, ...below]
}

/** What differs between two policies' files, amount by amount; undefined where one lacks it. */
export function amountDifferences(
	left: unknown,
	right: unknown,
): {
	readonly path: string
	readonly left: SourcedAmount["value"] | undefined
	readonly right: SourcedAmount["value"] | undefined
}[] {
	const [before, after] = [byPath(left), byPath(right)]
	const paths = [...new Set([...before.keys(), ...after.keys()])]
	return paths
		.map((path) => ({ path, left: before.get(path), right: after.get(path) }))
		.filter((one) => one.left !== one.right)
}

const byPath = (value: unknown): ReadonlyMap<string, SourcedAmount["value"]> =>
	new Map(leavesOf(value, "").map((leaf) => [leaf.path, leaf.value]))

function leavesOf(value: unknown, path: string): SourcedAmount[] {
	if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
		return [{ path, value }]
	}
	return childrenOf(value, path).flatMap(([at, child]) => leavesOf(child, at))
}

function childrenOf(value: unknown, path: string): (readonly [string, unknown, string])[] {
	if (typeof value !== "object" || value === null) return []
	return Object.entries(value).map(([key, child]) => {
		const step = Array.isArray(value) ? `[${key}]` : `.${key}`
		return [`${path}${step}`.replace(/^\./, ""), child, key] as const
	})
}

// What the post is worth in this month, before any cut.
import { type Exact, exactly, total } from "../money/exact.ts"
import type { Rupiah } from "../money/rupiah.ts"
import { type Component, components } from "./allowance-fields.ts"
import type { Post } from "./allowance-input.ts"
import type { BaseRow } from "./share-tables.ts"

/** The whole, and its components where the amount is given by them. */
export type Base = {
	readonly whole: Exact
	readonly parts: ReadonlyMap<Component, Exact>
}

/** PP 12/2019 art. 58: the amount of the post, by its class, its components or as one figure. */
export function baseAmount(post: Post, row: BaseRow): Base {
	const parts = new Map<Component, Exact>()
	if (post.components !== undefined) {
		for (const [name, amount] of componentsOf(post.components)) parts.set(name, exactly(amount))
		return { whole: total([...parts.values()]), parts }
	}
	if (post.rupiah !== undefined) return { whole: exactly(post.rupiah), parts }
	const found = classAmount(post, row)
	if (found === undefined) throw new Error(`no amount for class ${post.class}`)
	return { whole: exactly(found), parts }
}

/** Undefined where the policy names no amount for the post's class. */
export const classAmount = (post: Post, row: BaseRow): Rupiah | undefined =>
	row.rule === "byClass" ? row.classes.find((one) => one.class === post.class)?.rupiah : undefined

/** The whole with each of its components changed alike. */
export const scaled = (base: Base, by: (amount: Exact) => Exact): Base => ({
	whole: by(base.whole),
	parts: new Map([...base.parts].map(([name, amount]) => [name, by(amount)])),
})

/** What of the base belongs to some components; all of it where none are named. */
export const amountOf = (base: Base, names: readonly Component[] | undefined): Exact =>
	names === undefined ? base.whole : total(names.flatMap((name) => base.parts.get(name) ?? []))

function componentsOf(given: NonNullable<Post["components"]>): [Component, Rupiah][] {
	return components.flatMap((name): [Component, Rupiah][] => {
		const amount = given[name]
		return amount === undefined ? [] : [[name, amount]]
	})
}

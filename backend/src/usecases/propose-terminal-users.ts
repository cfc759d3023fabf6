// Who a terminal's users may be, by what the terminal calls them. It only proposes: a person assigns.
import type { Employee } from "./ports.ts"

export type NamedUser = {
	readonly userId: string
	readonly name: string
	/** Where the file has one. */
	readonly nip?: string | undefined
}

export type ProposedUser = {
	readonly userId: string
	readonly name: string
	/** `sure`: one person has that NIP, or that name and nobody else has; `unsure`: a name may be theirs. */
	readonly kind: "sure" | "unsure" | "unknown"
	readonly employees: readonly { readonly id: string; readonly name: string }[]
}

/** Terminals cut names, some after eight letters; what is shorter says nothing. */
const leastCutName = 5
const maxProposed = 5

export function proposeTerminalUsers(
	users: readonly NamedUser[],
	employees: readonly Employee[],
): readonly ProposedUser[] {
	const byNip = Map.groupBy(employees, ({ nip }) => nip)
	const byName = Map.groupBy(employees, ({ shortName }) => plainName(shortName))
	const numbers = Map.groupBy(users, ({ userId }) => userId)
	return users.map((user) => {
		const proposed = propose(user, byNip, byName)
		// A number that stands in the list twice is one user of the terminal: a person has to say whose.
		const isTwice = (numbers.get(user.userId) ?? []).length > 1
		return isTwice && proposed.kind === "sure" ? { ...proposed, kind: "unsure" } : proposed
	})
}

type Groups = ReadonlyMap<string, readonly Employee[]>

function propose({ userId, name, nip }: NamedUser, byNip: Groups, byName: Groups): ProposedUser {
	const told = { userId, name }
	const named = [nip, userId, name].flatMap(
		(text) => byNip.get((text ?? "").replace(/\s/g, "")) ?? [],
	)
	if (named.length > 0) return { ...told, kind: "sure", employees: named.slice(0, 1).map(shown) }
	const plain = plainName(name)
	const same = byName.get(plain) ?? []
	const [only] = same
	if (only !== undefined && same.length === 1) {
		return { ...told, kind: "sure", employees: [shown(only)] }
	}
	const alike = same.length > 0 ? same : cutNames(plain, byName)
	return {
		...told,
		kind: alike.length === 0 ? "unknown" : "unsure",
		employees: alike.slice(0, maxProposed).map(shown),
	}
}

const cutNames = (plain: string, byName: Groups): readonly Employee[] =>
	plain.length < leastCutName
		? []
		: [...byName].flatMap(([full, people]) => (full.startsWith(plain) ? people : []))

const shown = ({ id, name }: Employee) => ({ id, name })

/** Capitals, dots, accents and titles behind a comma or before a dot are no part of a name. */
export const plainName = (name: string): string =>
	(name.split(",")[0] ?? "")
		.normalize("NFD")
		.toLowerCase()
		.replace(/\b(?:drs?|dra|ir|h|hj|prof|apt|ns)\./g, " ")
		.replace(/[^a-z]+/g, " ")
		.trim()

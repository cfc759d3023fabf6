// Says who a terminal's user is. What that user punched before follows, as far as the assignment reaches back.
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import { type Card, openCard } from "@hadir/shared/journal/sealed-card.ts"
import { terminalUser } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { instantMs, localMoment } from "@hadir/shared/time/local-time.ts"
import { personIdOf, unknownPerson } from "./find-person.ts"
import { everyUnit, type Now, type Registry } from "./ports.ts"
import type { Dirty } from "./project-journal.ts"

export type TerminalAssignment = {
	readonly serial: string
	readonly userId: string
	/** The person's id or NIP. */
	readonly employee: string
	/** The day from which on; undefined: from the beginning, if nobody else was that user. */
	readonly from: LocalDate | undefined
	/** No punch of that terminal has come yet, and that is known. */
	readonly isNew: boolean
}

/** A number that nobody carried when it was punched, as it stands sealed in the rows. */
export type SealedUser = { readonly tag: string; readonly sealed: string }

export interface TerminalUsers {
	/**
	 * Gives the user to a person from then on: whoever was it before is so until then, and whoever is it from a later
	 * day stays so. One transaction.
	 * @returns the credential; nothing if somebody else is that user then, and `mayEnd` does not allow to end that
	 */
	assign(wish: {
		readonly user: Card
		readonly credentialId: string
		readonly employee: string
		readonly at: number
		/** UTC ms at which the person's service ends. */
		readonly until: number | undefined
		readonly mayEnd: boolean
		readonly createdAt: number
	}): Promise<string | undefined>
	/** Whether a punch of that terminal has come. */
	isHeard(serial: string): Promise<boolean>
	/** Serials of which punches have come, so many at most. */
	heard(most: number): Promise<readonly string[]>
	/** Of the punches of a terminal that name no credential: each user once. */
	sealedOf(serial: string): Promise<readonly SealedUser[]>
	/**
	 * Names the credential in punches with one of these tags, and its carrier in all its punches.
	 * @returns how many punches have got another carrier, and the person-days that have changed
	 */
	relink(credential: string, serial: string, tags: readonly string[]): Promise<Relinked>
}

export type Relinked = { readonly punches: number; readonly days: readonly Dirty[] }

type Parts = {
	readonly registry: Registry
	readonly users: TerminalUsers
	readonly sealKey: KeyPair
	makeCredentialId(): string
	readonly zone: string
	readonly now: Now
	/** Resolves when everything stored is worked in. */
	settle(): Promise<void>
}

/** Before it there was no terminal's user to speak of; further ahead than a year is a mistyped one. */
const earliest = "2000-01-01"
const mostDaysAhead = 366

/** More fit into no sentence. */
const mostNamed = 20

type Assigned = Relinked & { readonly credential: string; readonly employee: string }

export async function assignTerminalUser(
	parts: Parts,
	{ serial, userId, employee: given, from, isNew }: TerminalAssignment,
): Promise<Result<Assigned, Fault<"no-terminal" | "no-employee" | "left" | "taken" | "bad-day">>> {
	const { registry, users, zone, now, makeCredentialId, settle } = parts
	const latest = addDays(localMoment(now(), zone).date, mostDaysAhead)
	if (from !== undefined && (from < earliest || from > latest)) {
		return fail(
			"bad-day",
			`--from "${from}" is no day on which a number changes hands: write one from ${earliest} to ${latest}.`,
		)
	}
	// A mistyped serial would be a terminal that never punches: nobody would miss it before the month's end.
	if (!isNew && !(await users.isHeard(serial))) {
		return fail("no-terminal", unheardWords(serial, await users.heard(mostNamed)))
	}
	const employee = await personIdOf(registry, given)
	const person = await registry.employee(employee, everyUnit)
	if (person === undefined) return fail("no-employee", unknownPerson(given))
	const { employedUntil } = person
	if (employedUntil !== undefined && from !== undefined && from > employedUntil) {
		return fail("left", `The service of ${employee} ended on ${employedUntil}.`)
	}
	const midnight = (date: LocalDate) => instantMs({ date, second: 0 }, zone)
	const user = terminalUser(serial, userId)
	const credential = await users.assign({
		...{ user, credentialId: makeCredentialId(), employee, createdAt: now() },
		at: from === undefined ? 0 : midnight(from),
		until: employedUntil === undefined ? undefined : midnight(addDays(employedUntil, 1)),
		mayEnd: from !== undefined,
	})
	if (credential === undefined) {
		return fail(
			"taken",
			`User ${userId} of terminal ${serial} is somebody else. Give the day on which the number changed hands: --from <yyyy-mm-dd>.`,
		)
	}
	// A row made meanwhile may still know nobody: what is made from now on knows.
	await settle()
	const tags = tagsOf(await users.sealedOf(serial), user, parts.sealKey)
	return succeed({ credential, employee, ...(await users.relink(credential, serial, tags)) })
}

function unheardWords(serial: string, heard: readonly string[]): string {
	const known =
		heard.length === 0
			? "nor any of another terminal"
			: `only of ${heard.join(", ")}${heard.length < mostNamed ? "" : " and others"}`
	return `No punch of terminal ${serial} has come yet, ${known}. Is the serial right? Add --new for a terminal that is still to be connected.`
}

/** Tags are of a secret that a kiosk may have lost since, but the office opens every seal. */
const tagsOf = (sealed: readonly SealedUser[], user: Card, key: KeyPair): readonly string[] =>
	sealed.flatMap(({ tag, sealed: text }) => {
		const card = openCard(text, tag, key)
		const isUser =
			card.ok && card.value.kind === user.kind && Buffer.compare(card.value.uid, user.uid) === 0
		return isUser ? [tag] : []
	})

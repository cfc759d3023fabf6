// hadir journal verify: recomputes the chains of a kiosk's file or of the office's log.
import { existsSync, statSync } from "node:fs"
import { isDamage } from "@hadir/backend/store/damage.ts"
import { verifyLog } from "@hadir/backend/store/verify-log.ts"
import { verifyJournal } from "@hadir/kiosk/cli/verify-journal.ts"
import { Command } from "commander"
import { ZodError } from "zod"
import { type Comparison, compareJournals, isHeldWhole } from "./compare-journals.ts"
import { type JournalKind, journalKind } from "./journal-kind.ts"
import { officeDamage } from "./office-damage.ts"
import { chainWords, comparisonWords, type Verified } from "./verify-words.ts"
import { wayOut, wayOutOfUnreadable } from "./ways-out.ts"

type Options = { json?: true; against?: string }

export function verifyCommand(): Command {
	return new Command("verify")
		.description(
			"recompute every chain of a journal.db; says the first place where one does not hold",
		)
		.argument("<file>", "a kiosk's or the office's journal.db")
		.option(
			"--against <file>",
			"the office's journal.db: does it hold what this kiosk's file holds?",
		)
		.option("--json", "print as JSON")
		.action(async (file: string, options: Options, command: Command) => {
			const { against, json } = options
			for (const given of [file, against ?? file]) {
				if (!existsSync(given)) return command.error(`${given} does not exist.`, { exitCode: 2 })
				if (!statSync(given).isFile()) {
					return command.error(`${given} is a folder; name the journal.db in it.`, { exitCode: 2 })
				}
			}
			const kind = kindOrEnd(file, command)
			if (against !== undefined) refuseWrongPair({ file, kind, against }, command)
			const found = await proofOrEnd(file, kind, command)
			if (!json) for (const line of foundText(file, kind, found)) console.log(line)
			const compared = against && (await comparisonOrEnd(file, against, command))
			if (!json) for (const one of compared || []) console.log(comparisonWords(one))
			const office = kind === "office" ? file : against
			const damage = office === undefined ? [] : officeDamage(office)
			const isSaid = kind === "office" && found.some(isBroken)
			// A file that is broken is told so already.
			const sentences = damage.filter(({ isOfLog }) => isOfLog || !isSaid).map(({ words }) => words)
			if (!json) for (const words of sentences) console.log(words)
			else
				console.log(JSON.stringify(jsonOf({ found, compared: compared || undefined, sentences })))
			const isWhole =
				damage.length === 0 && isProven(kind, found) && (compared || []).every(isHeldWhole)
			if (!isWhole) process.exitCode = 1
		})
}

/** Chains alone where there is nothing else to say. */
function jsonOf(told: {
	readonly found: readonly Verified[]
	readonly compared: readonly Comparison[] | undefined
	readonly sentences: readonly string[]
}): unknown {
	const { found, compared, sentences } = told
	if (compared === undefined && sentences.length === 0) return found
	return {
		found,
		...(compared && { compared }),
		...(sentences.length > 0 && { damage: sentences }),
	}
}

/** A kiosk's file has a journal from its first start on; an office may know no kiosk yet. */
const isProven = (kind: "office" | "kiosk", found: readonly Verified[]): boolean =>
	(kind === "office" || found.length > 0) &&
	found.every(({ brokenAt, behindDamage = 0 }) => !brokenAt && behindDamage === 0)

function foundText(
	file: string,
	kind: "office" | "kiosk",
	found: readonly Verified[],
): readonly string[] {
	if (found.length === 0 && kind === "office") return [`${file} holds no chain yet.`]
	if (found.length === 0) {
		return [
			`${file} names no journal: it is damaged, or its kiosk was never started. ${wayOutOfUnreadable(file, kind)}`,
		]
	}
	const damaged = `${whose[kind]} ${file} is damaged or was altered. ${wayOut(file, kind)}`
	return [...found.map(chainWords), ...(found.some(isBroken) ? [damaged] : [])]
}

const whose = { office: "The office's", kiosk: "The kiosk's" } as const

const isBroken = ({ brokenAt }: Verified): boolean => brokenAt !== undefined

function kindOrEnd(file: string, command: Command): "office" | "kiosk" {
	const kind = journalKind(file)
	if (kind === "neither") {
		return command.error(`${file} is neither a kiosk's nor the office's journal.db.`, {
			exitCode: 2,
		})
	}
	if (kind !== "unreadable") return kind
	return command.error(
		`${file} is damaged, or another file: not even its tables can be read. ${wayOutOfUnreadable(file, kind)}`,
		{ exitCode: 1 },
	)
}

function refuseWrongPair(
	{ file, kind, against }: { file: string; kind: JournalKind; against: string },
	command: Command,
): void {
	if (kind === "kiosk" && kindOrEnd(against, command) === "office") return
	command.error(
		`${file} must be a kiosk's journal.db and ${against} the office's to compare them.`,
		{ exitCode: 2 },
	)
}

async function proofOrEnd(
	file: string,
	kind: "office" | "kiosk",
	command: Command,
): Promise<readonly Verified[]> {
	try {
		return kind === "office" ? await verifyLog(file) : (verifyJournal(file) ?? [])
	} catch (cause) {
		return endOverDamage(file, { kind, cause }, command)
	}
}

async function comparisonOrEnd(
	file: string,
	against: string,
	command: Command,
): Promise<Comparison[]> {
	try {
		return await compareJournals(file, against)
	} catch (cause) {
		// The kiosk's file was read a moment ago: what fails here is the office's.
		return endOverDamage(against, { kind: "office", cause }, command)
	}
}

function endOverDamage(
	file: string,
	{ kind, cause }: { kind: "office" | "kiosk"; cause: unknown },
	command: Command,
): never {
	// A row that is no longer of the kind it was written as is damage that SQLite does not see.
	if (!isDamage(cause) && !(cause instanceof ZodError)) throw cause
	return command.error(
		`${whose[kind]} ${file} is damaged: the tables that name its chains cannot be read. ${wayOutOfUnreadable(file, kind)}`,
		{ exitCode: 1 },
	)
}

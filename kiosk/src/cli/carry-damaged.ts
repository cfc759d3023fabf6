// hadir kiosk carry --from: what a file that was set aside still holds, and in words what it does not.
import { existsSync, statSync } from "node:fs"
import { join } from "node:path"
import type { Hash } from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import type { Command } from "commander"
import { type SalvageAccount, salvageAccount, spanText } from "../domain/salvage-account.ts"
import { salvageFile } from "../journal/salvage-file.ts"
import type { HelloParts } from "../usecases/carry-journal.ts"
import {
	type Salvage,
	type SalvagedJournal,
	salvagedMessages,
	type Voucher,
	voucherOf,
} from "../usecases/carry-salvage.ts"
import { carriedFileName, StickFault, writeCarriedFile } from "./carried-file.ts"

type Order = {
	/** The damaged file. */
	readonly from: string
	/** The stick's folder. */
	readonly target: string
	/** The kiosk's own folder. */
	readonly folder: string
	/** 32 raw bytes, base64url. */
	readonly officeKey: string
	readonly parts: HelloParts
}

type Delivered = SalvageAccount & {
	readonly journal: Hash
	/** The number it was closed at; undefined: what followed the last one read is not known. */
	readonly closedAt: number | undefined
}
/** A journal of which nothing can be delivered, and why in words. */
type Lost = { readonly journal: string; readonly records: number; readonly why: string }

export function carryDamaged(order: Order, isJson: boolean, command: Command): void {
	const { from, target, folder, officeKey, parts } = order
	if (!existsSync(from) || !statSync(from).isFile()) {
		command.error(`${from} is no file. Name the one that was set aside.`, { exitCode: 2 })
	}
	const salvage = readOrEnd(from, command)
	if (salvage.journals.length + salvage.keyless.length === 0) {
		command.error(
			`${from} holds nothing of a kiosk's journal: it is another file, or nothing is left of it. Name the one that was set aside, journal.db.damaged-...; if it is that, keep it, and tell the office which days it had.`,
			{ exitCode: 2 },
		)
	}
	// What is missing in a copy would be told as gone for ever, while this kiosk has it and sends it.
	const inUse = namesIn(join(folder, "journal.db"))
	if (salvage.journals.some(({ name }) => inUse.has(name))) {
		command.error(`${from} is the file in use, or a copy of it. Leave --from out to carry it.`, {
			exitCode: 2,
		})
	}
	const { carried, kiosk, lost } = sort(salvage, officeKey)
	if (kiosk === undefined) {
		return command.error(
			[
				`Nothing of ${from} can be delivered: keep it, and tell the office which days it had.`,
				...lost.map(lostText),
			].join("\n"),
		)
	}
	const file = carriedFileName(target, kiosk, parts.now)
	try {
		writeCarriedFile(file, kiosk, messagesOf(carried, parts))
	} catch (cause) {
		if (!(cause instanceof StickFault)) throw cause
		return command.error(cause.message)
	}
	const journals = carried.map(({ journal }) => ({
		...{ journal: journal.name, ...salvageAccount(journal), closedAt: journal.closedAt },
	}))
	if (isJson) console.log(JSON.stringify({ file, kiosk, from, journals, lost }))
	else console.log(accountText({ file, kiosk, from, journals, lost }))
}

/** Made as they are written: all at once, a large file would not fit into a small board's memory. */
function* messagesOf(carried: Sorted["carried"], parts: HelloParts) {
	for (const { journal, voucher } of carried) yield* salvagedMessages(journal, voucher, parts)
}

/** Journals of the file in use; none when there is none, or it cannot be read. */
function namesIn(file: string): ReadonlySet<Hash> {
	if (!existsSync(file)) return new Set()
	return new Set(salvageFile(file).journals.map(({ name }) => name))
}

function readOrEnd(from: string, command: Command): Salvage {
	try {
		return salvageFile(from)
	} catch (cause) {
		return command.error(
			`${from} could not be read (${messageOf(cause)}). Copy it with ddrescue and name the copy.`,
		)
	}
}

type Sorted = {
	readonly carried: readonly { readonly journal: SalvagedJournal; readonly voucher: Voucher }[]
	/** Whose file it is; undefined when nothing can be delivered. */
	readonly kiosk: string | undefined
	readonly lost: readonly Lost[]
}

function sort({ journals, keyless }: Salvage, officeKey: string): Sorted {
	const key = publicKeyFromRaw("ed25519", fromBase64Url(officeKey))
	const vouched = journals.map((journal) => ({ journal, voucher: voucherOf(journal, key) }))
	const kiosk = vouched.findLast(
		({ journal, voucher }) => voucher !== undefined && journal.runs.length > 0,
	)?.voucher?.kiosk
	const carried: { journal: SalvagedJournal; voucher: Voucher }[] = []
	const lost: Lost[] = keyless.map(({ id, records }) => ({
		...{ journal: `number ${id} of the file`, records },
		why: "its key is damaged, so nobody can prove to the office whose they are",
	}))
	for (const { journal, voucher } of vouched) {
		const of = { journal: journal.name, records: journal.numbers.length }
		if (journal.runs.length === 0) {
			if (of.records > 0) lost.push({ ...of, why: "no two that follow each other are whole" })
		} else if (voucher === undefined) {
			lost.push({ ...of, why: "its enrolment paper is damaged, or of another office" })
		} else if (voucher.kiosk !== kiosk) {
			lost.push({ ...of, why: `it is of another kiosk, ${voucher.kiosk}` })
		} else carried.push({ journal, voucher })
	}
	return { carried, kiosk, lost }
}

const messageOf = (cause: unknown): string =>
	cause instanceof Error ? cause.message : String(cause)

function accountText(account: {
	readonly file: string
	readonly kiosk: string
	readonly from: string
	readonly journals: readonly Delivered[]
	readonly lost: readonly Lost[]
}): string {
	const { file, kiosk, from, journals, lost } = account
	return [
		`${file} holds what could be read of kiosk ${kiosk} from ${from}, which was not changed:`,
		...journals.flatMap(journalText),
		...lost.map(lostText),
		"A journal of which the file keeps no page is not named here: the office's page Mesin shows up to where it has this kiosk's.",
		"At the office:",
		`  npm run -s hadir -- journal take-in ${file}`,
	].join("\n")
}

function journalText(told: Delivered): string[] {
	const { journal, delivered, missing, unproven, closedAt } = told
	const list = (spans: SalvageAccount["missing"]) => spans.map(spanText).join(", ")
	return [
		`  Journal ${journal}: records ${list(delivered)}.`,
		...(missing.length === 0
			? []
			: [`    Missing, if the office does not have them: ${list(missing)}.`]),
		...(unproven.length === 0
			? []
			: [`    Read, but proven by nothing and not delivered: ${list(unproven)}.`]),
		endText(closedAt, Math.max(...[...delivered, ...unproven].map(({ to }) => to))),
	]
}

/** The end of a file may be gone with everything that would tell of it. */
function endText(closedAt: number | undefined, last: number): string {
	if (closedAt === undefined)
		return `    Whether anything followed record ${last}, the file does not say.`
	return closedAt > last
		? `    It ended at record ${closedAt}: ${last + 1}..${closedAt} are gone.`
		: `    It ended at record ${closedAt}.`
}

const lostText = ({ journal, records, why }: Lost): string =>
	`  Journal ${journal}: ${records} records were read and cannot be delivered: ${why}.`

// Steps over a run that change no figure: verified, validated, sent back, paid, reopened by two people.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { monthInWords } from "@hadir/shared/time/local-date.ts"
import { lastOf } from "../../domain/allowance/allowance-terms.ts"
import { unconfirmedAmounts } from "../../domain/allowance/unconfirmed-amounts.ts"
import type { Actor } from "../../domain/entries/entry.ts"
import type { Rupiah } from "../../domain/money/rupiah.ts"
import {
	type Run,
	type RunKey,
	type RunStep,
	type RunStepKind,
	runId,
} from "../../domain/runs/run.ts"
import { standingOf } from "../../domain/runs/run-state.ts"
import { budgetWords } from "../../domain/runs/run-totals.ts"
import { extraListOf } from "./basis-month.ts"
import { budgetOf } from "./run-budget.ts"
import type { RunFault, RunParts } from "./run-parts.ts"
import { stepFault } from "./step-faults.ts"

export type SteppedKind = Exclude<RunStepKind, "calculated" | "closed">
export type RunWish = { readonly key: RunKey; readonly kind: SteppedKind; readonly reason: string }

export async function stepRun(
	parts: RunParts,
	{ key, kind, reason }: RunWish,
	actor: Actor,
): Promise<Result<Run, RunFault>> {
	const run = await parts.runs.run(key)
	const refused = stepFault(run, { kind, reason }, actor) ?? (await ruleFault(parts, run, kind))
	if (refused !== undefined) return refused
	const { version } = standingOf(run)
	const { username: by, role } = actor
	const step: RunStep = { kind, by, role, at: parts.now(), reason, version }
	const given = run.steps.length
	const isTaken =
		kind === "reopenAgreed"
			? await parts.archive.reopened(given, { key, version, step })
			: await parts.runs.step(key, given, step)
	return isTaken ? succeed({ key, steps: [...run.steps, step] }) : overtaken
}

export const overtaken = fail(
	"overtaken",
	"Orang lain sedang mengerjakan daftar ini. Ulangi perintahnya.",
)

/** What holds whoever takes the step. */
async function ruleFault(parts: RunParts, run: Run, kind: SteppedKind) {
	if (kind === "verified" || kind === "validated" || kind === "paid") {
		const unconfirmed = unconfirmedFault(parts, run.key)
		if (unconfirmed !== undefined) return unconfirmed
	}
	if (kind === "validated") {
		const version = await parts.archive.version(run.key, standingOf(run).version)
		if (version !== undefined) return budgetFault(parts, run.key, version.totals.beforeTax)
	}
	if (kind === "reopenAsked" || kind === "reopenAgreed") return settledFault(parts, run.key)
	return undefined
}

/** Nothing is verified, closed or paid by an amount that no signed regulation confirms. */
export function unconfirmedFault({ allowance }: Pick<RunParts, "allowance">, key: RunKey) {
	const amounts = unconfirmedAmounts(allowance.policy, lastOf(key.month), extraListOf(key))
	if (amounts.length === 0) return undefined
	return fail(
		"unconfirmed",
		`BELUM DITETAPKAN: ${amounts.join("; ")}. Isi dan tetapkan di berkas kebijakan TPP dahulu.`,
	)
}

/** @param beforeTax of the list, in rupiah */
export async function budgetFault(
	parts: Pick<RunParts, "payBook" | "archive">,
	key: RunKey,
	beforeTax: Rupiah,
) {
	const check = await budgetOf(parts, key, beforeTax)
	return check.over > 0 ? fail("over-budget", budgetWords(check)) : undefined
}

/** A list whose differences another closed list has settled stands as it is: otherwise they would be paid twice. */
async function settledFault({ archive }: RunParts, key: RunKey) {
	const settling = (await archive.settlements(key)).find(({ by }) => runId(by) !== runId(key))
	if (settling === undefined) return undefined
	const { month, list } = settling.by
	return fail(
		"not-next",
		`Selisih daftar ini sudah diperhitungkan di daftar ${list} ${monthInWords(month)}. Buka kembali daftar itu dahulu.`,
	)
}

export type HoldWish = {
	readonly key: RunKey
	readonly employee: string
	readonly reason: string
} & (
	| { readonly kind: "held" | "released" }
	/** Open days of a span, or one, are paid without a cut; what is known of it later becomes a difference. */
	| { readonly kind: "uncut"; readonly date: string; readonly until?: string | undefined }
)

/** Nobody else waits for whoever is held; released after closing, the whole month is a difference. */
export async function decideInRun(
	parts: RunParts,
	wish: HoldWish,
	actor: Actor,
): Promise<Result<Run, RunFault | Fault<"no-person">>> {
	const { key, employee, reason, kind } = wish
	const run = await parts.runs.run(key)
	const { state } = standingOf(run)
	const isOwnOpd = actor.unit === undefined || actor.unit === key.unit
	if (actor.role === "employee" || !isOwnOpd) {
		return fail("not-allowed", "Menahan dan memutuskan hari terbuka milik OPD itu dan BKPSDM.")
	}
	if (reason.trim() === "")
		return fail("no-reason", "Tulislah alasannya; alasan itu akan tetap terbaca.")
	if (kind !== "released" && (state === "closed" || state === "paid")) {
		return fail("not-next", "Daftar ini sudah ditutup. Yang berubah menjadi selisih.")
	}
	const { username: by } = actor
	const said = { employee, by, at: parts.now(), reason }
	const { version } = standingOf(run)
	const listed = await parts.archive.listed(key, version)
	const person = listed.find((one) => one.employee === employee)
	if (kind === "held" && listed.length > 0 && person === undefined) return notOnList(employee)
	if (kind !== "uncut") {
		await parts.runs.decide(key, [{ kind, ...said }])
		return succeed(run)
	}
	if (person === undefined) return notOnList(employee)
	const { date: from, until = from } = wish
	const days = person.summary.open.filter(({ date }) => from <= date && date <= until)
	if (days.length === 0) {
		return fail("bad-entry", `${from} bukan hari terbuka orang itu. Lihat: hadir run show.`)
	}
	await parts.runs.decide(
		key,
		days.map(({ date }) => ({ kind, date, ...said })),
	)
	return succeed(run)
}

const notOnList = (employee: string) =>
	fail(
		"no-person",
		`Pegawai ${employee} tidak ada di daftar ini. Hitung dahulu, atau perbaiki orangnya.`,
	)

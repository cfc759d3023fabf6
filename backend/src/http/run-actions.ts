// The operator's doors for runs of the allowance; who acts is said, for signing in comes later.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalDate, isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import type { Actor } from "../domain/entries/entry.ts"
import type { ExplainedRow } from "../domain/runs/explain-row.ts"
import { saidMove, sayDifference } from "../domain/runs/explain-row.ts"
import { paymentGroup } from "../domain/runs/payment-group.ts"
import { type Run, type RunKey, runLists, runOf } from "../domain/runs/run.ts"
import { standingOf } from "../domain/runs/run-state.ts"
import type { CalculatedRun } from "../usecases/runs/calculate-run.ts"
import type { ListedRun } from "../usecases/runs/list-runs.ts"
import type { NamedDifference } from "../usecases/runs/open-differences.ts"
import type { ProvenRun } from "../usecases/runs/prove-runs.ts"
import type { RunQuery, RunVersion } from "../usecases/runs/run-book.ts"
import type { ShownRun } from "../usecases/runs/show-run.ts"
import type { HoldWish, RunWish } from "../usecases/runs/step-run.ts"
import { type Action, action } from "./operator-action.ts"
import { actor } from "./pay-actions.ts"

type Shown = { readonly key: RunKey; readonly version?: number | undefined }

export type RunDoors = {
	/** The id of whom an id or a NIP names. */
	personId(given: string): Promise<string>
	runs: {
		list(wanted: {
			readonly month: string
			readonly unit?: string | undefined
		}): Promise<readonly ListedRun[]>
		calculate(
			wish: { readonly key: RunKey; readonly isWritten: boolean },
			actor: Actor,
		): Promise<Result<CalculatedRun, Fault>>
		show(wanted: Shown): Promise<Result<ShownRun, Fault>>
		showPerson(wanted: Shown & { readonly employee: string }): Promise<Result<ExplainedRow, Fault>>
		decide(wish: HoldWish, actor: Actor): Promise<Result<Run, Fault>>
		step(wish: RunWish, actor: Actor): Promise<Result<Run, Fault>>
		close(key: RunKey, actor: Actor): Promise<Result<RunVersion, Fault>>
		differences(wanted: {
			readonly settling: string
			readonly unit?: string | undefined
			readonly group?: string | undefined
		}): Promise<readonly NamedDifference[]>
		prove(query: RunQuery): Promise<readonly ProvenRun[]>
	}
}

const month = z.string().refine(isLocalMonth)
const unit = z.string().min(1).max(40)
const key = z
	.strictObject({
		...{ month, unit, group: paymentGroup, list: z.enum(runLists) },
		budgetYear: z.int().min(2000).max(2200).optional(),
	})
	.transform(runOf)
const employee = z.string().min(1).max(60)
const reason = z.string().max(300)
const version = z.int().min(1).optional()
const stepKind = z.enum([
	"verified",
	"validated",
	"returned",
	"paid",
	"reopenAsked",
	"reopenAgreed",
	"reopenRefused",
])
const bad = {
	code: "bad-entry",
	message:
		"Sebutkan bulan seperti 2026-09, OPD dengan kodenya, kelompok PNS, PPPK atau BLUD, daftar, dan siapa yang bertindak.",
}

export const runActions = ({ runs, personId }: RunDoors): readonly Action[] => [
	action("/runs", z.strictObject({ month, unit: unit.optional() }), bad, async (wanted) =>
		succeed({ runs: await runs.list(wanted) }),
	),
	action(
		"/runs/calculations",
		z.strictObject({ key, isWritten: z.boolean(), as: actor }),
		bad,
		({ as, ...wish }) => runs.calculate(wish, as),
	),
	action("/runs/shown", z.strictObject({ key, version }), bad, (wanted) => runs.show(wanted)),
	action("/runs/explained", z.strictObject({ key, version, employee }), bad, async (wanted) =>
		runs.showPerson({ ...wanted, employee: await personId(wanted.employee) }),
	),
	action(
		"/runs/decisions",
		z.union([
			z.strictObject({ key, employee, reason, kind: z.enum(["held", "released"]), as: actor }),
			z.strictObject({
				...{ key, employee, reason, kind: z.literal("uncut"), as: actor },
				date: z.string().refine(isLocalDate),
				until: z.string().refine(isLocalDate).optional(),
			}),
		]),
		bad,
		async ({ as, ...wish }) =>
			told(await runs.decide({ ...wish, employee: await personId(wish.employee) }, as)),
	),
	action(
		"/runs/steps",
		z.strictObject({ key, kind: stepKind, reason, as: actor }),
		bad,
		async ({ as, ...wish }) => told(await runs.step(wish, as)),
	),
	action("/runs/closings", z.strictObject({ key, as: actor }), bad, (wish) =>
		runs.close(wish.key, wish.as),
	),
	action(
		"/runs/differences",
		z.strictObject({ settling: month, unit: unit.optional(), group: paymentGroup.optional() }),
		bad,
		async (wanted) => {
			const found = await runs.differences(wanted)
			return succeed({
				differences: found.map(({ identity: { nip, name }, ...one }) => ({
					...{ ...one, nip, name, indonesian: sayDifference(one), said: one.lines.map(saidMove) },
				})),
			})
		},
	),
	action(
		"/runs/proofs",
		z.strictObject({ month: month.optional(), unit: unit.optional() }),
		bad,
		async (query) => succeed({ runs: await runs.prove(query) }),
	),
]

const told = (done: Result<Run, Fault>) =>
	done.ok ? succeed({ key: done.value.key, ...standingOf(done.value) }) : done

// Kiosks and what people decide over them. Only who sees every unit decides.
import {
	disputeMessage,
	journalVerdictMessage,
	settlementMessage,
} from "@hadir/shared/wire/staff-machines.ts"
import { type RequestHandler, type Response, Router } from "express"
import type { JournalVerdicts } from "../usecases/journal-verdicts.ts"
import { type MachineParts, machineList } from "../usecases/machine-list.ts"
import { approveSettlement, proposeSettlement, withdrawSettlement } from "../usecases/settle-gap.ts"
import type { SignedIn } from "../usecases/sign-in.ts"
import { badRequest, refuse } from "./refuse.ts"

export type DecisionParts = {
	readonly machines: MachineParts
	readonly verdicts: JournalVerdicts
	makeId(): string
	/** Days may read otherwise now. */
	onDecided(): Promise<void>
}

export function machineRoutes(parts: DecisionParts): Router {
	const { machines, verdicts, onDecided } = parts
	const settling = { ...machines, makeId: parts.makeId }
	const router = Router()

	router.get("/machines", async (_, response) => {
		const { scope, username } = userOf(response)
		response.json(await machineList(machines, scope, username))
	})

	router.post("/alarms/:id/seen", mayDecide, async (request, response) => {
		const id = String(request.params.id)
		const isSeen = await machines.alarms.see(id, userOf(response).username, machines.now())
		if (isSeen) return response.status(204).end()
		refuse(response, 404, { code: "no-alarm", message: "Pemberitahuan itu sudah tidak ada." })
	})

	router.post("/settlements", mayDecide, async (request, response) => {
		const wish = settlementMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badDecision)
		const made = await proposeSettlement(settling, wish.data, userOf(response).username)
		if (!made.ok) return refuse(response, 409, made.fault)
		response.status(201).json(made.value)
	})

	router.post("/settlements/:id/:word", mayDecide, async (request, response) => {
		const { id, word } = request.params
		const decide = { approval: approveSettlement, withdrawal: withdrawSettlement }[String(word)]
		if (decide === undefined) return refuse(response, 404, badRequest)
		const decided = await decide(settling, String(id), userOf(response).username)
		if (!decided.ok) return refuse(response, 409, decided.fault)
		await onDecided()
		response.status(204).end()
	})

	router.post("/disputes", mayDecide, async (request, response) => {
		const wish = disputeMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badDecision)
		const { records, verdict, reason } = wish.data
		const undecided = new Set((await machines.disputes.undecided()).map(({ record }) => record))
		const open = records.filter((record) => undecided.has(record))
		if (open.length < records.length) {
			return refuse(response, 409, {
				code: "decided",
				message: "Sebagian ketukan itu sudah diputuskan. Muat ulang halaman.",
			})
		}
		const by = userOf(response).username
		const at = machines.now()
		await machines.disputes.decide(open.map((record) => ({ record, verdict, reason, by, at })))
		await onDecided()
		response.status(204).end()
	})

	router.post("/journals/:journal/verdict", mayDecide, async (request, response) => {
		const wish = journalVerdictMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badDecision)
		const by = userOf(response).username
		const journal = String(request.params.journal)
		if (!/^[0-9a-f]{64}$/.test(journal)) return refuse(response, 404, badDecision)
		await verdicts.give({ journal, ...wish.data, by, at: machines.now() })
		await onDecided()
		response.status(204).end()
	})

	return router
}

const badDecision = {
	code: "bad-decision",
	message: "Keputusan itu belum lengkap. Isi alasan, sedikitnya lima huruf.",
}

const userOf = (response: Response): SignedIn => response.locals.user

const mayDecide: RequestHandler = (_, response, next) => {
	if (userOf(response).scope.unit === undefined) return next()
	refuse(response, 403, {
		code: "not-yours",
		message: "Keputusan ini di luar wewenang Anda. Hubungi BKPSDM.",
	})
}

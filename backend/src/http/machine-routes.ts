// Kiosks and what people decide over them. Only who sees every unit decides.
import { disputeMessage, journalVerdictMessage } from "@hadir/shared/wire/staff-machines.ts"
import { Router } from "express"
import type { JournalVerdicts } from "../usecases/journal-verdicts.ts"
import { type MachineParts, machineList } from "../usecases/machine-list.ts"
import type { Withdrawals } from "../usecases/settlements.ts"
import { badDecision, onlyDeciders, userOf } from "./decision-door.ts"
import { badRequest, refuse } from "./refuse.ts"
import { settlementRoutes } from "./settlement-routes.ts"

export type DecisionParts = {
	readonly machines: MachineParts
	readonly verdicts: JournalVerdicts
	readonly withdrawals: Withdrawals
	makeId(): string
	/** Days may read otherwise now. */
	onDecided(): Promise<void>
}

export function machineRoutes(parts: DecisionParts): Router {
	const { machines, verdicts, onDecided } = parts
	const router = Router()

	router.get("/machines", async (_, response) => {
		const { scope, username } = userOf(response)
		response.json(await machineList(machines, scope, username))
	})

	router.post("/alarms/:id/seen", onlyDeciders, async (request, response) => {
		const id = String(request.params.id)
		const isSeen = await machines.alarms.see(id, userOf(response).username, machines.now())
		if (isSeen) return response.status(204).end()
		refuse(response, 404, { code: "no-alarm", message: "Pemberitahuan itu sudah tidak ada." })
	})

	router.use("/settlements", settlementRoutes(parts))

	router.post("/disputes", onlyDeciders, async (request, response) => {
		const wish = disputeMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badDecision)
		const { records, verdict, reason } = wish.data
		const undecided = new Set((await machines.disputes.undecided()).map(({ record }) => record))
		const by = userOf(response).username
		const at = machines.now()
		const words = records.map((record) => ({ record, verdict, reason, by, at }))
		const areOpen = records.every((record) => undecided.has(record))
		if (!areOpen || !(await machines.disputes.decide(words))) {
			return refuse(response, 409, {
				code: "decided",
				message: "Sebagian ketukan itu sudah diputuskan. Muat ulang halaman.",
			})
		}
		await onDecided()
		response.status(204).end()
	})

	router.post("/journals/:journal/verdict", onlyDeciders, async (request, response) => {
		const wish = journalVerdictMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badDecision)
		const by = userOf(response).username
		const journal = String(request.params.journal)
		if (!/^[0-9a-f]{64}$/.test(journal)) return refuse(response, 404, badRequest)
		await verdicts.give({ journal, ...wish.data, by, at: machines.now() })
		await onDecided()
		response.status(204).end()
	})

	return router
}

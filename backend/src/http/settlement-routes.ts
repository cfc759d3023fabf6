// What two people decide over a gap: proposed, approved, and taken back the same way.
import type { Result } from "@hadir/shared/result.ts"
import { settlementMessage, withdrawalMessage } from "@hadir/shared/wire/staff-machines.ts"
import { type Request, type Response, Router } from "express"
import type { MachineParts } from "../usecases/machine-list.ts"
import { approveSettlement, proposeSettlement, type SettleFault } from "../usecases/settle-gap.ts"
import type { Withdrawals } from "../usecases/settlements.ts"
import {
	approveWithdrawal,
	askWithdrawal,
	refuseWithdrawal,
	type WithdrawFault,
} from "../usecases/withdraw-settlement.ts"
import { badDecision, onlyDeciders, userOf } from "./decision-door.ts"
import { refuse } from "./refuse.ts"

type Parts = {
	readonly machines: MachineParts
	readonly withdrawals: Withdrawals
	makeId(): string
	/** Days may read otherwise now. */
	onDecided(): Promise<void>
}

export function settlementRoutes(parts: Parts): Router {
	const { machines, withdrawals, makeId, onDecided } = parts
	const settling = { ...machines, withdrawals, makeId }
	const router = Router()
	router.use(onlyDeciders)

	const decide =
		(
			use: (
				settlement: string,
				by: string,
			) => Promise<Result<unknown, SettleFault | WithdrawFault>>,
		) =>
		async (request: Request, response: Response) => {
			const decided = await use(String(request.params.id), userOf(response).username)
			if (!decided.ok) return refuse(response, 409, decided.fault)
			await onDecided()
			response.status(204).end()
		}

	router.post("/", async (request, response) => {
		const wish = settlementMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badDecision)
		const made = await proposeSettlement(settling, wish.data, userOf(response).username)
		if (!made.ok) return refuse(response, 409, made.fault)
		response.status(201).json(made.value)
	})
	router.post(
		"/:id/approval",
		decide((id, by) => approveSettlement(settling, id, by)),
	)
	router.post("/:id/withdrawal", (request, response) => {
		const wish = withdrawalMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badDecision)
		const { reason } = wish.data
		return decide((settlement, by) => askWithdrawal(settling, { settlement, reason, by }))(
			request,
			response,
		)
	})
	router.post(
		"/:id/withdrawal/approval",
		decide((id, by) => approveWithdrawal(settling, id, by)),
	)
	router.post(
		"/:id/withdrawal/refusal",
		decide((id, by) => refuseWithdrawal(settling, id, by)),
	)
	return router
}

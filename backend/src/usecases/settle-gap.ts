// Lost service and missing data of a kiosk, settled by two people: one proposes, another approves.
// Nothing is rewritten; a settlement that is withdrawn stays on record and counts no more.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { SettlementMessage } from "@hadir/shared/wire/staff-machines.ts"
import type { Now, Registry } from "./ports.ts"

export type SettlementRow = SettlementMessage & {
	readonly id: string
	readonly proposedBy: string
	readonly proposedAt: number
	readonly approvedBy: string | undefined
	readonly approvedAt: number | undefined
}

export interface Settlements {
	propose(row: Omit<SettlementRow, "approvedBy" | "approvedAt">): Promise<void>
	/** Those that are not withdrawn, newest first. */
	list(): Promise<readonly SettlementRow[]>
	/** @returns false when it is approved or withdrawn already, or not there */
	approve(id: string, by: string, at: number): Promise<boolean>
	/** @returns false when it is withdrawn already, or not there */
	withdraw(id: string, by: string, at: number): Promise<boolean>
}

type Parts = {
	readonly settlements: Settlements
	readonly registry: Registry
	readonly now: Now
	makeId(): string
}

export type SettleFault = Fault<"no-kiosk" | "not-yet" | "no-proposal" | "own-proposal" | "settled">

/** @param by the username of who proposes */
export async function proposeSettlement(
	{ settlements, registry, now, makeId }: Parts,
	wish: SettlementMessage,
	by: string,
): Promise<Result<{ id: string }, SettleFault>> {
	if ((await registry.kiosk(wish.kiosk)) === undefined) {
		return fail("no-kiosk", `Mesin ${wish.kiosk} tidak ada. Muat ulang halaman.`)
	}
	if (wish.until > now()) {
		return fail("not-yet", "Gangguan itu belum selesai. Putuskan setelah waktunya lewat.")
	}
	const id = makeId()
	await settlements.propose({ ...wish, id, proposedBy: by, proposedAt: now() })
	return succeed({ id })
}

export async function approveSettlement(
	{ settlements, now }: Parts,
	id: string,
	by: string,
): Promise<Result<SettlementRow, SettleFault>> {
	const proposal = (await settlements.list()).find((row) => row.id === id)
	if (proposal === undefined) return fail("no-proposal", "Usulan itu sudah tidak ada.")
	if (proposal.proposedBy === by) {
		return fail("own-proposal", "Usulan sendiri harus disetujui orang lain.")
	}
	const isApproved = await settlements.approve(id, by, now())
	return isApproved
		? succeed(proposal)
		: fail("settled", "Usulan itu sudah diputuskan. Muat ulang halaman.")
}

export async function withdrawSettlement(
	{ settlements, now }: Parts,
	id: string,
	by: string,
): Promise<Result<SettlementRow, SettleFault>> {
	const proposal = (await settlements.list()).find((row) => row.id === id)
	if (proposal === undefined || !(await settlements.withdraw(id, by, now()))) {
		return fail("no-proposal", "Usulan itu sudah tidak ada.")
	}
	return succeed(proposal)
}

// Lost service and missing data of a kiosk, settled by two people: one proposes, another approves.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { SettlementMessage } from "@hadir/shared/wire/staff-machines.ts"
import type { Now, Registry } from "./ports.ts"
import type { SettlementRow, Settlements } from "./settlements.ts"

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
	if (proposal.withdrawal?.approvedAt !== undefined) {
		return fail("settled", "Usulan itu sudah ditarik kembali. Muat ulang halaman.")
	}
	if (proposal.proposedBy === by) {
		return fail("own-proposal", "Usulan sendiri harus disetujui orang lain.")
	}
	const isApproved = await settlements.approve(id, by, now())
	return isApproved
		? succeed(proposal)
		: fail("settled", "Usulan itu sudah diputuskan. Muat ulang halaman.")
}

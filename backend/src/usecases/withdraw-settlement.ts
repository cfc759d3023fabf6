// A settlement taken back. Nothing is rewritten: it stays on record with who wanted that, why, and who agreed.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { Now } from "./ports.ts"
import type { SettlementRow, Settlements, Withdrawal, Withdrawals } from "./settlements.ts"

type Parts = {
	readonly settlements: Settlements
	readonly withdrawals: Withdrawals
	readonly now: Now
	makeId(): string
}

export type WithdrawFault = Fault<"no-proposal" | "no-withdrawal" | "own-withdrawal" | "settled">

/** What nobody has approved goes at once; what counts already goes when a second person agrees. */
export async function askWithdrawal(
	{ settlements, withdrawals, now, makeId }: Parts,
	wish: { readonly settlement: string; readonly reason: string; readonly by: string },
): Promise<Result<void, WithdrawFault>> {
	const row = (await settlements.list()).find(({ id }) => id === wish.settlement)
	if (row === undefined) return noProposal
	const asked = { id: makeId(), reason: wish.reason, askedBy: wish.by, askedAt: now() }
	const agreed =
		row.approvedAt === undefined
			? { approvedBy: wish.by, approvedAt: now() }
			: { approvedBy: undefined, approvedAt: undefined }
	return (await withdrawals.ask(row.id, { ...asked, ...agreed })) ? succeed(undefined) : settled
}

export async function approveWithdrawal(
	{ settlements, withdrawals, now }: Parts,
	settlement: string,
	by: string,
): Promise<Result<void, WithdrawFault>> {
	const wish = waitingWish(await settlements.list(), settlement)
	if (wish === undefined) return noWithdrawal
	if (wish.askedBy === by) {
		return fail("own-withdrawal", "Penarikan yang Anda usulkan harus disetujui orang lain.")
	}
	return (await withdrawals.approve(wish.id, by, now())) ? succeed(undefined) : settled
}

/** The settlement goes on counting; whoever asked may think better of it too. */
export async function refuseWithdrawal(
	{ settlements, withdrawals, now }: Parts,
	settlement: string,
	by: string,
): Promise<Result<void, WithdrawFault>> {
	const wish = waitingWish(await settlements.list(), settlement)
	if (wish === undefined) return noWithdrawal
	return (await withdrawals.refuse(wish.id, by, now())) ? succeed(undefined) : settled
}

function waitingWish(rows: readonly SettlementRow[], settlement: string): Withdrawal | undefined {
	const wish = rows.find(({ id }) => id === settlement)?.withdrawal
	return wish?.approvedAt === undefined ? wish : undefined
}

const noProposal = fail("no-proposal", "Usulan itu sudah tidak ada.")
const noWithdrawal = fail("no-withdrawal", "Tidak ada penarikan yang menunggu. Muat ulang halaman.")
const settled = fail("settled", "Usulan itu sudah diputuskan. Muat ulang halaman.")

// Whole copies of the office that were verified, and what kiosks may drop because of them.
import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"

/** Where a chain stood in a backup. */
export type BackupHead = { readonly journal: Hash; readonly chain: Hash; readonly head: Checkpoint }

export type BackupSet = {
	readonly id: string
	/** UTC ms at which the copying began: nothing later is in it. */
	readonly madeAt: number
	readonly heads: readonly BackupHead[]
	/** It lies on another device than the office's data, so that one fault does not take both. */
	readonly isElsewhere: boolean
}

/** Backups stay restorable for so long; what they hold bounds what kiosks may drop. */
export const restorableMs = 150 * 86_400_000

export interface Backups {
	/** Sets that may still be restored; undefined while their folder cannot be read. */
	restorable(): readonly BackupSet[] | undefined
}

/** Whether the log holds this point on that chain. */
export type Holds = (journal: Hash, chain: Hash, point: Checkpoint) => Promise<boolean>

/**
 * The highest number on a chain that every backup which may still be restored holds too. Without a
 * verified backup on another device, 0: a kiosk keeps everything.
 */
export async function prunableOn(
	at: { readonly journal: Hash; readonly chain: Hash },
	sets: readonly BackupSet[] | undefined,
	holds: Holds,
): Promise<number> {
	const counted = (sets ?? []).filter(({ isElsewhere }) => isElsewhere)
	// A set here may be restored too, and holds only what it holds.
	if (sets === undefined || counted.length === 0) return 0
	let least = Number.MAX_SAFE_INTEGER
	for (const { heads } of sets) {
		least = Math.min(least, await heldUpTo(at, heads, holds))
		if (least === 0) return 0
	}
	return least
}

/** How much of the chain one backup holds, on whichever chain it knew it. */
async function heldUpTo(
	{ journal, chain }: { readonly journal: Hash; readonly chain: Hash },
	heads: readonly BackupHead[],
	holds: Holds,
): Promise<number> {
	let most = 0
	for (const { head, ...backup } of heads) {
		if (backup.journal !== journal || head.n <= most) continue
		if (await holds(journal, chain, head)) most = head.n
	}
	return most
}

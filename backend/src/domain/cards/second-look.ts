import type { Card } from "@hadir/shared/journal/sealed-card.ts"

/**
 * Whether three equal reads on one day do not yet prove a number: a card of type B may draw a new one at each
 * power-up (ISO 14443-3, 7.9.2), and four bytes that end their first in F are a maker's own, which two cards may share
 * (NXP AN10927).
 */
export function needsSecondLook({ kind, uid }: Card): boolean {
	if (kind === "iso14443b") return true
	return kind === "iso14443a" && uid.length === 4 && ((uid[0] ?? 0) & 0x0f) === 0x0f
}

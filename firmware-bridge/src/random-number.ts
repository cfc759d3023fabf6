import type { Card } from "@hadir/shared/journal/sealed-card.ts"

const randomUidMark = 0x08

/** A 4-byte number that begins with 08 is drawn anew at each power-up (ISO 14443-3, 6.5.4). */
export const isRandomNumber = (card: Card): boolean =>
	card.kind === "iso14443a" && card.uid.length === 4 && card.uid[0] === randomUidMark

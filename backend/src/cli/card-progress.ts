// How far a card has come to be somebody's, and what the operator who waits for it is told.
import { z } from "zod"

export const cardProgress = z.discriminatedUnion("state", [
	z.object({
		state: z.literal("waiting"),
		...{ presented: z.number(), cards: z.number(), known: z.number() },
		...{ employee: z.string(), carriers: z.array(z.string()) },
	}),
	z.object({
		state: z.literal("given"),
		...{ employee: z.string(), credential: z.string(), secondLook: z.boolean() },
	}),
])
type Waiting = Extract<z.infer<typeof cardProgress>, { state: "waiting" }>

/** Cards read once each: one whose number is another at each tap. */
const changing = 3
/** Whoever was told to lay a card has laid it by then. */
const nothingMs = 20_000

/** @param sinceMs how long somebody has waited */
export function waitingWords(
	now: Waiting,
	{ kiosk, sinceMs }: { readonly kiosk: string; readonly sinceMs: number },
): string {
	const { presented, cards, known } = now
	if (presented === 1 && cards >= changing) {
		return `${cards} numbers were read once each. If it is one card, its number changes: give an office card or a finger.`
	}
	if (presented === 0 && known > 0) return knownWords(now)
	if (presented > 0 || sinceMs < nothingMs) return `${presented} of 3.`
	return `No tap has come from kiosk ${kiosk}. Where its screen says "Nomor kartu ini tidak tetap" (number changes), as for a telephone: give an office card or a finger. Where it answered otherwise, it does not reach the office: see Mesin on the staff pages. Where it answered nothing, is it this kiosk?`
}

function knownWords({ employee, carriers }: Waiting): string {
	if (carriers.includes(employee)) {
		return `The card that was laid is ${employee}'s already, and its taps count: nothing is to be done for it. To give one more, lay that one.`
	}
	if (carriers.length === 0) {
		return "The card that was laid was that of one who no longer carries it, and cannot be given again. Lay another one."
	}
	return `The card that was laid is already that of ${carriers.join(" and ")}. Lay another one; hadir person find says who that is.`
}

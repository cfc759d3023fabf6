// What the screen says to the person who just presented a card or finger. It never judges: no "late".
import { withoutTitles } from "../../../domain/screen-name.ts"
import type { ScreenAnswer } from "../../screen-message.ts"
import type { LatestName } from "./latest-names.ts"
import { timeText } from "./wall-time.ts"

export type ListedName = { readonly name: string; readonly time: string }
export type AnswerScene = {
	readonly kind: "answer"
	/** Filled means on disk; `refused` is white in a thick frame. */
	readonly look: "recorded" | "repeat" | "unknown" | "refused"
	readonly word: string
	/** A smaller line directly under the word. */
	readonly note: string | undefined
	readonly name: string | undefined
	readonly times: readonly { readonly label: string | undefined; readonly text: string }[]
	/** In the dashed strip. */
	readonly strip: string | undefined
	/** Whole sentences under the time. */
	readonly advice: string | undefined
	/** The one large next step. */
	readonly nextStep: string | undefined
	readonly latest: readonly ListedName[]
}

type Presented = Exclude<ScreenAnswer["answer"], { kind: "fault" }>
type Refused = Extract<Presented, { kind: "refused" }>
type Surroundings = {
	readonly zone: string
	readonly hasFinger: boolean
	readonly latest: readonly LatestName[]
}

/** Stands for a name and is never shortened as one would be. */
const unnamed = "Nama\u00a0menyusul"

export function answerScene(answer: Presented, around: Surroundings): AnswerScene {
	const time = (at: number, isSure: boolean) => timeText(at, { zone: around.zone, isSure })
	const plain = {
		kind: "answer",
		note: undefined,
		name: undefined,
		times: [],
		strip: undefined,
		advice: undefined,
		nextStep: undefined,
		latest: around.latest.map((one) => ({
			name: one.name === undefined ? unnamed : withoutTitles(one.name),
			time: time(one.at, one.isClockSure),
		})),
	} as const
	switch (answer.kind) {
		case "recorded":
			return {
				...plain,
				look: "recorded",
				word: "Tercatat",
				name: withoutTitles(answer.name),
				times: [{ label: undefined, text: time(answer.at, answer.isClockSure) }],
				strip: answer.isOffline ? "Tersimpan, akan dikirim" : undefined,
			}
		case "repeat":
			return {
				...plain,
				look: "repeat",
				word: "Sudah tercatat",
				name: withoutTitles(answer.name),
				times: [
					{ label: "Pertama", text: time(answer.firstAt, answer.isClockSure) },
					{ label: "Barusan", text: time(answer.at, answer.isClockSure) },
				],
			}
		case "unknown":
			return {
				...plain,
				look: "unknown",
				word: "Tercatat",
				note: "nama menyusul",
				times: [{ label: undefined, text: time(answer.at, answer.isClockSure) }],
				advice: "Beri tahu operator OPD Anda dan sebutkan jam ini.",
			}
		case "refused":
			return {
				...plain,
				look: "refused",
				word: "Belum tercatat",
				...refusal(answer.reason, around),
			}
	}
}

function refusal(
	reason: Refused["reason"],
	{ hasFinger }: Surroundings,
): { advice: string; nextStep: string } {
	switch (reason) {
		case "several-cards":
			return { advice: "Dua kartu terbaca bersamaan.", nextStep: "Tempelkan satu kartu saja" }
		case "unstable-number":
			return {
				advice: "Nomor kartu ini tidak tetap.",
				nextStep: hasFinger ? "Pakai kartu kantor atau jari" : "Pakai kartu kantor",
			}
		case "finger-unread":
			return { advice: "Jari belum terbaca.", nextStep: "Angkat, lalu tempelkan lagi" }
		case "finger-use-card":
			return { advice: "Jari tidak terbaca tiga kali.", nextStep: "Pakai kartu" }
		case "finger-wrong-sensor":
			return {
				advice: "Sensor jari ini tidak cocok dengan daftar. Beri tahu operator OPD Anda.",
				nextStep: "Pakai kartu",
			}
		case "finger-unlisted":
			return {
				advice: "Jari ini belum terdaftar di mesin ini. Minta didaftarkan oleh operator OPD Anda.",
				nextStep: "Pakai kartu",
			}
	}
}

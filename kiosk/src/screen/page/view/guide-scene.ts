// What the screen says to the person whose finger is enrolled: one step at a time.
import { withoutTitles } from "../../../domain/screen-name.ts"
import type { ScreenGuide } from "../../screen-message.ts"
import type { AnswerScene } from "./answer-scene.ts"

/** White: nothing of it is a punch. */
export const guideScene = ({ name, step }: ScreenGuide): AnswerScene => ({
	...{ kind: "answer", look: "refused", word: words[step] ?? "Mendaftarkan jari" },
	...{ note: undefined, times: [], strip: undefined, latest: [] },
	name: withoutTitles(name),
	...says[step],
})

const words: Partial<Record<ScreenGuide["step"], string>> = {
	enrolled: "Jari terdaftar",
	"given-up": "Belum terdaftar",
}

const says: Readonly<
	Record<ScreenGuide["step"], { advice: string | undefined; nextStep: string }>
> = {
	place: { advice: undefined, nextStep: "Tempelkan jari" },
	lift: { advice: "Gambar pertama sudah jelas.", nextStep: "Angkat jari" },
	"place-again": { advice: undefined, nextStep: "Tempelkan lagi jari yang sama" },
	unclear: { advice: "Gambarnya kurang jelas.", nextStep: "Angkat, lalu tekan rata" },
	"lift-to-store": { advice: "Kedua gambar cocok.", nextStep: "Angkat jari" },
	enrolled: { advice: undefined, nextStep: "Mulai sekarang jari ini dapat dipakai" },
	"given-up": { advice: "Jari ini tidak disimpan.", nextStep: "Tanyakan kepada petugas" },
}

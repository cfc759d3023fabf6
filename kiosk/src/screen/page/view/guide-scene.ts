// What the screen says to the person whose finger is enrolled: one step at a time.
import { withoutTitles } from "../../../domain/screen-name.ts"
import type { ScreenGuide } from "../../screen-message.ts"

/** Neither filled nor framed: nothing of it is a punch, and nothing is refused. */
export type GuideScene = {
	readonly kind: "guide"
	readonly word: string
	readonly name: string
	/** The one large thing to do. */
	readonly nextStep: string
	readonly advice: string | undefined
}

export const guideScene = ({ name, step }: ScreenGuide): GuideScene => ({
	...{ kind: "guide", name: withoutTitles(name) },
	...says[step],
})

type Says = Pick<GuideScene, "word" | "nextStep" | "advice">

const enrolling = (nextStep: string, advice?: string): Says => ({
	...{ word: "Daftar jari", nextStep, advice },
})

const says: Readonly<Record<ScreenGuide["step"], Says>> = {
	place: enrolling("Tempelkan jari"),
	lift: enrolling("Angkat jari", "Gambar pertama sudah jelas."),
	"place-again": enrolling("Tempelkan lagi jari yang sama"),
	unclear: enrolling("Angkat, lalu tekan rata", "Gambarnya kurang jelas."),
	"lift-to-store": enrolling("Angkat jari", "Kedua gambar cocok."),
	enrolled: { word: "Jari terdaftar", nextStep: "Sudah dapat dipakai", advice: undefined },
	"given-up": {
		word: "Belum terdaftar",
		nextStep: "Tanyakan petugas",
		advice: "Jari ini tidak disimpan.",
	},
}

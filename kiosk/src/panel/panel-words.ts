// What a display of two rows of 16 letters says for each answer: who and when, or the one next step.
import type { PanelWords } from "@hadir/firmware-bridge/panel/signal.ts"
import { clockOfMinute, minuteSeconds } from "@hadir/shared/time/clock.ts"
import { localSecond } from "@hadir/shared/time/local-time.ts"
import { withoutTitles } from "../domain/screen-name.ts"
import type { Answer, RefusedFor } from "../usecases/ports.ts"

/** @param zone the kiosk's IANA zone */
export function panelWords(answer: Answer, zone: string): PanelWords {
	const short = (at: number) => clockOfMinute(Math.floor(localSecond(at, zone) / minuteSeconds))
	switch (answer.kind) {
		case "recorded": {
			const word = answer.isOffline ? "Tersimpan" : "Tercatat"
			return { top: withoutTitles(answer.name), bottom: `${short(answer.at)} ${word}` }
		}
		case "repeat":
			return { top: "Sudah tercatat", bottom: `${short(answer.firstAt)} & ${short(answer.at)}` }
		case "unknown":
			return { top: "Nama menyusul", bottom: `Tercatat ${short(answer.at)}` }
		case "refused":
			return { top: "Belum tercatat", bottom: nextSteps[answer.reason] }
		case "fault":
			return { top: "MESIN RUSAK", bottom: "Panggil teknisi" }
	}
}

const nextSteps: Readonly<Record<RefusedFor, string>> = {
	"several-cards": "Satu kartu saja",
	"unstable-number": "Kartu kantor",
	"finger-unread": "Tempel lagi",
	"finger-use-card": "Pakai kartu",
	"finger-wrong-sensor": "Pakai kartu",
	"finger-unlisted": "Pakai kartu",
}

// The answer as lights, sound and the few words of a small display.
import type { Panel, Signal } from "@hadir/firmware-bridge/panel/signal.ts"
import type { Answer, AnswerSink } from "../usecases/ports.ts"
import { panelWords } from "./panel-words.ts"

export const panelSink = (panel: Panel, zone: string): AnswerSink => ({
	show: (answer) => panel.show(signalOf(answer), panelWords(answer, zone)),
})

function signalOf(answer: Answer): Signal {
	switch (answer.kind) {
		case "recorded":
			return answer.isOffline ? "offline" : "recorded"
		case "repeat":
		case "unknown":
		case "refused":
		case "fault":
			return answer.kind
	}
}

// The answer as lights and sound.
import type { Panel, Signal } from "@hadir/firmware-bridge/panel/signal.ts"
import type { Answer, AnswerSink } from "../usecases/ports.ts"

export const panelSink = (panel: Panel): AnswerSink => ({
	show: (answer) => panel.show(signalOf(answer)),
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

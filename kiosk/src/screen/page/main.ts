import "./no-generated-code.ts"
import "./style/base.css"
import "./style/faces.css"
import "./style/idle.css"
import "./style/answer.css"
import "./style/latest.css"
import "./style/stopped.css"
import "./style/guide.css"
import { DaemonClock } from "./daemon-clock.ts"
import { DaemonLink } from "./daemon-link.ts"
import { Stage } from "./draw/stage.ts"
import { renewPage } from "./page-renewal.ts"
import { Speaker } from "./speaker.ts"
import { sceneOf } from "./view/scene.ts"
import { firstState, hearAnswer, hearGuide, hearStatus, loseDaemon } from "./view/screen-state.ts"
import { soundOf, tonesOf } from "./view/sound.ts"

/** One frame: opening the sound device takes 80 ms the first time, and the fill must not wait for it. */
const paintMs = 20

const stage = new Stage(byId("stage"), byId("spoken"))
const clock = new DaemonClock()
const speaker = new Speaker()
let state = firstState
let wake: number | undefined

/** Draws what is due now, and wakes for the next second or the end of the answer. */
function show(isNew = false): void {
	clearTimeout(wake)
	const mono = performance.now()
	const now = clock.now() ?? 0
	stage.show(sceneOf(state, { now, mono }), isNew)
	const untilSecond = 1000 - (Math.floor(now) % 1000)
	const untilEnd = (state.shown ?? state.guided)?.untilMono ?? 0
	wake = window.setTimeout(
		() => show(),
		untilEnd > mono ? Math.min(untilSecond, untilEnd - mono) : untilSecond,
	)
}

const link = new DaemonLink({
	onStatus: (status) => {
		if (state.link === "lost") void renewPage()
		clock.hear(status.now)
		state = hearStatus(state, status)
		show()
	},
	onAnswer: ({ answer }) => {
		state = hearAnswer(state, answer, performance.now())
		show(true)
		setTimeout(() => speaker.play(tonesOf(soundOf(answer))), paintMs)
	},
	onGuide: (guide) => {
		state = hearGuide(state, guide, performance.now())
		show(true)
	},
	onLost: () => {
		state = loseDaemon(state, clock.now())
		show()
	},
	onForeign: () => void renewPage(),
})

// Names are measured in the page's own font; without it they are measured in the next best.
document.fonts
	.load('600 20px "Inter"')
	.catch(() => [])
	.finally(() => {
		show()
		link.start()
		addEventListener("resize", () => show(true))
	})

function byId(id: string): HTMLElement {
	const found = document.getElementById(id)
	if (found === null) throw new Error(`the page has no #${id}`)
	return found
}

// From a scene to elements. What the screen says is decided in view/; here is only where it stands.
import type { AnswerScene } from "../view/answer-scene.ts"
import type { GuideScene } from "../view/guide-scene.ts"
import type { IdleScene } from "../view/idle-scene.ts"
import type { OpeningScene, Scene } from "../view/scene.ts"
import type { BarItem } from "../view/status-bar.ts"
import type { StoppedScene } from "../view/stopped-scene.ts"
import { element } from "./element.ts"
import { icon } from "./icons.ts"

export function drawScene(scene: Scene): HTMLElement {
	switch (scene.kind) {
		case "opening":
			return drawOpening(scene)
		case "idle":
			return drawIdle(scene)
		case "answer":
			return drawAnswer(scene)
		case "guide":
			return drawGuide(scene)
		case "stopped":
			return drawStopped(scene)
	}
}

const drawOpening = (scene: OpeningScene): HTMLElement =>
	element("section", "face opening", element("p", "prompt wait", icon("waiting"), scene.text))

const drawIdle = (scene: IdleScene): HTMLElement =>
	element(
		"section",
		"face idle",
		element("header", "head", element("span", "unit", scene.unit), codeOf(scene.code)),
		element(
			"div",
			scene.isClockSure ? "clock" : "clock unsure",
			element("span", "minute", scene.time.minute),
			element("span", "second", scene.time.second),
		),
		element("p", "date", scene.time.date),
		element("p", `prompt ${scene.prompt.tone}`, icon(scene.prompt.icon), scene.prompt.text),
		element("footer", "bar", ...barItems(scene.bar)),
	)

export const barItems = (items: readonly BarItem[]): readonly HTMLElement[] =>
	items.map((item) =>
		element("span", item.isFault ? "item fault" : "item", icon(item.icon), item.text),
	)

const drawAnswer = (scene: AnswerScene): HTMLElement =>
	element(
		"section",
		`face answer ${scene.look}`,
		element(
			"div",
			"said",
			element(
				"header",
				"head",
				icon(scene.look),
				element("div", "", element("h1", "word", scene.word), small("note", scene.note)),
			),
			small("reason", scene.nextStep === undefined ? undefined : scene.advice),
			small("name", scene.name),
			element("div", "times", ...scene.times.map(drawTime)),
			scene.strip === undefined ? undefined : element("p", "strip", icon("stored"), scene.strip),
			small("advice", scene.nextStep === undefined ? scene.advice : undefined),
			small("next-step", scene.nextStep),
		),
		drawLatest(scene),
	)

const drawTime = ({ label, text }: AnswerScene["times"][number]): HTMLElement =>
	element("p", "time", small("label", label), element("span", "digits", text))

const drawLatest = (scene: AnswerScene): HTMLElement =>
	element(
		"div",
		"latest",
		element("p", "title", "Terakhir"),
		element(
			"ol",
			"",
			...scene.latest.map(({ name, time }) =>
				element("li", "", element("p", "listed-name", name), element("p", "listed-time", time)),
			),
		),
	)

const drawGuide = (scene: GuideScene): HTMLElement =>
	element(
		"section",
		"face guide",
		element("header", "head", icon("finger"), element("h1", "word", scene.word)),
		element("p", "whose", scene.name),
		element("p", "next-step", scene.nextStep),
		small("reason", scene.advice),
	)

const drawStopped = (scene: StoppedScene): HTMLElement =>
	element(
		"section",
		"face stopped",
		element("header", "head", icon("stopped"), element("h1", "word", scene.word)),
		element("p", "reason", scene.reason),
		element("p", "next-step", scene.nextStep),
		element(
			"footer",
			"told",
			element("span", "", scene.told),
			scene.code === undefined ? undefined : codeOf(scene.code),
		),
	)

const codeOf = (code: string): HTMLElement =>
	element("span", "code", "Kode mesin ", element("b", "", code))

const small = (classes: string, text: string | undefined): HTMLElement | undefined =>
	text === undefined ? undefined : element(classes === "label" ? "span" : "p", classes, text)

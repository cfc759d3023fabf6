// The screen's icons: outlines on a grid of 24, drawn here so that nothing is fetched.

export type IconName =
	| "card"
	| "finger"
	| "terminal"
	| "waiting"
	| "connected"
	| "offline"
	| "unplugged"
	| "clock-unsure"
	| "panel"
	| "disk"
	| "stored"
	| "recorded"
	| "repeat"
	| "unknown"
	| "refused"
	| "stopped"

type Stroke = { readonly d: string; readonly look: "line" | "solid" | "cut" }
type Drawing = { readonly width: number; readonly strokes: readonly Stroke[] }

const line = (d: string): Stroke => ({ d, look: "line" })
/** Filled with the word's colour. */
const solid = (d: string): Stroke => ({ d, look: "solid" })
/** A line in the colour behind. */
const cut = (d: string): Stroke => ({ d, look: "cut" })

const grid = (...strokes: Stroke[]): Drawing => ({ width: 24, strokes })
const disc = (x: number, r: number): string =>
	`M${x - r} 12a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`
const tick = (x: number): string => `M${x - 4.6} 12.4l3.2 3.2l6 -6.6`

const drawings: Readonly<Record<IconName, Drawing>> = {
	card: grid(
		line("M6 5h12a3 3 0 0 1 3 3v8a3 3 0 0 1 -3 3h-12a3 3 0 0 1 -3 -3v-8a3 3 0 0 1 3 -3z"),
		line("M3 10.2h18"),
		line("M7 15h2.5M13 15h3"),
	),
	finger: grid(
		line("M6.2 5.2a8.6 8.6 0 0 1 14.3 6.4v1.4"),
		line("M3.5 15.5v-4a8.6 8.6 0 0 1 .6 -3.2"),
		line("M7 18.6a13 13 0 0 0 .5 -4v-3.1a4.6 4.6 0 0 1 9.2 0v3.2a20 20 0 0 1 -.6 4.8"),
		line("M12.1 11.5v3.6a17 17 0 0 1 -1 5.9"),
		line("M20.3 16.8a20 20 0 0 1 -.5 2.2"),
	),
	terminal: grid(
		line("M7 3.5h10a2 2 0 0 1 2 2v13a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-13a2 2 0 0 1 2 -2z"),
		line("M8.5 7h7v4.5h-7z"),
		line("M8.8 15.2h.01M12 15.2h.01M15.2 15.2h.01"),
	),
	waiting: grid(
		line("M7 3.5h10M7 20.5h10"),
		line("M8 3.5v3.6c0 2.6 4 3 4 4.9s-4 2.3 -4 4.9v3.6"),
		line("M16 3.5v3.6c0 2.6 -4 3 -4 4.9s4 2.3 4 4.9v3.6"),
	),
	connected: grid(
		line("M2.6 9.6a13.5 13.5 0 0 1 18.8 0"),
		line("M5.8 12.9a9 9 0 0 1 12.4 0"),
		line("M9 16.1a4.4 4.4 0 0 1 6 0"),
		solid("M10.7 19.2a1.3 1.3 0 1 1 2.6 0a1.3 1.3 0 1 1 -2.6 0z"),
	),
	offline: grid(
		line("M9.8 5.5a6 6 0 0 1 7.6 4.5h.6a4 4 0 0 1 2.6 7"),
		line("M17 18h-10.2a4.3 4.3 0 0 1 -.4 -8.6a6 6 0 0 1 .8 -1.7"),
		line("M3.5 3.5l17 17"),
	),
	unplugged: grid(
		line("M11 8.5l4.5 4.5l-2 2a3.18 3.18 0 1 1 -4.5 -4.5z"),
		line("M8.7 15.3l-4.7 4.7"),
		line("M13.5 8l2.3 -2.3a3.18 3.18 0 0 1 4.5 4.5l-1.5 1.5"),
		line("M19.5 4.5l1.5 -1.5"),
		line("M4 4l4 4M8 4l-4 4"),
	),
	"clock-unsure": grid(
		line("M20.6 10a9 9 0 1 0 -8.1 10.9"),
		line("M12 7v5l2.5 2"),
		line("M16.8 15.8a2.1 2.1 0 1 1 3.1 1.8q-1 .6 -1 1.5"),
		line("M18.9 21.7v.05"),
	),
	disk: grid(
		line("M4 6a8 3 0 1 0 16 0a8 3 0 1 0 -16 0"),
		line("M4 6v12a8 3 0 0 0 16 0v-12"),
		line("M4 12a8 3 0 0 0 16 0"),
	),
	panel: grid(
		line("M8.5 17.5h7v-2.2c0 -1.3 2.5 -2.6 2.5 -5.9a6 6 0 0 0 -12 0c0 3.3 2.5 4.6 2.5 5.9z"),
		line("M10 21h4"),
		line("M4 4l16 16"),
	),
	stored: grid(
		line("M8 18h-1.2a4.3 4.3 0 0 1 -.4 -8.6a6 6 0 0 1 11.6 .6h.2a4 4 0 0 1 0 8h-2.2"),
		line("M12 21v-8.5M8.8 15.5l3.2 -3.2l3.2 3.2"),
	),
	recorded: grid(solid(disc(12, 11)), cut(tick(12))),
	repeat: {
		width: 33,
		strokes: [line("M19.7 2.9a9.4 9.4 0 1 1 0 18.2"), solid(disc(11, 10)), cut(tick(11))],
	},
	unknown: {
		width: 30,
		strokes: [
			solid(
				"M4 2h22a3.5 3.5 0 0 1 3.5 3.5v13a3.5 3.5 0 0 1 -3.5 3.5h-22a3.5 3.5 0 0 1 -3.5 -3.5v-13a3.5 3.5 0 0 1 3.5 -3.5z",
			),
			cut("M11.8 9.4a3.2 3.2 0 1 1 4.9 2.7q-1.7 1 -1.7 2.6"),
			cut("M15 18.3v.05"),
		],
	},
	refused: grid(line("M8.1 2.6h7.8l5.5 5.5v7.8l-5.5 5.5h-7.8l-5.5 -5.5v-7.8z"), line("M8 12h8")),
	stopped: grid(
		line(
			"M10.6 3.3l-8.7 15.1a1.7 1.7 0 0 0 1.5 2.6h17.2a1.7 1.7 0 0 0 1.5 -2.6l-8.7 -15.1a1.65 1.65 0 0 0 -2.8 0z",
		),
		line("M12 9v4.5"),
		line("M12 17v.05"),
	),
}

const svg = "http://www.w3.org/2000/svg"

/** Decoration only: a word stands beside every icon. */
export function icon(name: IconName): SVGSVGElement {
	const { width, strokes } = drawings[name]
	const made = document.createElementNS(svg, "svg")
	made.setAttribute("class", `icon icon-${name}`)
	made.setAttribute("viewBox", `0 0 ${width} 24`)
	made.setAttribute("aria-hidden", "true")
	for (const { d, look } of strokes) {
		const path = document.createElementNS(svg, "path")
		path.setAttribute("class", look)
		path.setAttribute("d", d)
		made.append(path)
	}
	return made
}

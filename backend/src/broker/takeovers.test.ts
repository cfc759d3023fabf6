import { expect, test } from "vitest"
import { noteTakeover, type Takeovers } from "./takeovers.ts"

function alarms(times: readonly (readonly [kiosk: string, atMs: number])[]): number[] {
	let takeovers: Takeovers = new Map()
	return times.flatMap(([kiosk, atMs]) => {
		const noted = noteTakeover(takeovers, kiosk, atMs)
		takeovers = noted.takeovers
		return noted.isAlarm ? [atMs] : []
	})
}

test.each([
	[
		"three in a minute: a shaky network",
		[
			["A", 0],
			["A", 20_000],
			["A", 40_000],
		],
		[],
	],
	[
		"a fourth within it",
		[
			["A", 0],
			["A", 20_000],
			["A", 40_000],
			["A", 59_999],
		],
		[59_999],
	],
	[
		"a fourth as the first is a minute old",
		[
			["A", 0],
			["A", 20_000],
			["A", 40_000],
			["A", 60_000],
		],
		[],
	],
	[
		"four of different kiosks",
		[
			["A", 0],
			["B", 1],
			["A", 2],
			["B", 3],
		],
		[],
	],
] as const)("%s", (_, times, expected) => {
	expect(alarms(times)).toEqual(expected)
})

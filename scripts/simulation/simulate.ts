// One seed, lived and judged.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { brokenPromises } from "./invariants.ts"
import { World } from "./world.ts"

export type Outcome = {
	readonly seed: number
	/** Promises that were broken, in words; empty when all held. */
	readonly broken: readonly string[]
	readonly greens: number
	readonly powerCuts: number
	readonly officeCrashes: number
	readonly dropped: number
	readonly restoredOffices: number
	readonly restoredImages: number
	readonly clones: number
	/** Spans of records that an expired backup lacked, named. */
	readonly holes: number
}

/** Every so many seeds live on real files: they cost more than twice as much as memory. */
const filesEvery = 10

export const weekOfFive = { kiosks: 5, days: 7 } as const

export async function simulate(
	seed: number,
	size: { readonly kiosks: number; readonly days: number } = weekOfFive,
): Promise<Outcome> {
	const files =
		seed % filesEvery === 0 ? mkdtempSync(join(tmpdir(), "hadir-simulation-")) : undefined
	const world = new World(seed, size, files)
	let broken: readonly string[]
	try {
		await world.live()
		broken = await brokenPromises(world)
	} catch (cause) {
		broken = [cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)]
	}
	const { kiosks, office, sights } = world
	const sum = (of: (kiosk: (typeof kiosks)[number]) => number) =>
		kiosks.reduce((total, kiosk) => total + of(kiosk), 0)
	for (const kiosk of kiosks) kiosk.cutPower()
	await office.kill()
	if (files !== undefined) rmSync(files, { recursive: true, force: true })
	return {
		...{ seed, broken },
		greens: sum(({ greens }) => greens.length),
		powerCuts: sum(({ powerCuts }) => powerCuts),
		officeCrashes: office.crashes,
		dropped: sum(({ dropped }) => dropped),
		...{ restoredOffices: sights.restoredOffices, restoredImages: sights.restoredImages },
		...{ clones: sights.clones, holes: sights.holes },
	}
}

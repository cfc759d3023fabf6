// What must be true at the end of every simulated week, whatever happened in it.
import { isDamagedLine } from "@hadir/shared/journal/chain.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import type { World } from "./world.ts"

/** Messages on the wire at once, over all kiosks: more would mean a storm. */
const mostOnWire = 60

/** @returns a sentence for each promise that was broken */
export async function brokenPromises(world: World): Promise<string[]> {
	const broken: string[] = []
	const { office, week } = world
	for (const { brokenAt } of await office.verify()) {
		if (brokenAt !== undefined)
			broken.push(`the log does not hold at ${brokenAt.n}: ${brokenAt.why}`)
	}
	const held = await recordsHeld(world)
	for (const { record, n, device } of world.kiosks.flatMap(({ greens }) => greens)) {
		const copies = held.get(record) ?? 0
		if (copies > 1) broken.push(`green ${n} of ${device} is in the log ${copies} times`)
		if (copies === 0 && !world.destroyed.has(record)) broken.push(`green ${n} of ${device} is lost`)
	}
	broken.push(...(await projectionFaults(world)))
	broken.push(...(await timeFaults(world)))
	if (!week.hasCopies) broken.push(...(await falseForks(world)))
	for (const kiosk of world.kiosks) {
		if (kiosk.unsent() > 0)
			broken.push(`${kiosk.device} has ${kiosk.unsent()} records unsent after the calm`)
	}
	if (world.network.peak > mostOnWire)
		broken.push(`${world.network.peak} messages were on the wire at once`)
	return broken
}

/** How often each punch record stands in the log, over every chain. */
async function recordsHeld({ office }: World): Promise<Map<string, number>> {
	const held = new Map<string, number>()
	const { reader } = office.stores
	for (const { journal, chain, start } of await reader.chains()) {
		let n = start?.n ?? -1
		for (;;) {
			const batches = await reader.linesAfter({ journal, chain, n }, 100)
			if (batches.length === 0) break
			for (const batch of batches) {
				for (const { hash, line } of reader.hashesOf(batch)) {
					const record = isDamagedLine(line) ? undefined : decodeRecord(line)
					if (record?.ok && record.value.k === "punch") held.set(hash, (held.get(hash) ?? 0) + 1)
				}
				n = batch.from + batch.lines.length - 1
			}
		}
	}
	return held
}

/** The rows are the log's punches, each once. */
async function projectionFaults(world: World): Promise<string[]> {
	const held = await recordsHeld(world)
	const rows = await world.office.stores.office.selectFrom("punch").select("record").execute()
	const projected = new Set(rows.map(({ record }) => record))
	const missing = [...held.keys()].filter((record) => !projected.has(record)).length
	const extra = [...projected].filter((record) => !held.has(record)).length
	return [
		...(missing > 0 ? [`${missing} punches of the log have no row`] : []),
		...(extra > 0 ? [`${extra} rows have no punch in the log`] : []),
	]
}

/** A time that was measured, or stamped by a clock that knew it, is right within its bound. */
async function timeFaults(world: World): Promise<string[]> {
	const trueAt = new Map(
		world.kiosks.flatMap(({ greens }) => greens.map(({ record, at }) => [record, at] as const)),
	)
	const rows = await world.office.stores.office
		.selectFrom("punch")
		.select(["record", "at", "err", "basis"])
		.where("basis", "=", "measured")
		.execute()
	return rows.flatMap(({ record, at, err }) => {
		const real = trueAt.get(record)
		if (real === undefined || Math.abs(real - at) <= err) return []
		return [`a tap's time is ${Math.abs(real - at)} ms wrong with a bound of ${err} ms`]
	})
}

/** Without copied cards nothing forks and nobody is told that it did. */
async function falseForks({ office, kiosks }: World): Promise<string[]> {
	const chains = await office.stores.reader.chains()
	const branches = chains.filter(({ isFirst }) => !isFirst).length
	const journals = new Set(chains.map(({ journal }) => journal)).size
	const alarms = (await office.stores.office.selectFrom("alarm").select("kind").execute()).filter(
		({ kind }) => kind === "fork" || kind === "hole" || kind === "damaged",
	)
	return [
		...(branches > 0 ? [`${branches} branches without a copied card`] : []),
		...(journals > kiosks.length ? [`${journals} journals of ${kiosks.length} kiosks`] : []),
		...alarms.map(({ kind }) => `a false alarm: ${kind}`),
	]
}

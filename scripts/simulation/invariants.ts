// What must be true at the end of every simulated week, whatever happened in it.
import type { OfficeSchema } from "@hadir/backend/store/office-schema.ts"
import { isDamagedLine } from "@hadir/shared/journal/chain.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import type { Green } from "./sim-kiosk.ts"
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
	const gone = await office.stores.office.selectFrom("missing_span").selectAll().execute()
	for (const green of world.kiosks.flatMap(({ greens }) => greens)) {
		const { record, n, device } = green
		const copies = held.get(record) ?? 0
		if (copies > 1) broken.push(`green ${n} of ${device} is in the log ${copies} times`)
		const isNamed = gone.some((span) => isWithin(span, green, world))
		if (copies === 0 && !world.destroyed.has(record) && !(week.hasExpired && isNamed))
			broken.push(`green ${n} of ${device} is lost`)
	}
	broken.push(...(await projectionFaults(world)))
	broken.push(...(await timeFaults(world)))
	if (!week.hasCopies) broken.push(...(await falseForks(world)))
	world.sights.holes = gone.filter(({ cause }) => cause === "hole").length
	for (const kiosk of world.kiosks) {
		if (kiosk.unsent() > 0)
			broken.push(`${kiosk.device} has ${kiosk.unsent()} records unsent after the calm`)
	}
	broken.push(...(await pruneFaults(world)), ...(await holeFaults(world)), ...sizeFaults(world))
	if (world.network.peak > mostOnWire)
		broken.push(`${world.network.peak} messages were on the wire at once`)
	return broken
}

/**
 * Two branches of a copied card, of which one was dropped when a backup held it and the office then lost
 * that backup: what parted before the office's end of the chain can be told by nobody's hash any more, so
 * the hole begins at that end and its branch's records before it are gone with it.
 */
function isWithin(
	span: OfficeSchema["missing_span"],
	green: Green,
	{ kiosks, week }: World,
): boolean {
	const { journal, n, device } = green
	if ((span.cause === "lost" ? span.lost_journal : span.journal) !== journal) return false
	if (n > span.through_n) return false
	const drops = kiosks.find((kiosk) => kiosk.device === device)?.drops ?? []
	const isDropped = drops.some((drop) => drop.journal === journal && n <= drop.through.n)
	return n >= span.from_n || (week.hasCopies && isDropped)
}

/** A kiosk's card: a file of its own, and so much for each record it keeps. */
const emptyBytes = 120_000
const bytesPerRecord = 700

/** What a kiosk dropped lies in every backup that was there when it was told so. */
async function pruneFaults({ kiosks, office, network }: World): Promise<string[]> {
	const faults: string[] = []
	for (const { device, drops } of kiosks) {
		for (const { journal, through, toldAt } of drops) {
			const saidAt = toldAt - network.longestDelayMs
			for (const set of office.backups.sets.filter(({ madeAt }) => madeAt <= saidAt)) {
				if (await set.holds(journal, through)) continue
				faults.push(`${device} dropped up to ${through.n}, which backup ${set.id} does not hold`)
			}
		}
	}
	return faults
}

/** Every jump in a chain is named with its numbers, and a person was told. */
async function holeFaults({ office }: World): Promise<string[]> {
	const faults: string[] = []
	const { reader, office: facts } = office.stores
	const named = await facts.selectFrom("missing_span").selectAll().execute()
	const told = await facts.selectFrom("alarm").select("id").execute()
	for (const { journal, chain, start } of await reader.chains()) {
		let n = start?.n ?? 0
		for (let batches = await reader.linesAfter({ journal, chain, n }, 100); batches.length > 0; ) {
			for (const { from, lines, prev } of batches) {
				const isNamed = named.some(
					(span) => span.id === prev && span.from_n === n + 1 && span.through_n === from - 1,
				)
				if (from !== n + 1 && !isNamed) faults.push(`${n + 1}-${from - 1} are gone and not named`)
				if (from !== n + 1 && !told.some(({ id }) => id === `hole:${prev}`)) {
					faults.push(`${n + 1}-${from - 1} are gone and nobody was told`)
				}
				n = from + lines.length - 1
			}
			batches = await reader.linesAfter({ journal, chain, n }, 100)
		}
	}
	return faults
}

/** What lies on a card grows with the records it keeps and with nothing else. */
const sizeFaults = ({ kiosks }: World): string[] =>
	kiosks.flatMap((kiosk) => {
		const { records, bytes } = kiosk.size()
		if (bytes <= emptyBytes + bytesPerRecord * records) return []
		return [`${kiosk.device} keeps ${records} records in ${bytes} bytes`]
	})

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
async function falseForks({ office, kiosks, week }: World): Promise<string[]> {
	const chains = await office.stores.reader.chains()
	const branches = chains.filter(({ isFirst }) => !isFirst).length
	const journals = new Set(chains.map(({ journal }) => journal)).size
	const alarms = (await office.stores.office.selectFrom("alarm").select("kind").execute()).filter(
		({ kind }) => kind === "fork" || (kind === "hole" && !week.hasExpired) || kind === "damaged",
	)
	return [
		...(branches > 0 ? [`${branches} branches without a copied card`] : []),
		...(journals > kiosks.length ? [`${journals} journals of ${kiosks.length} kiosks`] : []),
		...alarms.map(({ kind }) => `a false alarm: ${kind}`),
	]
}

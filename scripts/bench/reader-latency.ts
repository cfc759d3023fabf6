// From a device's last byte to the driver's reading or punch, over TCP on loopback with the emulated device in the same
// process, beside bare bytes through the same port without any driver.
import { pcscLacks, pcscTimes } from "./latency/pcsc.ts"
import { asciiTimes, bareTimes, pn532Times, rdm6300Times, zfmTimes } from "./latency/readers.ts"
import { admsTimes, anvizTimes, zktecoTimes } from "./latency/terminals.ts"
import { type Percentiles, percentiles } from "./percentiles.ts"

const times = 400
const pcscTimesOver = 30
/** What runs for the first time is compiled meanwhile: that belongs to no reading. */
const warmUp = 50

/** How the device comes to say it: by itself while all rests, or as an answer, with the loop already awake. */
type Way = "spoken" | "asked"
type Driver = readonly [name: string, way: Way, run: (times: number) => Promise<readonly number[]>]

const drivers: readonly Driver[] = [
	["pn532", "asked", pn532Times],
	["rdm6300", "spoken", rdm6300Times],
	["ascii", "spoken", asciiTimes],
	["zfm", "asked", zfmTimes],
	["zkteco event", "spoken", zktecoTimes],
	["anviz event", "spoken", anvizTimes],
	["adms upload", "spoken", admsTimes],
]

export async function readerLatency(): Promise<void> {
	const before = await bareBoth()
	const measured: (readonly [string, Way, readonly number[]])[] = []
	for (const [name, way, run] of drivers)
		measured.push([name, way, (await run(times)).slice(warmUp)])
	const lack = pcscLacks()
	if (lack === undefined) measured.push(["pcsc", "spoken", await pcscTimes(pcscTimesOver)])
	const after = await bareBoth()
	const bare = {
		spoken: [...before.spoken, ...after.spoken],
		asked: [...before.asked, ...after.asked],
	}
	const reference = { spoken: percentiles(bare.spoken), asked: percentiles(bare.asked) }
	for (const way of ["spoken", "asked"] as const) {
		print(`bare, ${way}`, bare[way].length, reference[way], reference[way])
	}
	for (const [name, way, of] of measured) print(name, of.length, percentiles(of), reference[way])
	if (lack !== undefined) console.log(`pcsc           not measured: ${lack}`)
	console.log(
		"ratios are to the bare line of the same way; pn532 and zfm are asked, the others speak",
	)
}

async function bareBoth(): Promise<Readonly<Record<Way, readonly number[]>>> {
	const spoken = await bareTimes(times, "spoken")
	const asked = await bareTimes(times, "asked")
	return { spoken: spoken.slice(warmUp), asked: asked.slice(warmUp) }
}

function print(name: string, count: number, { p50, p99 }: Percentiles, bare: Percentiles): void {
	const ratio = `ratio p50 ${(p50 / bare.p50).toFixed(2)}, p99 ${(p99 / bare.p99).toFixed(2)}`
	console.log(
		`${name.padEnd(14)} p50 ${p50.toFixed(3)} ms   p99 ${p99.toFixed(3)} ms   n ${count}   ${ratio}`,
	)
}

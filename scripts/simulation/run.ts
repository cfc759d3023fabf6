// npm run simulate -- --seeds 1..500: weeks of five kiosks by the real code, with every accident a seed
// holds. A seed that breaks a promise prints the one command that lives it again.
import { availableParallelism } from "node:os"
import { parseArgs } from "node:util"
import { runSeeds } from "./run-seeds.ts"
import type { Outcome } from "./simulate.ts"

const help = `npm run simulate -- --seeds <from>..<through> [--threads <n>, else one a core]

Lives one week for each seed and checks that no green tap is lost or doubled, that every chain holds,
that nothing forks without a copied card, and that times are right within their bounds.`

const { values } = parseArgs({
	options: {
		seeds: { type: "string", default: "1..500" },
		threads: { type: "string", default: String(availableParallelism()) },
		help: { type: "boolean", short: "h" },
	},
})
const range = /^(\d+)(?:\.\.(\d+))?$/.exec(values.seeds)
if (values.help || range === null || !/^[1-9]\d?$/.test(values.threads)) {
	console.log(help)
	process.exit(values.help ? 0 : 2)
}
const from = Number(range[1])
const through = Number(range[2] ?? from)
const startedAt = performance.now()
const totals = { seeds: 0, greens: 0, powerCuts: 0, officeCrashes: 0, dropped: 0 }
const copies = { restoredOffices: 0, restoredImages: 0, clones: 0, holes: 0 }
let failed = 0

/** A long run says now and then how far it is. */
const saidEvery = 250

function take(outcome: Outcome): void {
	totals.seeds++
	if (totals.seeds % saidEvery === 0) console.log(`${totals.seeds} weeks, ${failed} failed`)
	for (const key of ["greens", "powerCuts", "officeCrashes", "dropped"] as const) {
		totals[key] += outcome[key]
	}
	for (const key of ["restoredOffices", "restoredImages", "clones", "holes"] as const) {
		copies[key] += outcome[key]
	}
	if (outcome.broken.length === 0) return
	failed++
	console.log(`\nseed ${outcome.seed} breaks ${outcome.broken.length} promises:`)
	for (const sentence of outcome.broken.slice(0, 5)) console.log(`  ${sentence}`)
	console.log(`  again: npm run simulate -- --seeds ${outcome.seed}`)
}

await runSeeds({ from, through }, Number(values.threads), take)
const minutes = (performance.now() - startedAt) / 60_000
console.log(
	`\n${totals.seeds} weeks, ${totals.greens} greens, ${totals.powerCuts} power cuts, ${totals.officeCrashes} office crashes, ${totals.dropped} records dropped, ${copies.restoredOffices} offices restored, ${copies.restoredImages} images put back, ${copies.clones} cards cloned, ${copies.holes} holes named`,
)
console.log(`${(totals.seeds / minutes).toFixed(1)} seeds a minute`)
console.log(`${totals.seeds - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

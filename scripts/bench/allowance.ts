// How many people's months of allowance one core works out from day records, beside making those day
// records from punches in the same run.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { allowanceInputSchema } from "@hadir/backend/domain/allowance/allowance-input.ts"
import { monthDays } from "@hadir/backend/domain/allowance/allowance-month.fixture.ts"
import { evaluateAllowance } from "@hadir/backend/domain/allowance/evaluate-allowance.ts"
import { loadAllowancePolicy } from "@hadir/backend/domain/allowance/load-allowance-policy.ts"
import { septemberInput } from "@hadir/backend/domain/allowance/september-2026.fixture.ts"

const month = "2026-09"
const people = 5_000
const policies = ["tpp-templat-nasional", "tpp-babel-ttu", "tpp-tapanuli-tengah", "tpp-harian"]
const folder = join(import.meta.dirname, "../../backend/policies")

/** Late on some days and away on others, differently from person to person. */
const happenings = (person: number): Readonly<Record<string, string>> => ({
	[`${month}-0${1 + (person % 4)}`]: `07:${String(31 + (person % 29)).padStart(2, "0")}:00 16:00:00`,
	[`${month}-1${person % 4}`]: "",
	[`${month}-2${1 + (person % 5)}`]: "09:05:59 15:40:00",
})

export async function allowance(): Promise<void> {
	const made = timed(() =>
		Array.from({ length: people }, (_, n) => monthDays(month, happenings(n))),
	)
	const reference = people / made.seconds
	console.log(`${people} people, September 2026, one core`)
	console.log(`day records from punches         ${reference.toFixed(0)} employee-months a second`)
	for (const name of policies) {
		const loaded = loadAllowancePolicy(
			JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")),
		)
		if (!loaded.ok) throw new Error(loaded.fault.message)
		const { activities: _, ...plain } = septemberInput
		const input = allowanceInputSchema.parse({ ...plain, score: { basisPoints: 9_000 } })
		const work = () =>
			made.value.map((days) => evaluateAllowance(loaded.value, { month, days, input }).net)
		work()
		const { seconds } = timed(work)
		const rate = people / seconds
		console.log(
			`${name.padEnd(32)} ${rate.toFixed(0)} employee-months a second, ratio ${(rate / reference).toFixed(2)}`,
		)
	}
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly seconds: number } {
	const started = performance.now()
	const value = work()
	return { value, seconds: (performance.now() - started) / 1000 }
}

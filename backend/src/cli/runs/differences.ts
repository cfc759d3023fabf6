// hadir run differences and prove: what closed months would come to today, and whether they are what they were.
import { Command } from "commander"
import { z } from "zod"
import { inRupiah, rupiah } from "../../domain/money/rupiah.ts"
import { answerOf } from "../acting.ts"
import { columns } from "../columns.ts"
import { keyWords, toldKey } from "./run-key.ts"

const found = z.object({
	differences: z.array(
		z.looseObject({
			...{ run: toldKey, nip: z.string(), name: z.string(), net: z.int() },
			...{ settledBy: z.string(), indonesian: z.string() },
			said: z.array(z.object({ before: z.string().optional(), after: z.string().optional() })),
		}),
	),
})
const settledWords: Readonly<Record<string, string>> = {
	nextPeriod: "diperhitungkan di daftar berikutnya",
	supplementary: "TPP susulan",
	repayment: "pengembalian",
	none: "tidak ada yang dibayar atau ditagih",
}

export function differencesCommand(): Command {
	return new Command("differences")
		.description(
			"closed months worked out again from what is known now; where each difference settles",
		)
		.requiredOption("--in <yyyy-mm>", "the month in which they would be settled")
		.option("--opd <id>", "one OPD only")
		.option("--group <group>", "PNS, PPPK or BLUD")
		.option("--lines", "each line that moved, before and after")
		.option("--json", "print as JSON")
		.action(
			async (
				options: { in: string; opd?: string; group?: string; lines?: true; json?: true },
				command: Command,
			) => {
				const { in: settling, opd, group } = options
				const body = { settling, ...(opd && { unit: opd }), ...(group && { group }) }
				const order = { path: "/operator/runs/differences", body, schema: found }
				const { differences } = await answerOf(command, order)
				if (options.json) return console.log(JSON.stringify(differences))
				if (differences.length === 0) return console.log("Tidak ada selisih.")
				for (const one of differences) {
					const where = settledWords[one.settledBy] ?? one.settledBy
					console.log(
						`${one.name} (${one.run.unit}, ${inRupiah(rupiah(one.net))}, ${where}): ${one.indonesian}`,
					)
					if (!options.lines) continue
					for (const { before, after } of one.said) {
						console.log(`  ${before ?? "tidak ada"} → ${after ?? "tidak ada"}`)
					}
				}
			},
		)
}

const proven = z.object({
	runs: z.array(
		z.looseObject({
			...{ key: toldKey, version: z.number(), hash: z.string(), people: z.number() },
			...{
				engine: z.number().optional(),
				wrong: z.array(z.string()),
				differing: z.array(z.string()),
			},
		}),
	),
})

export function proveCommand(): Command {
	return new Command("prove")
		.description(
			"work every closed list out again from what was kept of it and compare the hashes; exit code 1 where one differs",
		)
		.option("--month <yyyy-mm>", "one period only")
		.option("--opd <id>", "one OPD only")
		.option("--json", "print as JSON")
		.action(
			async (
				{ month, opd, json }: { month?: string; opd?: string; json?: true },
				command: Command,
			) => {
				const body = { ...(month && { month }), ...(opd && { unit: opd }) }
				const { runs } = await answerOf(command, {
					path: "/operator/runs/proofs",
					body,
					schema: proven,
				})
				if (json) console.log(JSON.stringify(runs))
				else {
					const rows = runs.map(({ key, version, hash, people, wrong, engine, differing }) => [
						...[keyWords(key), `versi ${version}`, `${people} orang`, hash.slice(0, 16)],
						wrong.length === 0
							? "sama"
							: `BERBEDA: ${[...wrong, ...differing.slice(0, 10)].join(" ")}`,
						engine === undefined ? "" : `ditutup oleh mesin ${engine}`,
					])
					for (const line of columns(rows)) console.log(line)
					if (runs.length === 0) console.log("Belum ada daftar yang ditutup.")
				}
				if (runs.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1
			},
		)
}

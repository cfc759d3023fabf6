// hadir import list and undo: what was taken in, and how it is taken back.
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { Command } from "commander"
import { z } from "zod"
import { dataFolder } from "../../config.ts"
import { columns } from "../columns.ts"
import { askOffice, exitCodeOf } from "../operator.ts"

const batches = z.object({
	batches: z.array(
		z.object({
			...{ id: z.string(), kind: z.string(), file: z.string() },
			...{ enteredBy: z.string(), enteredAt: z.number() },
			counts: z.object({ fresh: z.number(), changed: z.number(), refused: z.number() }),
			undone: z.object({ by: z.string(), reason: z.string() }).optional(),
		}),
	),
})
const undone = z.object({
	...{ batch: z.string(), withdrawn: z.number(), removed: z.number() },
	...{ restored: z.number(), ended: z.number(), left: z.array(z.string()) },
})

export function listCommand(): Command {
	return new Command("list")
		.description("imports that were written, newest first")
		.option("--json", "print as JSON")
		.action(async (options: { json?: true }, command: Command) => {
			const { batches: all } = batches.parse(await ask(command, "/operator/sheets/list", {}))
			if (options.json) return console.log(JSON.stringify(all))
			if (all.length === 0) return console.log("Belum ada impor.")
			const rows = all.map(({ id, file, enteredBy, enteredAt, counts, undone: back }) => [
				...[id, localMoment(enteredAt, "UTC").date, enteredBy],
				`${counts.fresh} baru, ${counts.changed} berubah, ${counts.refused} ditolak`,
				...[file, back === undefined ? "" : `ditarik oleh ${back.by}: ${back.reason}`],
			])
			for (const line of columns(rows)) console.log(line)
		})
}

export function undoCommand(): Command {
	return new Command("undo")
		.description("take back what one import wrote; the reason stays to be read")
		.argument("<batch>", "as import list names it")
		.requiredOption("--reason <text>", "why")
		.requiredOption("--as <username>", "who acts, for the personnel office")
		.option("--json", "print as JSON")
		.action(
			async (
				batch: string,
				{ reason, as, json }: { reason: string; as: string; json?: true },
				command: Command,
			) => {
				const answer = await ask(command, "/operator/sheets/undo", { batch, reason, as })
				const done = undone.parse(answer)
				if (json) return console.log(JSON.stringify(done))
				const { withdrawn, removed, restored, ended, left } = done
				console.log(
					`Impor ${batch} ditarik: ${withdrawn} catatan ditarik, ${removed} dihapus, ${restored} dikembalikan, ${ended} diakhiri hari ini karena sudah dipakai.`,
				)
				for (const one of left) console.log(`  tetap: ${one}`)
			},
		)
}

async function ask(command: Command, path: string, body: object): Promise<unknown> {
	const answer = await askOffice(dataFolder(process.env), path, body)
	if (answer.ok) return answer.value
	return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
}

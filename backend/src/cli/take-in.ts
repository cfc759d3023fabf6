// hadir journal take-in: hands a carried file to the running office, message by message. Each proves
// itself; a file taken in twice changes nothing.
import { existsSync, readFileSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { Command } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import type { CarriedBatch } from "../usecases/carried-batch.ts"
import { askOffice, exitCodeOf } from "./operator.ts"
import { readCarried } from "./read-carried.ts"

export function takeInCommand(): Command {
	return new Command("take-in")
		.description("hand a file that `kiosk carry` wrote to the running office; twice does no harm")
		.argument("<file>", "the file on the stick")
		.option("--json", "print as JSON")
		.action(async (given: string, options: { json?: true }, command: Command) => {
			const file = resolve(given)
			if (!existsSync(file) || !statSync(file).isFile()) {
				command.error(`${file} is no file. Name the one that \`kiosk carry\` wrote.`, {
					exitCode: 2,
				})
			}
			const read = readCarried(readFileSync(file))
			if (typeof read === "string") return command.error(`${file} ${read}`, { exitCode: 2 })
			const data = dataFolder(process.env)
			const batches: CarriedBatch[] = []
			for (const { kind, bytes } of read.messages) {
				const body = { kiosk: read.kiosk, kind, bytes }
				const answer = await askOffice(data, "/operator/carried", body)
				if (!answer.ok)
					return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
				const { batch } = carriedAnswer.parse(answer.value)
				if (batch !== undefined) batches.push(batch)
			}
			const refused = batches.filter(({ isHeld }) => !isHeld)
			const taken = { kiosk: read.kiosk, messages: read.messages.length, batches }
			if (options.json) console.log(JSON.stringify(taken))
			else console.log(accountOf(read.kiosk, batches))
			if (refused.length > 0) {
				command.error(`${spansOf(refused)}: not taken. ${whyRefused(read.kiosk, refused)}`)
			}
		})
}

const carriedAnswer = z.object({
	batch: z
		.object({
			...{ journal: z.string(), from: z.number(), through: z.number() },
			...{ isHeld: z.boolean(), isKioskKnown: z.boolean() },
		})
		.optional(),
})

function accountOf(kiosk: string, batches: readonly CarriedBatch[]): string {
	const held = batches.filter(({ isHeld }) => isHeld)
	const records = held.reduce((sum, { from, through }) => sum + through - from + 1, 0)
	return `The office holds ${records} records of kiosk ${kiosk} that the file brought.`
}

const whyRefused = (kiosk: string, refused: readonly CarriedBatch[]): string =>
	refused.every(({ isKioskKnown }) => !isKioskKnown)
		? `This office does not know kiosk ${kiosk}: the file is another office's. Take it in there.`
		: `The office does not know the key they are signed with, or cannot join them to what it holds. Keep the stick. Register the kiosk again (kiosk code --kiosk ${kiosk}), carry once more, and take that in.`

/** Batches that follow each other are one span. */
function spansOf(batches: readonly CarriedBatch[]): string {
	const spans: { journal: string; from: number; through: number }[] = []
	for (const { journal, from, through } of batches) {
		const before = spans.at(-1)
		if (before?.journal === journal && before.through + 1 === from) before.through = through
		else spans.push({ journal, from, through })
	}
	return spans
		.map(
			({ journal, from, through }) =>
				`records ${from}-${through} of journal ${journal.slice(0, 8)}`,
		)
		.join(", ")
}

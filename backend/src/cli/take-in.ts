// hadir journal take-in: hands a carried file to the running office, message by message. Each proves
// itself; a file taken in twice changes nothing.
import { existsSync, readFileSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { carriedKinds } from "@hadir/shared/wire/topic.ts"
import { Command } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import type { CarriedBatch } from "../usecases/carried-batch.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

const first = z.object({ hadir: z.literal("carried"), version: z.literal(1), kiosk: z.string() })
const message = z.object({ kind: z.enum(carriedKinds), bytes: z.base64() })
const last = z.object({ end: z.number().int() })

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
				command.error(
					`${refused.map(spanOf).join(", ")}: not taken. The office does not know the key they are signed with, or cannot join them to what it holds. Keep the stick. Register the kiosk again (kiosk code --kiosk ${read.kiosk}), carry once more, and take that in.`,
				)
			}
		})
}

const carriedAnswer = z.object({
	batch: z
		.object({
			...{ journal: z.string(), from: z.number(), through: z.number() },
			isHeld: z.boolean(),
		})
		.optional(),
})

function accountOf(kiosk: string, batches: readonly CarriedBatch[]): string {
	const held = batches.filter(({ isHeld }) => isHeld)
	const records = held.reduce((sum, { from, through }) => sum + through - from + 1, 0)
	return `The office holds ${records} records of kiosk ${kiosk} that the file brought.`
}

const spanOf = ({ journal, from, through }: CarriedBatch): string =>
	`records ${from}-${through} of journal ${journal.slice(0, 8)}`

type Carried = { readonly kiosk: string; readonly messages: readonly z.infer<typeof message>[] }

/** @returns what is wrong with the file, in words, when it is not whole */
function readCarried(bytes: Buffer): Carried | string {
	const lines = bytes.toString("utf8").trimEnd().split("\n")
	const values = lines.map((line) => parseJson(Buffer.from(line)))
	const head = first.safeParse(values[0])
	if (!head.success) return "was not written by `kiosk carry` of this release."
	const end = last.safeParse(values.at(-1))
	const messages = z.array(message).safeParse(values.slice(1, -1))
	if (!end.success || !messages.success || messages.data.length !== end.data.end) {
		return "is not whole: the stick was pulled out too early. Carry it again."
	}
	return { kiosk: head.data.kiosk, messages: messages.data }
}

// hadir demo: fills a running, empty office with a demonstration city.
import { readFileSync } from "node:fs"
import { Socket } from "node:net"
import { join } from "node:path"
import { kioskFolder } from "@hadir/kiosk/config.ts"
import { Command } from "commander"
import { z } from "zod"

type Settings = { readonly data: string; readonly holidaysFile: string }

export function demoCommand(settings: () => Promise<Settings>): Command {
	return new Command("demo")
		.description(
			"fill the running, still empty office with a demonstration city and a kiosk's history",
		)
		.option("--json", "print what was made as JSON")
		.action(async (options: { json?: true }, command: Command) => {
			const { data, holidaysFile } = await settings()
			const office = officeAddress(data)
			if (office === undefined) {
				return command.error(
					`The office does not run on ${data}. Start it with: npm start -- --empty`,
					{
						exitCode: 1,
					},
				)
			}
			endWithParent()
			const kioskData = kioskFolder(process.env)
			const { seedDemonstration } = await import("../demonstration/seed.ts")
			const order = { data, kioskData, office, holidaysFile, now: Date.now() }
			const made = await seedDemonstration(order).catch((cause: unknown) =>
				command.error(cause instanceof Error ? cause.message : String(cause)),
			)
			const { kiosk, records, cards } = made
			if (options.json) console.log(JSON.stringify({ kiosk, records, people: cards.length }))
			else
				console.log(
					`A city of ${cards.length} people; kiosk ${kiosk} delivered ${records} records.`,
				)
		})
}

function officeAddress(data: string): string | undefined {
	try {
		const file: unknown = JSON.parse(readFileSync(join(data, "operator.json"), "utf8"))
		return z.object({ url: z.string() }).parse(file).url
	} catch {
		return undefined
	}
}

/** `npm start` holds our standard input open: when it closes, nobody waits for the city any more. */
function endWithParent(): void {
	if (process.env.HADIR_WITH_PARENT !== "yes") return
	process.stdin.on("end", () => process.exit(1)).resume()
	// It must not keep a finished run alive.
	if (process.stdin instanceof Socket) process.stdin.unref()
}

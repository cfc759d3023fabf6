// hadir kiosk code: a one-time code with which a new kiosk registers.
import { resolve } from "node:path"
import { Command } from "commander"
import { z } from "zod"
import { askOffice } from "./operator.ts"

const planned = z.object({ kiosk: z.string(), code: z.string() })

export function kioskCodeCommand(): Command {
	return new Command("code")
		.description("set up a place for a new kiosk and print its one-time code (7 days, once)")
		.requiredOption("--unit <id>", "the OPD it stands in")
		.requiredOption("--place <name>", 'where it stands, e.g. "Lobi Utama"')
		.option("--guests <who>", "greet people of other units by name too: none or everyone", "none")
		.option("--json", "print as JSON")
		.action(
			async (options: { unit: string; place: string; guests: string; json?: true }, command) => {
				const data = resolve(process.env.HADIR_DATA ?? "data")
				const { unit, place, guests } = options
				const answer = await askOffice(data, "/operator/kiosks", { unit, place, guests })
				if (!answer.ok) return command.error(answer.fault.message, { exitCode: 1 })
				const { kiosk, code } = planned.parse(answer.value)
				if (options.json) return console.log(JSON.stringify({ kiosk, code }))
				console.log(`Kiosk ${kiosk}. On the kiosk, within 7 days:`)
				console.log(`  npm run -s hadir -- kiosk register --office <address> --code ${code}`)
			},
		)
}

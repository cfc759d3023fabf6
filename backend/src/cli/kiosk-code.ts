// hadir kiosk code: a one-time code with which a new kiosk registers.
import { resolve } from "node:path"
import { Command } from "commander"
import { z } from "zod"
import { askOffice } from "./operator.ts"

const planned = z.object({ kiosk: z.string(), code: z.string() })

export function kioskCodeCommand(): Command {
	return new Command("code")
		.description(
			"print a one-time code (7 days, once) for a new kiosk, or for one that lost its enrolment",
		)
		.option(
			"--kiosk <code>",
			"a kiosk that is there and has lost its enrolment: it keeps its punches",
		)
		.option("--unit <id>", "the OPD a new one stands in")
		.option("--place <name>", 'where it stands, e.g. "Lobi Utama"')
		.option("--guests <who>", "greet people of other units by name too: none or everyone", "none")
		.option("--json", "print as JSON")
		.action(async (options: Options, command: Command) => {
			const wish = wishOf(options)
			if (wish === undefined) {
				command.error(
					"Give --unit and --place for a new kiosk, or --kiosk for one that is there.",
					{
						exitCode: 2,
					},
				)
			}
			const answer = await askOffice(
				resolve(process.env.HADIR_DATA ?? "data"),
				"/operator/kiosks",
				wish ?? {},
			)
			if (!answer.ok) return command.error(answer.fault.message, { exitCode: 1 })
			const { kiosk, code } = planned.parse(answer.value)
			if (options.json) return console.log(JSON.stringify({ kiosk, code }))
			console.log(`Kiosk ${kiosk}. On the kiosk, within 7 days:`)
			console.log(`  npm run -s hadir -- kiosk register --office <address> --code ${code}`)
		})
}

type Options = { kiosk?: string; unit?: string; place?: string; guests: string; json?: true }

function wishOf({ kiosk, unit, place, guests }: Options): object | undefined {
	if (kiosk !== undefined) return { kiosk: kiosk.toUpperCase().replace(/\s/g, "") }
	return unit === undefined || place === undefined ? undefined : { unit, place, guests }
}

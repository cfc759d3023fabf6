// hadir kiosk code: a one-time code with which a new kiosk registers.
import { Command, InvalidArgumentError, Option } from "commander"
import { z } from "zod"
import { dataFolder } from "../config.ts"
import { guestChoices, maxPlaceLength } from "../usecases/enrol-kiosk.ts"
import { kioskArgument } from "./kiosk-argument.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

const planned = z.object({ kiosk: z.string(), code: z.string() })

export function kioskCodeCommand(): Command {
	return new Command("code")
		.description(
			"print a one-time code (7 days, once) for a new kiosk, or for one that lost its enrolment",
		)
		.option(
			"--kiosk <code>",
			"a kiosk that is there and has lost its enrolment: it keeps its punches",
			kioskArgument,
		)
		.option("--return", "the kiosk was taken out of service and comes back")
		.option("--unit <id>", "the OPD a new one stands in")
		.option("--place <name>", 'where it stands, e.g. "Lobi Utama"', placeName)
		.addOption(
			new Option("--guests <who>", "greet people of other units by name too (none)").choices(
				guestChoices,
			),
		)
		.option("--json", "print as JSON")
		.action(async (options: Options, command: Command) => {
			const wish = wishOf(options)
			if (wish === undefined) {
				return command.error(
					"Give --unit and --place for a new kiosk, or --kiosk alone (with --return) for one that is there.",
					{ exitCode: 2 },
				)
			}
			const answer = await askOffice(dataFolder(process.env), "/operator/kiosks", wish)
			if (!answer.ok)
				return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
			const { kiosk, code } = planned.parse(answer.value)
			if (options.json) return console.log(JSON.stringify({ kiosk, code }))
			console.log(`Kiosk ${kiosk}. On the kiosk, within 7 days:`)
			console.log(`  npm run -s hadir -- kiosk register --office <address> --code ${code}`)
		})
}

function placeName(text: string): string {
	const place = text.trim()
	if (place.length >= 1 && place.length <= maxPlaceLength) return place
	throw new InvalidArgumentError(`A place has 1 to ${maxPlaceLength} characters.`)
}

type Options = {
	kiosk?: string
	return?: true
	unit?: string
	place?: string
	guests?: string
	json?: true
}

function wishOf({ kiosk, unit, place, guests, ...options }: Options): object | undefined {
	// What is given beside it and belongs to the other kind would be dropped in silence.
	if (kiosk === undefined) {
		const isWhole = unit !== undefined && place !== undefined && options.return === undefined
		return isWhole ? { unit, place, guests: guests ?? "none" } : undefined
	}
	const isAlone = unit === undefined && place === undefined && guests === undefined
	return isAlone ? { kiosk, return: options.return ?? false } : undefined
}

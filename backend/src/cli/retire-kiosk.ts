// hadir kiosk retire: a kiosk that is gone counts for nobody's day from now on.
import { Command } from "commander"
import { dataFolder } from "../config.ts"
import { kioskArgument } from "./kiosk-argument.ts"
import { askOffice, exitCodeOf } from "./operator.ts"

export function retireKioskCommand(): Command {
	return new Command("retire")
		.description("take a kiosk out of service: from now on no day waits for it")
		.requiredOption("--kiosk <code>", "the code on its screen", kioskArgument)
		.option("--json", "print as JSON")
		.action(async (options: { kiosk: string; json?: true }, command: Command) => {
			const { kiosk } = options
			const data = dataFolder(process.env)
			const answer = await askOffice(data, "/operator/retirements", { kiosk })
			if (!answer.ok)
				return command.error(answer.fault.message, { exitCode: exitCodeOf(answer.fault) })
			if (options.json) console.log(JSON.stringify({ kiosk }))
			else console.log(`Kiosk ${kiosk} is retired. What it still sends is kept.`)
		})
}

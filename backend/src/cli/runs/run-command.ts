// hadir run: the month's lists of the allowance, from calculation to payment.
import { Command } from "commander"
import { budgetCommand, deadlinesCommand } from "./budget.ts"
import { calculateCommand } from "./calculate.ts"
import { differencesCommand, proveCommand } from "./differences.ts"
import { listCommand } from "./list.ts"
import { showCommand } from "./show.ts"
import {
	closeCommand,
	dayCommand,
	holdCommand,
	releaseCommand,
	reopenCommand,
	stepCommand,
} from "./steps.ts"

export function runCommand(): Command {
	return new Command("run")
		.description("runs of the allowance: a month, an OPD, a payment group and a list")
		.addCommand(listCommand())
		.addCommand(calculateCommand())
		.addCommand(showCommand())
		.addCommand(dayCommand())
		.addCommand(holdCommand())
		.addCommand(releaseCommand())
		.addCommand(stepCommand("verify", "verified", "the OPD stands by its list"))
		.addCommand(
			stepCommand(
				"validate",
				"validated",
				"the personnel office stands by it; the budget is asked",
			),
		)
		.addCommand(stepCommand("return", "returned", "one step back, with a reason"))
		.addCommand(closeCommand())
		.addCommand(stepCommand("pay", "paid", "a closed list has been paid; it is never opened again"))
		.addCommand(reopenCommand())
		.addCommand(differencesCommand())
		.addCommand(proveCommand())
		.addCommand(budgetCommand())
		.addCommand(deadlinesCommand())
}

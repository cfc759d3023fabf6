// hadir journal: looks into journals, drops old months of the office's, takes in what a stick brings.
import { dropMonthsCommand } from "@hadir/backend/cli/drop-months.ts"
import { headsCommand } from "@hadir/backend/cli/heads.ts"
import { importCommand } from "@hadir/backend/cli/import-file.ts"
import { takeInCommand } from "@hadir/backend/cli/take-in.ts"
import type { Config } from "@hadir/backend/config.ts"
import { Command } from "commander"
import { verifyCommand } from "./verify.ts"

export const journalCommand = (config: () => Promise<Config>): Command =>
	new Command("journal")
		.description("look into journals, drop old months of the office's, take in what a stick brings")
		.addCommand(verifyCommand())
		.addCommand(headsCommand(config))
		.addCommand(dropMonthsCommand())
		.addCommand(takeInCommand())
		.addCommand(importCommand())

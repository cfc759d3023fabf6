// The one command line: hands each command to the half of the house that owns it.
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { evaluateCommand } from "@hadir/backend/cli/evaluate.ts"
import { exportCommand } from "@hadir/backend/cli/export.ts"
import { kioskCodeCommand } from "@hadir/backend/cli/kiosk-code.ts"
import { serveCommand } from "@hadir/backend/cli/serve.ts"
import { type Config, readConfig } from "@hadir/backend/config.ts"
import { kioskCommand } from "@hadir/kiosk/cli/kiosk.ts"
import { Command, CommanderError } from "commander"
import { demoCommand } from "./commands/demo.ts"
import { journalCommand } from "./commands/journal.ts"
import { tapCommand } from "./commands/tap.ts"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")

/** Bad input, as opposed to something that went wrong. */
const badInput = 2

class BadSettings extends Error {}

function officeConfig(): Config {
	const config = readConfig(process.env, root)
	if (!config.ok) throw new BadSettings(config.fault.message)
	return config.value
}

const program = new Command("hadir")
	.description("Hadir: attendance of a local government, from the tap to the figure")
	.showHelpAfterError("(add --help for what this command takes)")
	.exitOverride()

program.addCommand(
	serveCommand(async () => {
		const { startOffice } = await import("@hadir/backend/main.ts")
		return startOffice(officeConfig(), join(root, "backend/dist/pages"))
	}),
)
program.addCommand(
	kioskCommand(async () => {
		const { readKioskConfig } = await import("@hadir/kiosk/config.ts")
		const { startKiosk } = await import("@hadir/kiosk/main.ts")
		const config = readKioskConfig(process.env)
		if (!config.ok) throw new BadSettings(config.fault.message)
		return startKiosk(config.value, join(root, "kiosk/dist/screen"))
	}).addCommand(kioskCodeCommand()),
)
program.addCommand(demoCommand(officeConfig))
program.addCommand(tapCommand())
program.addCommand(evaluateCommand())
program.addCommand(exportCommand(officeConfig))
program.addCommand(journalCommand())
for (const command of program.commands) inheritExit(command)

/** Commander copies its settings to subcommands only when it makes them itself. */
function inheritExit(command: Command): void {
	command.copyInheritedSettings(program)
	for (const child of command.commands) inheritExit(child)
}

try {
	await program.parseAsync()
} catch (error) {
	if (error instanceof CommanderError) {
		process.exitCode = error.exitCode === 1 && error.code !== "commander.error" ? badInput : error.exitCode
	} else {
		console.error(error instanceof Error ? `hadir: ${error.message}` : error)
		process.exitCode = error instanceof BadSettings ? badInput : 1
	}
}

// The one command line: hands each command to the half of the house that owns it.
import { readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { UnusableSettings } from "@hadir/shared/settings.ts"
import { Command, CommanderError, Help, type Option } from "commander"
import { z } from "zod"
import { untilToldToStop } from "./until-told-to-stop.ts"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")

/** Bad input, as opposed to something that went wrong. */
const badInput = 2

async function officeConfig() {
	const { readConfig } = await import("@hadir/backend/config.ts")
	const config = readConfig(process.env, root)
	if (!config.ok) throw new UnusableSettings(config.fault.message)
	return config.value
}

/** Loaded one by one: a kiosk has no memory to spare for the office's commands. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
	serve: async () => {
		const { serveCommand } = await import("@hadir/backend/cli/serve.ts")
		return serveCommand(async () => {
			const { startOffice } = await import("@hadir/backend/main.ts")
			return startOffice(await officeConfig(), join(root, "backend/dist/pages"))
		}, untilToldToStop)
	},
	kiosk: async () => {
		const { kioskCommand } = await import("@hadir/kiosk/cli/kiosk.ts")
		const { kioskCodeCommand } = await import("@hadir/backend/cli/kiosk-code.ts")
		const kiosk = kioskCommand(async () => {
			const { readKioskConfig } = await import("@hadir/kiosk/config.ts")
			const { startKiosk } = await import("@hadir/kiosk/main.ts")
			const config = readKioskConfig(process.env)
			if (!config.ok) throw new UnusableSettings(config.fault.message)
			return startKiosk(config.value, join(root, "kiosk/dist/screen"))
		}, untilToldToStop)
		const { retireKioskCommand } = await import("@hadir/backend/cli/retire-kiosk.ts")
		return kiosk.addCommand(kioskCodeCommand()).addCommand(retireKioskCommand())
	},
	device: async () => (await import("@hadir/kiosk/cli/device/device.ts")).deviceCommand(),
	backup: async () => (await import("@hadir/backend/cli/backup.ts")).backupCommand(),
	restore: async () => (await import("@hadir/backend/cli/restore.ts")).restoreCommand(),
	entry: async () => (await import("@hadir/backend/cli/entry.ts")).entryCommand(),
	discipline: async () => (await import("@hadir/backend/cli/discipline.ts")).disciplineCommand(),
	leave: async () => (await import("@hadir/backend/cli/leave.ts")).leaveCommand(),
	calendar: async () => (await import("@hadir/backend/cli/calendar.ts")).calendarCommand(),
	run: async () => (await import("@hadir/backend/cli/runs/run-command.ts")).runCommand(),
	pay: async () => (await import("@hadir/backend/cli/pay.ts")).payCommand(),
	roster: async () => (await import("@hadir/backend/cli/roster.ts")).rosterCommand(),
	person: async () => (await import("@hadir/backend/cli/person.ts")).personCommand(),
	terminal: async () => (await import("@hadir/backend/cli/terminal.ts")).terminalCommand(),
	staff: async () => (await import("@hadir/backend/cli/staff.ts")).staffCommand(),
	demo: async () => (await import("./commands/demo.ts")).demoCommand(officeConfig),
	tap: async () => (await import("./commands/tap.ts")).tapCommand(),
	import: async () =>
		(await import("@hadir/backend/cli/imports/import-command.ts")).importCommand(),
	evaluate: async () => (await import("@hadir/backend/cli/evaluate.ts")).evaluateCommand(),
	policy: async () => (await import("@hadir/backend/cli/policy.ts")).policyCommand(),
	export: async () => (await import("@hadir/backend/cli/export.ts")).exportCommand(officeConfig),
	compare: async () =>
		(await import("@hadir/backend/cli/compare/compare-command.ts")).compareCommand(officeConfig),
	journal: async () => (await import("./commands/journal.ts")).journalCommand(officeConfig),
}

const program = new Command("hadir")
	.description("Hadir: attendance of a local government, from the tap to the figure")
	.version(release(), "--version", "print the version")
	.showHelpAfterError("(add --help for what this command takes)")
	// "kiosk code --json" speaks of the code, not of the kiosk.
	.enablePositionalOptions()
	.exitOverride()

const named = commands[process.argv[2] ?? ""]
for (const load of named === undefined ? Object.values(commands) : [named]) {
	const command = await load()
	program.addCommand(command)
	inheritExit(command)
}

function release(): string {
	const file: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
	return z.object({ version: z.string() }).parse(file).version
}

/** Commander copies its settings to subcommands only when it makes them itself. */
function inheritExit(command: Command): void {
	command.copyInheritedSettings(program)
	command.configureHelp({ optionDescription })
	for (const child of command.commands) inheritExit(child)
}

function optionDescription(option: Option): string {
	const said = new Help().optionDescription(option)
	return option.mandatory ? `${said} (required)` : said
}

// Whoever reads us may stop reading: "hadir export | head".
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") throw error
	process.exit(0)
})

try {
	await program.parseAsync()
} catch (error) {
	// What was opened before the failure would keep the process alive: it ends here.
	process.exit(exitCodeOf(error))
}

function exitCodeOf(error: unknown): number {
	if (error instanceof CommanderError) {
		return error.exitCode === 1 && error.code !== "commander.error" ? badInput : error.exitCode
	}
	console.error(error instanceof Error ? `hadir: ${error.message}` : error)
	return error instanceof UnusableSettings ? badInput : 1
}

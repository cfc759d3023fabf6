// hadir device: what a technician needs at a reader, a panel or a terminal.
import { Command } from "commander"
import { decodeCommand } from "./decode.ts"
import { listCommand } from "./list.ts"
import { recordCommand } from "./record.ts"
import { replayCommand } from "./replay.ts"
import { testCommand } from "./test.ts"
import { usersCommand } from "./users.ts"

export function deviceCommand(): Command {
	return new Command("device")
		.description(
			"readers, panels and terminals: what is plugged in, does it work, what does it say",
		)
		.addCommand(listCommand())
		.addCommand(testCommand())
		.addCommand(usersCommand())
		.addCommand(decodeCommand())
		.addCommand(recordCommand())
		.addCommand(replayCommand())
}

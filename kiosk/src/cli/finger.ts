// hadir kiosk finger: what the sensor's slots hold, a finger put in, a slot emptied; asked of the running daemon.
import { Command, InvalidArgumentError } from "commander"
import { askDaemon } from "../desk/ask-daemon.ts"
import type { DeskAnswer, DeskRequest } from "../desk/desk-message.ts"

const steps: Readonly<Record<string, string>> = {
	place: "Place the finger on the sensor.",
	lift: "Lift it.",
	"place-again": "Place the same finger again.",
	unclear: "Not clear: lift a little, then press flat.",
	"lift-to-store": "Lift it: it is being stored.",
}

/** @param folderOf where the kiosk's data lies */
export function fingerCommand(folderOf: () => string): Command {
	const list = new Command("list").description(
		"how each slot stands: given, enrolled, in the sensor",
	)
	const enrol = new Command("enrol")
		.description("guide the finger of whom the office gave a slot to; the screen shows each step")
		.requiredOption("--slot <number>", "the slot, as hadir person finger printed it", slotNumber)
	const remove = new Command("remove")
		.description("empty a slot of the sensor")
		.requiredOption("--slot <number>", "the slot", slotNumber)
	for (const command of [list, enrol, remove]) {
		command
			.option("--reader <name>", "the sensor, where there are several", "finger-1")
			.option("--json", "print as JSON")
			.action((options: Options) => ask(command, folderOf(), options))
	}
	return new Command("finger")
		.description("fingers in this kiosk's sensor")
		.addCommand(list)
		.addCommand(enrol)
		.addCommand(remove)
}

type Options = { readonly reader: string; readonly slot?: number; readonly json?: true }

async function ask(command: Command, folder: string, options: Options): Promise<void> {
	const { reader, slot, json } = options
	const name = command.name()
	const request: DeskRequest =
		slot === undefined
			? { ask: "list", reader }
			: { ask: name === "enrol" ? "enrol" : "remove", reader, slot }
	const told = (answer: DeskAnswer) => {
		if ("step" in answer && json === undefined) console.log(steps[answer.step] ?? answer.step)
	}
	const answered = await askDaemon(folder, request, told)
	if (!answered.ok) return command.error(answered.fault.message, { exitCode: 1 })
	const last = answered.value
	if ("fault" in last)
		return command.error(last.fault.message, { exitCode: exitCodeOf(last.fault) })
	if (json) return console.log(JSON.stringify(last))
	if ("slots" in last) for (const line of tableOf(last.slots)) console.log(line)
	else if ("done" in last) console.log(doneText(name, slot, last.name))
	else command.error("The daemon stopped before it was done. Ask for the list.", { exitCode: 1 })
}

/** What was typed has to change, as opposed to something that failed. */
const exitCodeOf = ({ code }: { code: string }): number =>
	["no-sensor", "not-given", "enrolled-already"].includes(code) ? 2 : 1

const doneText = (name: string, slot: number | undefined, who: string | undefined): string =>
	name === "enrol" ? `${who} is enrolled in slot ${slot}.` : `Slot ${slot} is empty.`

type Slots = Extract<DeskAnswer, { slots: unknown }>["slots"]

function tableOf(slots: Slots): string[] {
	if (slots.length === 0) return ["No slot is given or taken."]
	return slots.map(({ slot, name, isEnrolled, isInSensor }) => {
		const who = name ?? "(given to nobody here)"
		if (isEnrolled)
			return `${slot}  ${who}: ${isInSensor ? "enrolled" : "GONE from the sensor: remove, then enrol"}`
		return `${slot}  ${who}: ${isInSensor ? "holds a finger that was not enrolled here as theirs: remove" : "not enrolled yet"}`
	})
}

function slotNumber(text: string): number {
	if (/^\d{1,5}$/.test(text)) return Number(text)
	throw new InvalidArgumentError("A slot is a whole number from 0.")
}

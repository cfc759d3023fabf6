import { PushServer } from "@hadir/firmware-bridge/ports/push-server.ts"
import type {
	TerminalEvents,
	TerminalFacts,
	TerminalUser,
} from "@hadir/firmware-bridge/terminal.ts"
import { kioskFolder } from "../../config.ts"
import { driverClock } from "../../device-line.ts"
import { readEnrolment } from "../../enrolment/enrolment-file.ts"
import type { TerminalSetting } from "../../terminal-settings.ts"
import { stateWords } from "./told-events.ts"
import { within } from "./within.ts"

/** Where terminals that push call when nothing else is set. */
const pushPort = 8081

/** @returns whether its log could be read */
export async function testTerminal(
	terminal: TerminalSetting,
	forSeconds: number,
): Promise<boolean> {
	const users = await visitTerminal(terminal, forSeconds, (line) => console.log(line))
	if (users !== undefined) console.log(`   ${users.length} users`)
	return users !== undefined
}

/**
 * Calls a terminal, or waits for its call, until its log was read. Nothing is written to it and nothing is kept here.
 * @returns its users; undefined when its log or they could not be read
 */
export async function visitTerminal(
	{ address, make }: TerminalSetting,
	forSeconds: number,
	say: (line: string) => void,
): Promise<readonly TerminalUser[] | undefined> {
	const done = Promise.withResolvers<boolean>()
	const tell = (line: string) => say(`   ${line}`)
	const enrolment = readEnrolment(kioskFolder(process.env))
	if (address.kind === "push" && !enrolment.ok) {
		// It sets its clock by the zone it is told: this computer's own may be another.
		say("A terminal that pushes takes its time from the kiosk it calls: register this one first.")
		return undefined
	}
	const door = new PushServer({
		...{ port: pushPort, utcNow: () => Date.now() },
		onStranger: (serial, from) =>
			tell(`${serial} calls from ${from}, another serial than the one set`),
		onFault: (cause) => tell(String(cause)),
	})
	const terminal = make({
		...{ door, clock: driverClock, utcNow: () => Date.now(), isClockSure: () => true },
		zone: enrolment.ok ? enrolment.value.zone : Intl.DateTimeFormat().resolvedOptions().timeZone,
		through: () => undefined,
		events: visitorEvents(tell, () => done.resolve(true)),
	})
	say(address.kind === "push" ? "1. Waiting for its call." : "1. Calling it.")
	if (address.kind === "push") await door.start()
	terminal.start()
	try {
		if ((await within(forSeconds * 1000, done.promise)) !== true) return undefined
		const users = await terminal.users()
		if (!users.ok) tell(users.fault.message)
		return users.ok ? users.value : undefined
	} finally {
		// An upload that is held open ends with the port; the driver waits for it.
		await door.stop()
		await terminal.stop()
	}
}

const visitorEvents = (tell: (line: string) => void, onPulled: () => void): TerminalEvents => ({
	onState: (state) => tell(stateWords(state)),
	onFacts: (facts) => tell(factsWords(facts)),
	onPunch: () => undefined,
	onRefused: ({ reason }) => tell(`a record that is none: ${reason}`),
	onPulling: () => undefined,
	onPulled: ({ punches, refused }) => {
		tell(`its log: ${punches} punches, ${refused} refused`)
		onPulled()
		// Nothing is kept: one that pushes must send it again to the kiosk.
		return false
	},
	onAllTold: () => undefined,
	onProgress: () => undefined,
	onTrouble: ({ message }) => tell(message),
})

function factsWords({ serial, model, firmware, counts, clock }: TerminalFacts): string {
	const held = counts === undefined ? "" : `, ${counts.records.held} records`
	const off =
		clock === undefined
			? "its clock could not be read"
			: `its clock is ${(clock.offsetMs / 1000).toFixed(1)} s ahead of this computer's (within ${(clock.errorMs / 1000).toFixed(1)} s)`
	return `${serial} ${model} ${firmware}${held}; ${off}`.replace(/ {2,}/g, " ")
}

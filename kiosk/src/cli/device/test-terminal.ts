import { PushServer } from "@hadir/firmware-bridge/ports/push-server.ts"
import type { TerminalFacts } from "@hadir/firmware-bridge/terminal.ts"
import { driverClock } from "../../device-line.ts"
import type { TerminalSetting } from "../../terminal-settings.ts"
import { stateWords } from "./told-events.ts"
import { within } from "./within.ts"

/** Where terminals that push call when nothing else is set. */
const pushPort = 8081

/** Only reads: nothing is written to the terminal and nothing is kept here. @returns whether its log could be read */
export async function testTerminal(
	{ address, make }: TerminalSetting,
	forSeconds: number,
): Promise<boolean> {
	const done = Promise.withResolvers<boolean>()
	let records = 0
	const tell = (line: string) => console.log(`   ${line}`)
	const door = new PushServer({
		...{ port: pushPort, utcNow: () => Date.now() },
		onStranger: (serial, from) =>
			tell(`${serial} calls from ${from}, another serial than the one set`),
		onFault: (cause) => tell(String(cause)),
	})
	const terminal = make({
		...{ door, clock: driverClock, utcNow: () => Date.now(), isClockSure: () => true },
		...{ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, through: () => undefined },
		events: {
			onState: (state) => tell(stateWords(state)),
			onFacts: (facts) => tell(factsWords(facts)),
			onPunch: () => void records++,
			onRefused: ({ reason }) => tell(`a record that is none: ${reason}`),
			onPulling: () => undefined,
			onPulled: ({ punches, refused }) => {
				tell(`its log: ${punches} punches, ${refused} refused`)
				done.resolve(true)
				// Nothing is kept: one that pushes must send it again to the kiosk.
				return false
			},
			onAllTold: () => undefined,
			onProgress: () => undefined,
			onTrouble: ({ message }) => tell(message),
		},
	})
	console.log(address.kind === "push" ? "1. Waiting for its call." : "1. Calling it.")
	if (address.kind === "push") await door.start()
	terminal.start()
	const isRead = (await within(forSeconds * 1000, done.promise)) === true
	if (isRead) {
		const users = await terminal.users()
		tell(users.ok ? `${users.value.length} users` : users.fault.message)
	}
	await terminal.stop()
	await door.stop()
	return isRead
}

function factsWords({ serial, model, firmware, counts, clock }: TerminalFacts): string {
	const held = counts === undefined ? "" : `, ${counts.records.held} records`
	const off =
		clock === undefined
			? "its clock could not be read"
			: `its clock is ${(clock.offsetMs / 1000).toFixed(1)} s ahead of this computer's (within ${(clock.errorMs / 1000).toFixed(1)} s)`
	return `${serial} ${model} ${firmware}${held}; ${off}`.replace(/ {2,}/g, " ")
}

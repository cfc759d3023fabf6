// Calls a terminal, or waits for its call, to look at it: nothing is written to it and nothing is kept here.
import { PushServer } from "@hadir/firmware-bridge/ports/push-server.ts"
import type { Terminal, TerminalEvents, TerminalFacts } from "@hadir/firmware-bridge/terminal.ts"
import { counted } from "@hadir/shared/counted.ts"
import { driverClock } from "../../device-line.ts"
import { isConnectedFromHere } from "./held-connection.ts"
import { openPushDoor, serverWords, stopKiosk } from "./push-visit.ts"
import { type SiteZone, zoneWords } from "./site-zone.ts"
import { stateWords } from "./told-events.ts"
import type { VisitOrder } from "./visit-order.ts"

export type Visited = {
	readonly terminal: Terminal
	readonly calls: boolean
	/** It answers, or has called. */
	readonly ready: Promise<true>
	/** Its log was read, or what it had left was uploaded. */
	readonly pulled: Promise<true>
	tell(line: string): void
}

/**
 * @param ask what is wanted of it
 * @returns what was asked, or undefined once it was said why not
 */
export async function visitTerminal<Told>(
	order: VisitOrder,
	say: (line: string) => void,
	ask: (visited: Visited) => Promise<Told | undefined>,
): Promise<Told | undefined> {
	const { terminal: setting, zone, pushPort } = order
	const { address } = setting
	const calls = address.kind === "push"
	if (calls && zone.saidBy === "computer") {
		// It sets its clock by the zone it is told: this computer's own may be another.
		say(
			"A terminal that pushes takes its time from the kiosk it calls: register this one first, or name the terminal's time zone by --zone.",
		)
		return undefined
	}
	if (address.kind === "tcp" && (await isConnectedFromHere(address))) {
		say(
			`A program on this computer is connected to ${address.host}:${address.port} already, most likely the running kiosk, and a terminal serves one at a time: ${stopKiosk}`,
		)
		return undefined
	}
	const tell = (line: string) => say(`   ${line}`)
	const opened = calls ? await openPushDoor(pushPort, tell) : undefined
	if (opened !== undefined && !opened.ok) {
		say(opened.fault.message)
		return undefined
	}
	say(
		calls
			? `1. Waiting for its call. In its menu, Comm., Cloud server (or ADMS): ${serverWords(pushPort)}.`
			: "1. Calling it.",
	)
	return look(order, opened?.value, { tell, calls, ask })
}

type Looking<Told> = Pick<Visited, "tell" | "calls"> & {
	ask(visited: Visited): Promise<Told | undefined>
}

async function look<Told>(
	{ terminal: { make }, zone }: VisitOrder,
	opened: PushServer | undefined,
	{ tell, calls, ask }: Looking<Told>,
): Promise<Told | undefined> {
	const ready = Promise.withResolvers<true>()
	const pulled = Promise.withResolvers<true>()
	const hopeless = Promise.withResolvers<undefined>()
	const door = opened ?? closedDoor()
	const terminal = make({
		...{ door, clock: driverClock, utcNow: () => Date.now(), isClockSure: () => true },
		zone: zone.zone,
		through: () => undefined,
		events: visitorEvents(tell, zone, {
			onReady: () => ready.resolve(true),
			onHopeless: () => hopeless.resolve(undefined),
			onPulled: () => pulled.resolve(true),
		}),
	})
	terminal.start()
	try {
		const visited = { terminal, calls, tell, ready: ready.promise, pulled: pulled.promise }
		return await Promise.race([ask(visited), hopeless.promise])
	} finally {
		// An upload that is held open ends with the port; the driver waits for it.
		await door.stop()
		await terminal.stop()
	}
}

/** One that is called needs none. */
const closedDoor = () =>
	new PushServer({ port: 0, utcNow: () => undefined, onStranger: () => {}, onFault: () => {} })

/** A line that another program holds, or that may not be opened, stays so however long it is waited. */
const hopelessCodes: readonly string[] = ["busy", "no-permission"]

const visitorEvents = (
	tell: (line: string) => void,
	zone: SiteZone,
	{ onReady, onHopeless, onPulled }: { onReady(): void; onHopeless(): void; onPulled(): void },
): TerminalEvents => ({
	onState: (state) => {
		tell(stateWords(state))
		if (state.kind === "ready") onReady()
		else if ("fault" in state && hopelessCodes.includes(state.fault.code)) onHopeless()
	},
	onFacts: (facts) => tell(factsWords(facts, zone)),
	onPunch: () => undefined,
	onRefused: ({ reason }) => tell(`a record that is none: ${reason}`),
	onPulling: () => undefined,
	onPulled: ({ punches, refused }) => {
		tell(`its log: ${counted(punches, "punch", "punches")}, ${refused} refused`)
		onPulled()
		// Nothing is kept: one that pushes must send it again to the kiosk.
		return false
	},
	onAllTold: () => undefined,
	onProgress: () => undefined,
	onTrouble: ({ message }) => tell(message),
})

function factsWords(
	{ serial, model, firmware, counts, clock }: TerminalFacts,
	zone: SiteZone,
): string {
	const held = counts === undefined ? "" : `, ${counted(counts.records.held, "record")}`
	const off =
		clock === undefined
			? "its clock could not be read"
			: `its clock is ${aheadWords(clock.offsetMs)} this computer's (within ${(clock.errorMs / 1000).toFixed(1)} s), compared in ${zoneWords(zone)}`
	return `${serial} ${model} ${firmware}${held}; ${off}`.replace(/ {2,}/g, " ")
}

const aheadWords = (offsetMs: number): string =>
	`${(Math.abs(offsetMs) / 1000).toFixed(1)} s ${offsetMs < 0 ? "behind" : "ahead of"}`

// A terminal that pushes, the server it calls and its driver, by a clock that is turned.
import { PushingTerminal } from "../../../emulators/adms/terminal.ts"
import { PushServer } from "../../ports/push-server.ts"
import type { RefusedRecord, TerminalFacts, TerminalPunch } from "../../terminal.ts"
import { AdmsTerminal } from "./driver.ts"

export const serial = "CGKK204760001"
/** 07:28:00 on Monday 23 November 2026 in Kupang. */
const morning = Date.UTC(2026, 10, 22, 23, 28)
export const ending: (() => Promise<void> | void)[] = []

export async function tidyUp(): Promise<void> {
	for (const end of ending.splice(0).reverse()) await end()
}

/** The server, a driver and a terminal, by a clock that is turned. */
export async function on(given: Partial<ConstructorParameters<typeof AdmsTerminal>[0]> = {}) {
	const told = {
		states: [] as string[],
		faults: [] as { readonly code: string; readonly message: string }[],
		facts: [] as TerminalFacts[],
		punches: [] as TerminalPunch[],
		refused: [] as RefusedRecord[],
		allUntil: [] as number[],
		strangers: [] as string[],
		troubles: [] as unknown[],
	}
	const time = { mono: 0, utc: morning, isSure: true, takes: true }
	const door = new PushServer({
		...{ port: 0, utcNow: () => (time.isSure ? time.utc : undefined) },
		onStranger: (named, from) => told.strangers.push(`${named} ${from}`),
		onFault: (cause) => told.troubles.push(cause),
	})
	await door.start()
	ending.push(() => door.stop())
	const driver = new AdmsTerminal({
		...{ serial, door, zone: "Asia/Makassar", zoneForm: "hours", from: undefined },
		...{ utcNow: () => time.utc, isClockSure: () => time.isSure, through: undefined },
		clock: { now: () => time.mono, pause: () => new Promise((next) => setTimeout(next, 5)) },
		events: {
			onState: (state) => {
				told.states.push(state.kind)
				if ("fault" in state) told.faults.push(state.fault)
			},
			onFacts: (facts) => told.facts.push(facts),
			onPunch: (punch) => told.punches.push(punch),
			onRefused: (record) => told.refused.push(record),
			onPulling: () => undefined,
			onPulled: () => time.takes,
			onAllTold: (at) => told.allUntil.push(at),
			onProgress: () => undefined,
			onTrouble: (fault) => told.faults.push(fault),
		},
		...given,
	})
	driver.start()
	ending.push(() => driver.stop())
	const terminal = new PushingTerminal(serial, door.port)
	ending.push(() => terminal.close())
	/** It asks every half minute, for so many minutes. */
	const minutes = async (count: number) => {
		for (let half = 0; half < count * 2; half++) {
			time.mono += 30_000
			time.utc += 30_000
			await terminal.beat()
		}
	}
	return { told, time, door, driver, terminal, minutes }
}

export const line = (user: string, time: string) => `${user}\t2026-11-23 ${time}\t0\t1\t0\t0\t0`

// What a driver of a terminal told, kept for a test to look at.
import { vi } from "vitest"
import type {
	PullProgress,
	PullSummary,
	RefusedRecord,
	TerminalEvents,
	TerminalFacts,
	TerminalPunch,
} from "./terminal.ts"

export const realClock = {
	now: () => performance.now(),
	pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}

export const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 })

export function listenToTerminal() {
	const told = {
		states: [] as string[],
		faults: [] as { readonly code: string; readonly message: string }[],
		facts: [] as TerminalFacts[],
		punches: [] as (TerminalPunch & { readonly source: string })[],
		refused: [] as (RefusedRecord & { readonly source: string })[],
		pulled: [] as PullSummary[],
		allTold: [] as number[],
		progress: [] as PullProgress[],
		troubles: [] as { readonly code: string; readonly message: string }[],
	}
	const events: TerminalEvents = {
		onState: (state) => {
			told.states.push(state.kind)
			if ("fault" in state) told.faults.push(state.fault)
		},
		onFacts: (facts) => told.facts.push(facts),
		onPunch: (punch, source) => told.punches.push({ ...punch, source }),
		onRefused: (record, source) => told.refused.push({ ...record, source }),
		onPulling: () => undefined,
		onPulled: (summary) => told.pulled.push(summary) > 0,
		onAllTold: (at) => told.allTold.push(at),
		onProgress: (progress) => told.progress.push(progress),
		onTrouble: (fault) => told.troubles.push(fault),
	}
	/** As a kiosk would have kept it. */
	const through = () => told.pulled.at(-1)?.through
	return { told, events, through }
}

// What is filled in to propose a decision, and what is still missing from it.

import {
	type Outage,
	type SettlementMessage,
	settlementMessage,
} from "@hadir/shared/wire/staff-machines.ts"

export type ProposalFields = {
	readonly verdict: SettlementMessage["verdict"] | undefined
	readonly reason: string
	readonly letter: string
}

export const emptyProposal: ProposalFields = { verdict: undefined, reason: "", letter: "" }

export type ProposalFaults = { readonly verdict?: string; readonly reason?: string }

export function faultsOf({ verdict, reason }: ProposalFields): ProposalFaults {
	const reasonFault = reasonFaultOf(reason)
	return {
		...(verdict === undefined ? { verdict: "Pilih salah satu." } : {}),
		...(reasonFault === undefined ? {} : { reason: reasonFault }),
	}
}

/** Shortest reason that the office takes. */
const leastLetters = 5

export function reasonFaultOf(reason: string): string | undefined {
	return reason.trim().length < leastLetters ? "Tulis alasannya, sedikitnya lima huruf." : undefined
}

/** What to send; undefined while something is missing. */
export function toSettlement(
	{ kiosk, cause, from, until }: Outage,
	fields: ProposalFields,
): SettlementMessage | undefined {
	return settlementMessage.safeParse({ kiosk, cause, from, until, ...fields }).data
}

import { counted } from "@hadir/shared/counted.ts"
import type { VisitOrder } from "./visit-order.ts"
import { visitTerminal } from "./visit-terminal.ts"
import { within } from "./within.ts"

/** @returns whether its log could be read */
export async function testTerminal(order: VisitOrder, forSeconds: number): Promise<boolean> {
	const say = (line: string) => console.log(line)
	const passed = await visitTerminal(order, say, async ({ terminal, calls, pulled, tell }) => {
		if (calls) say(`2. Once it is ready, punch at it (${forSeconds} s at most).`)
		if ((await within(forSeconds * 1000, pulled)) === undefined) {
			if (calls) tell("No punch came. Does it call at all? Look at the words above.")
			return undefined
		}
		const users = await terminal.users()
		tell(users.ok ? counted(users.value.length, "user") : users.fault.message)
		return users.ok ? true : undefined
	})
	return passed === true
}

// What the screen is told of the kiosk's parts.
import type { ReaderSlot } from "./readers/reader-slot.ts"
import type { ScreenStatus } from "./screen/screen-message.ts"
import type { Storage } from "./storage.ts"

export function readerStatus({ name, medium, state }: ReaderSlot): ScreenStatus["readers"][number] {
	const reason = "fault" in state ? state.fault.message : undefined
	return { name, medium, state: state.kind, ...(reason === undefined ? {} : { reason }) }
}

/** A file that was set aside left a key behind that no paper speaks of. */
export function isRegistered(journal: Storage["journal"]): boolean {
	const { paper, succeeds } = journal.show(journal.names()[0] ?? "")
	return paper !== undefined || succeeds !== undefined
}

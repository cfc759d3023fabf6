// An attendance terminal joined to the kiosk: shown and recorded like a reader, its punches kept, nobody answered.

import type { PushDoor } from "@hadir/firmware-bridge/ports/push-door.ts"
import { fromBase64Url, makeKeyPair, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import type { RegistrationAnswer } from "@hadir/shared/wire/registration.ts"
import { driverClock } from "./device-line.ts"
import { isClockSure } from "./domain/clock-quality.ts"
import { ReaderSlot } from "./readers/reader-slot.ts"
import { TerminalSource } from "./readers/terminal-source.ts"
import type { Storage } from "./storage.ts"
import type { TerminalSetting } from "./terminal-settings.ts"
import type { JournalFault, KioskClock } from "./usecases/ports.ts"
import { TakeTerminalPunches } from "./usecases/take-terminal-punches.ts"

export type TerminalSlot = {
	readonly slot: ReaderSlot
	/** UTC ms up to which everything the terminal holds is here. */
	pulledThrough(): number
}

export type TerminalSlotParts = {
	readonly storage: Pick<Storage, "people" | "terminals"> & { readonly clock: KioskClock }
	readonly enrolment: Pick<RegistrationAnswer, "tagSecret" | "officeSealKey" | "zone">
	/** UTC ms of the kiosk's registration. */
	readonly registeredAt: number
	/** @returns whether it is on disk */
	append(content: RecordContent): boolean
	onKept(): void
	onFault(fault: JournalFault): void
	readonly door: PushDoor
	onChange(): void
	log(event: string, facts?: Readonly<Record<string, unknown>>): void
	/** What a technician has to see whatever the log's level. */
	warn(event: string, facts: Readonly<Record<string, unknown>>): void
}

export function terminalSlot(
	{ name, address, make }: TerminalSetting,
	parts: TerminalSlotParts,
): TerminalSlot {
	const { storage, enrolment, append, onKept, onFault, onChange, door, log, warn } = parts
	const { people, clock, terminals: records } = storage
	const { zone } = enrolment
	const since = records.start(parts.registeredAt)
	const punches = new TakeTerminalPunches({
		...{
			source: name,
			place: JSON.stringify(address),
			records,
			people,
			clock,
			since,
			onKept,
			onFault,
		},
		tagSecret: fromBase64Url(enrolment.tagSecret),
		officeSealKey: publicKeyFromRaw("x25519", fromBase64Url(enrolment.officeSealKey)),
		makeSealPair: () => makeKeyPair("x25519"),
	})
	const utcNow = () => clock.read().wall
	let source: TerminalSource | undefined
	const slot = new ReaderSlot({
		...{ name, medium: "terminal", append, onChange, log, warn },
		readClock: () => clock.read(),
		make: (events) => {
			source = new TerminalSource({
				...{ source: name, events, punches, records, zone, utcNow, since, log, warn },
				make: (told) =>
					make({
						...{ door, clock: driverClock, utcNow, zone, events: told },
						isClockSure: () => isClockSure(clock.read().q),
						through: () => records.through(name),
					}),
			})
			return source
		},
		onReading: () => false,
		onRefusal: () => undefined,
	})
	return { slot, pulledThrough: () => source?.pulledThrough ?? since }
}

// Gives a finger the slot of one kiosk's sensor: the office says which, the kiosk enrols the finger into it.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { unknownPerson } from "./find-person.ts"
import { everyUnit, type Now, type Registry } from "./ports.ts"

/** A sensor: the kiosk's code and the reader's name on it, e.g. "finger-1". */
export type SensorPlace = { readonly kiosk: string; readonly reader: string }

export type NewFinger = {
	readonly credential: string
	readonly employee: string
	readonly place: SensorPlace
	/** How many slots may be given there. */
	readonly slots: number
	readonly at: number
}

export interface FingerSlots {
	/** Who carries a finger at an instant. */
	carrier(credential: string, at: number): Promise<string | undefined>
	/** A new credential, carried from `at` on, and its slot; nothing of both if all are given. */
	addFinger(finger: NewFinger): Promise<number | undefined>
	/** The slot of a credential that is there: the one it has, or the lowest never given. */
	giveSlot(finger: Omit<NewFinger, "employee">): Promise<number | undefined>
}

type Parts = {
	readonly registry: Registry
	readonly fingers: FingerSlots
	makeCredentialId(): string
	readonly now: Now
}

export type FingerOrder = {
	readonly employee: string
	readonly place: SensorPlace
	/** A finger of that person that another sensor holds already; a new one, if none is named. */
	readonly credential?: string
}

export type SlotFault = Fault<
	"no-kiosk" | "no-employee" | "not-listed-there" | "no-reader" | "not-carried" | "full"
>

/** The smallest sensors hold that many: 162 slots (AS608). The kiosk refuses a slot its own does not have. */
const slotsGiven = 162
const readerName = /^finger-[1-9]\d?$/

/**
 * A slot once given is given to nobody else, even when the finger's carrier has gone: the sensor may still hold
 * that finger, and whoever had the slot next would be taken for its owner.
 */
export async function giveFingerSlot(
	parts: Parts,
	order: FingerOrder,
): Promise<Result<{ readonly credential: string; readonly slot: number }, SlotFault>> {
	const refused = await refusal(parts, order)
	if (refused !== undefined) return refused
	const at = parts.now()
	const credential = order.credential ?? parts.makeCredentialId()
	const finger = { credential, place: order.place, slots: slotsGiven, at }
	const slot =
		order.credential === undefined
			? await parts.fingers.addFinger({ ...finger, employee: order.employee })
			: await parts.fingers.giveSlot(finger)
	if (slot !== undefined) return succeed({ credential, slot })
	return fail("full", `All ${slotsGiven} slots of ${order.place.reader} are given. Use a card.`)
}

async function refusal({ registry, fingers, now }: Parts, order: FingerOrder) {
	const { kiosk: code, reader } = order.place
	if (!readerName.test(reader)) {
		return fail("no-reader", `"${reader}" is no sensor of fingers. Write finger-1, finger-2, ...`)
	}
	const kiosk = await registry.kiosk(code)
	if (kiosk?.registeredAt === undefined || kiosk.retiredAt !== undefined) {
		return fail("no-kiosk", `Kiosk ${code} is not in service. Register it first.`)
	}
	const employee = await registry.employee(order.employee, everyUnit)
	if (employee === undefined) return fail("no-employee", unknownPerson(order.employee))
	const guests = await registry.guestKiosks()
	if (employee.unit.id !== kiosk.unit && !guests.get(employee.id)?.includes(code)) {
		return fail(
			"not-listed-there",
			`Kiosk ${code} is of another unit. Name the person a guest there first.`,
		)
	}
	const { credential } = order
	if (credential === undefined || (await fingers.carrier(credential, now())) === employee.id) return
	return fail("not-carried", "That finger is not this person's. Enrol it as a new one.")
}

// Fingers put into a sensor and taken out of it, at the kiosk: whose slot it is the office has said, what is
// in the sensor the kiosk knows, and the journal keeps both.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type {
	EnrolledFingers,
	GuideStep,
	JournalFault,
	KioskClock,
	PeopleList,
	SensorFingers,
} from "./ports.ts"

export type Sensor = { readonly name: string; readonly fingers: SensorFingers }

export type Guide =
	| { readonly kind: "step"; readonly name: string; readonly step: GuideStep }
	| { readonly kind: "enrolled" | "given-up"; readonly name: string }

type Parts = {
	readonly sensors: () => readonly Sensor[]
	readonly people: Pick<PeopleList, "fingersOf">
	readonly enrolled: EnrolledFingers
	readonly clock: KioskClock
	/** What the person at the sensor is to do now. */
	readonly onGuide: (guide: Guide) => void
	readonly onAppended: () => void
	/** Asks the office whether the list has changed, and waits a little for it. */
	freshen(): Promise<void>
}

export type DeskFault = Fault<
	"no-sensor" | "not-given" | "enrolled-already" | "under-way" | "not-removed" | "sensor" | "disk"
>

type Told = { onStep(step: GuideStep): void; readonly signal?: AbortSignal }
type Enrolled = Result<{ readonly name: string }, DeskFault>

/** How one slot stands. */
export type SlotLine = {
	readonly slot: number
	/** Whom the office gave it to; undefined: to nobody who is on this kiosk's list. */
	readonly name: string | undefined
	/** Whether that person's finger was enrolled here. */
	readonly isEnrolled: boolean
	/** Whether the sensor holds a finger there. */
	readonly isInSensor: boolean
}

export class FingerDesk {
	readonly #parts: Parts
	/** The screen guides one person at a time. */
	#enrolling: { readonly reader: string; readonly slot: number } | undefined

	constructor(parts: Parts) {
		this.#parts = parts
	}

	async list(reader: string): Promise<Result<readonly SlotLine[], DeskFault>> {
		const sensor = this.#sensor(reader)
		if (sensor === undefined) return noSensor(reader)
		if (this.#enrolling?.reader === reader) return underWay(this.#enrolling)
		await this.#parts.freshen()
		const held = await sensor.fingers.slots()
		if (!held.ok) return fail("sensor", held.fault.message)
		const given = this.#parts.people.fingersOf(reader)
		const enrolled = this.#parts.enrolled.of(reader)
		const slots = [given.map(({ sensor: { slot } }) => slot), enrolled.map(({ slot }) => slot)]
		return succeed(
			[...new Set([...slots.flat(), ...held.value])]
				.sort((a, b) => a - b)
				.map((slot) => {
					const listed = given.find(({ sensor: at }) => at.slot === slot)
					const kept = enrolled.find((finger) => finger.slot === slot)
					return {
						...{ slot, name: listed?.name, isInSensor: held.value.includes(slot) },
						isEnrolled: kept !== undefined && kept.credential === listed?.credential,
					}
				}),
		)
	}

	/** Guides the finger of whom the office gave the slot to. */
	async enrol(reader: string, slot: number, told: Told): Promise<Enrolled> {
		const sensor = this.#sensor(reader)
		if (sensor === undefined) return noSensor(reader)
		if (this.#enrolling !== undefined) return underWay(this.#enrolling)
		this.#enrolling = { reader, slot }
		try {
			return await this.#guide(sensor, slot, told)
		} finally {
			this.#enrolling = undefined
		}
	}

	async #guide({ name: reader, fingers }: Sensor, slot: number, told: Told): Promise<Enrolled> {
		const { enrolled, onGuide } = this.#parts
		const listed = await this.#listed(reader, slot)
		if (listed === undefined) return notGiven(reader, slot)
		const { name, credential } = listed
		if (enrolled.of(reader).some((one) => one.slot === slot && one.credential === credential)) {
			return fail("enrolled-already", `${name} is enrolled in slot ${slot}. Remove it first.`)
		}
		let refused: JournalFault | undefined
		const stored = await fingers.enrol({
			...{ slot, ...(told.signal === undefined ? {} : { signal: told.signal }) },
			onStored: () => {
				refused = this.#keep(reader, { slot, credential })
			},
			onStep: (step) => {
				told.onStep(step)
				onGuide({ kind: "step", name, step })
			},
		})
		if (!stored.ok) {
			onGuide({ kind: "given-up", name })
			return fail("sensor", stored.fault.message)
		}
		if (refused === undefined) {
			onGuide({ kind: "enrolled", name })
			return succeed({ name })
		}
		// A finger that no record speaks of would be nobody's.
		await fingers.removeSlot(slot, () => undefined)
		onGuide({ kind: "given-up", name })
		return fail("disk", wordsOf(refused))
	}

	/** Empties a slot, whoever's it is: what was not enrolled here is taken out without a record. */
	async remove(reader: string, slot: number): Promise<Result<void, DeskFault>> {
		const sensor = this.#sensor(reader)
		if (sensor === undefined) return noSensor(reader)
		if (this.#enrolling?.reader === reader) return underWay(this.#enrolling)
		let refused: JournalFault | undefined
		const emptied = await sensor.fingers.removeSlot(slot, () => {
			refused = this.#forget(reader, slot)
		})
		if (!emptied.ok) return fail("sensor", emptied.fault.message)
		if (emptied.value.includes(slot)) {
			return fail("not-removed", `The sensor still lists slot ${slot}. Try again, or replace it.`)
		}
		return refused === undefined ? succeed(undefined) : fail("disk", wordsOf(refused))
	}

	#forget(reader: string, slot: number): JournalFault | undefined {
		const { enrolled, clock, onAppended } = this.#parts
		const kept = enrolled.of(reader).find((finger) => finger.slot === slot)
		if (kept === undefined) return undefined
		const record = { k: "enrolment", ...clock.read(), reader, ...kept, change: "removed" } as const
		const refused = enrolled.remove(reader, kept, record)
		if (refused === undefined) onAppended()
		return refused
	}

	#keep(reader: string, finger: { slot: number; credential: string }) {
		const { enrolled, clock, onAppended } = this.#parts
		const record = { k: "enrolment", ...clock.read(), reader, ...finger, change: "added" } as const
		const refused = enrolled.add(reader, finger, record)
		if (refused === undefined) onAppended()
		return refused
	}

	/** Given a minute ago, a slot may not be on the kiosk's list yet. */
	async #listed(reader: string, slot: number) {
		const { people, freshen } = this.#parts
		const find = () => people.fingersOf(reader).find(({ sensor }) => sensor.slot === slot)
		const known = find()
		if (known !== undefined) return known
		await freshen()
		return find()
	}

	#sensor(reader: string): Sensor | undefined {
		return this.#parts.sensors().find(({ name }) => name === reader)
	}
}

const wordsOf = ({ message }: JournalFault): string => message

const noSensor = (reader: string) =>
	fail(
		"no-sensor",
		`This kiosk has no sensor of fingers named ${reader}. HADIR_KIOSK_READERS says which.`,
	)

const underWay = ({ reader, slot }: { readonly reader: string; readonly slot: number }) =>
	fail(
		"under-way",
		`A finger is being enrolled in slot ${slot} of ${reader} now. Wait until that has ended, or end it with Ctrl-C where it was begun; then ask again.`,
	)

const notGiven = (reader: string, slot: number) =>
	fail(
		"not-given",
		`The office gave slot ${slot} of ${reader} to nobody on this kiosk's list. At the office: hadir person finger.`,
	)

// What a sensor is asked for, and what its confirmations mean then. A code that the manual does not give
// for a command is a fault, never a guess.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type Exchange, type ExchangeFault, flashTimeoutMs, type Reply } from "./exchange.ts"
import * as zfm from "./frame.ts"

export type SensorFault =
	| ExchangeFault
	| Fault<"unexpected" | "short" | "flash" | "wrong-device" | "index-disagrees" | "busy">

export type Match = zfm.Match & { readonly receivedAt: number }

const { confirmations: said } = zfm
/** Slots a page of the index names. */
const slotsAPage = 256

export async function takeImage(
	exchange: Exchange,
): Promise<Result<"taken" | "no-finger" | "poor", SensorFault>> {
	const reply = await exchange.ask(zfm.getImage)
	if (!reply.ok) return reply
	switch (reply.value.confirmation) {
		case said.ok:
			return succeed("taken")
		case said.noFinger:
			return succeed("no-finger")
		case said.imageFailed:
		case said.notReceived:
			return succeed("poor")
		default:
			return unexpected(reply.value, "an image")
	}
}

export async function makeFeatures(
	exchange: Exchange,
	buffer: 1 | 2,
): Promise<Result<"made" | "poor", SensorFault>> {
	const reply = await exchange.ask(zfm.imageToFeatures(buffer))
	if (!reply.ok) return reply
	switch (reply.value.confirmation) {
		case said.ok:
			return succeed("made")
		case said.tooMessy:
		case said.tooFewFeatures:
		case said.noValidImage:
		case said.notReceived:
			return succeed("poor")
		default:
			return unexpected(reply.value, "features")
	}
}

/** Which slot holds the finger in buffer 1; undefined: none. Slot and score count only beside an `ok`. */
export async function findFinger(
	exchange: Exchange,
	capacity: number,
): Promise<Result<Match | undefined, SensorFault>> {
	const reply = await exchange.ask(zfm.search(capacity))
	if (!reply.ok) return reply
	const { confirmation, receivedAt } = reply.value
	if (confirmation === said.notFound || confirmation === said.notReceived) return succeed(undefined)
	if (confirmation !== said.ok) return unexpected(reply.value, "a search")
	const match = zfm.matchOf(reply.value)
	if (!match.ok) return match
	if (match.value.slot >= capacity) {
		return fail("unexpected", `The sensor found slot ${match.value.slot} of only ${capacity}.`)
	}
	return succeed({ ...match.value, receivedAt })
}

export async function readParameters(
	exchange: Exchange,
): Promise<Result<zfm.Parameters, SensorFault>> {
	const reply = await askOk(exchange, zfm.readParameters, "its parameters")
	if (!reply.ok) return reply
	const parameters = zfm.parametersOf(reply.value)
	if (parameters.ok && parameters.value.capacity === 0) {
		return fail("wrong-device", "The sensor says that it has no slot. Check the reader's path.")
	}
	return parameters
}

/** How many slots are taken. */
export async function countSlots(exchange: Exchange): Promise<Result<number, SensorFault>> {
	const reply = await askOk(exchange, zfm.countSlots, "its count")
	return reply.ok ? zfm.countOf(reply.value) : reply
}

/** Slots that are taken, lowest first; a fault where the sensor's own count says another number. */
export async function readSlots(
	exchange: Exchange,
	capacity: number,
): Promise<Result<readonly number[], SensorFault>> {
	const slots: number[] = []
	for (let page = 0; page * slotsAPage < capacity; page++) {
		const reply = await askOk(exchange, zfm.readIndex(page), "its index")
		if (!reply.ok) return reply
		const onPage = zfm.slotsOf(reply.value, page)
		if (!onPage.ok) return onPage
		slots.push(...onPage.value.filter((slot) => slot < capacity))
	}
	const count = await countSlots(exchange)
	if (!count.ok) return count
	if (count.value === slots.length) return succeed(slots)
	return fail(
		"index-disagrees",
		`The sensor counts ${count.value} fingers and lists ${slots.length}. Replace it, and enrol the fingers anew.`,
	)
}

/** One model out of both buffers; false: they hold different fingers. */
export async function mergeImages(exchange: Exchange): Promise<Result<boolean, SensorFault>> {
	const reply = await exchange.ask(zfm.makeModel)
	if (!reply.ok) return reply
	const { confirmation } = reply.value
	if (confirmation === said.ok) return succeed(true)
	const isOther = confirmation === said.notTheSameFinger || confirmation === said.noMatch
	return isOther ? succeed(false) : unexpected(reply.value, "a model")
}

export const storeModel = (exchange: Exchange, slot: number): Promise<Result<void, SensorFault>> =>
	writeFlash(exchange, zfm.storeModel(slot))

export const deleteSlot = (exchange: Exchange, slot: number): Promise<Result<void, SensorFault>> =>
	writeFlash(exchange, zfm.deleteSlot(slot))

async function writeFlash(
	exchange: Exchange,
	packet: Uint8Array,
): Promise<Result<void, SensorFault>> {
	const reply = await exchange.ask(packet, flashTimeoutMs)
	if (!reply.ok) return reply
	const { confirmation } = reply.value
	if (confirmation === said.ok) return succeed(undefined)
	return confirmation === said.flashFailed || confirmation === said.deleteFailed
		? fail(
				"flash",
				"The sensor could not write its memory. Try again; if it fails again, replace it.",
			)
		: unexpected(reply.value, "writing")
}

async function askOk(
	exchange: Exchange,
	packet: Uint8Array,
	wanted: string,
): Promise<Result<Reply, SensorFault>> {
	const reply = await exchange.ask(packet)
	if (!reply.ok || reply.value.confirmation === said.ok) return reply
	return unexpected(reply.value, wanted)
}

const unexpected = ({ confirmation }: Reply, wanted: string) =>
	fail(
		"unexpected",
		`Asked for ${wanted}, the sensor answered ${confirmation.toString(16).padStart(2, "0")}. It may be no ZFM sensor, or be broken.`,
	)

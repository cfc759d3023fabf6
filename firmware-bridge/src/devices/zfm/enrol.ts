// Guided enrolment: two images of one finger become a model in a slot that was given by the office.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { EnrolOrder } from "../../finger-keeper.ts"
import type { DriverClock } from "../../reader.ts"
import type { Exchange } from "./exchange.ts"
import type { SensorFault } from "./sensor.ts"
import * as sensor from "./sensor.ts"

export type EnrolFault =
	| SensorFault
	| Fault<"slot-out-of-range" | "slot-taken" | "not-the-same-finger" | "not-stored">
	| Fault<"too-slow" | "cancelled">
	| (Fault<"known-finger"> & { readonly slot: number })

type Opened = {
	readonly exchange: Exchange
	readonly capacity: number
	readonly clock: DriverClock
}

const stepLimitMs = 30_000
const lookEveryMs = 100

/** @returns the slots that are taken now, the new one among them */
export async function enrolFinger(
	opened: Opened,
	order: EnrolOrder,
): Promise<Result<readonly number[], EnrolFault>> {
	const { exchange } = opened
	const free = await checkFree(opened, order.slot)
	if (!free.ok) return free
	for (const step of [firstImage, lifted("lift"), secondImage, lifted("lift-to-store")]) {
		const done = await step(opened, order)
		if (!done.ok) return done
	}
	const stored = await sensor.storeModel(exchange, order.slot)
	if (!stored.ok) return stored
	const slots = await sensor.readSlots(exchange, opened.capacity)
	if (!slots.ok || slots.value.includes(order.slot)) return slots
	return fail("not-stored", `The sensor does not list slot ${order.slot}. Enrol the finger again.`)
}

async function checkFree(
	{ exchange, capacity }: Opened,
	slot: number,
): Promise<Result<void, EnrolFault>> {
	if (!Number.isInteger(slot) || slot < 0 || slot >= capacity) {
		return fail("slot-out-of-range", `The sensor has slots 0 to ${capacity - 1}, not ${slot}.`)
	}
	const slots = await sensor.readSlots(exchange, capacity)
	if (!slots.ok) return slots
	return slots.value.includes(slot)
		? fail("slot-taken", `Slot ${slot} holds a finger. Remove it first.`)
		: succeed(undefined)
}

type Step = (opened: Opened, order: EnrolOrder) => Promise<Result<void, EnrolFault>>

/** The finger is looked for before anything is kept: one person, one slot. */
const firstImage: Step = async (opened, order) => {
	const seen = await seeFinger(opened, order, { step: "place", buffer: 1 })
	if (!seen.ok) return seen
	const known = await sensor.findFinger(opened.exchange, opened.capacity)
	if (!known.ok) return known
	if (known.value === undefined) return succeed(undefined)
	const { slot } = known.value
	const message = `This finger is in slot ${slot} already. Remove it there, or use another finger.`
	return { ok: false, fault: { code: "known-finger", message, slot } }
}

const secondImage: Step = async (opened, order) => {
	const seen = await seeFinger(opened, order, { step: "place-again", buffer: 2 })
	if (!seen.ok) return seen
	const merged = await sensor.mergeImages(opened.exchange)
	if (!merged.ok) return merged
	return merged.value
		? succeed(undefined)
		: fail("not-the-same-finger", "The two images are of different fingers. Begin again.")
}

function seeFinger(
	opened: Opened,
	order: EnrolOrder,
	wanted: { readonly step: "place" | "place-again"; readonly buffer: 1 | 2 },
): Promise<Result<void, EnrolFault>> {
	order.onStep(wanted.step)
	let wasUnclear = false
	return within(opened, order, "a finger", async () => {
		const image = await sensor.takeImage(opened.exchange)
		if (!image.ok) return image
		if (image.value === "no-finger") return succeed(false)
		const features =
			image.value === "poor" ? image : await sensor.makeFeatures(opened.exchange, wanted.buffer)
		if (!features.ok) return features
		if (features.value === "made") return succeed(true)
		if (!wasUnclear) order.onStep("unclear")
		wasUnclear = true
		return succeed(false)
	})
}

const lifted =
	(step: "lift" | "lift-to-store"): Step =>
	(opened, order) => {
		order.onStep(step)
		return within(opened, order, "the finger to be lifted", async () => {
			const image = await sensor.takeImage(opened.exchange)
			return image.ok ? succeed(image.value === "no-finger") : image
		})
	}

/** Looks until it is so, for 30 s at most. */
async function within(
	{ clock }: Opened,
	{ signal }: EnrolOrder,
	what: string,
	isSo: () => Promise<Result<boolean, SensorFault>>,
): Promise<Result<void, EnrolFault>> {
	const endsAt = clock.now() + stepLimitMs
	while (clock.now() < endsAt) {
		if (isCalledOff(signal)) return calledOff
		const so = await isSo()
		if (!so.ok) return so
		if (so.value) return isCalledOff(signal) ? calledOff : succeed(undefined)
		await clock.pause(lookEveryMs)
	}
	return fail("too-slow", `Waited ${stepLimitMs / 1_000} s for ${what}. Begin again.`)
}

const isCalledOff = (signal: AbortSignal | undefined): boolean => signal?.aborted === true
const calledOff = fail("cancelled", "The enrolment was called off.")

// What an emulated attendance terminal holds: users, and punches from before the kiosk was registered and after.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import { z } from "zod"
import type { DeviceOrder } from "./device.ts"
import { refusal } from "./hand.ts"
import { keptMemory } from "./kept-memory.ts"

const dayMs = 86_400_000
const minuteMs = 60_000
const daysBefore = 10

/** Year to second, as the terminal's clock shows them. */
export type Moment = readonly [number, number, number, number, number, number]
/** `user`: the number on the terminal. */
export type TerminalPunch = { readonly user: string; readonly at: Moment }
export type TerminalUser = { readonly id: string; readonly name: string }

export type TerminalMemory = {
	readonly users: readonly TerminalUser[]
	readonly punches: readonly TerminalPunch[]
	/** Somebody punches now: it is kept, then told. @returns the hand's answer */
	punch(user: string, tell: (punch: TerminalPunch) => void): string
}

const whole = z.number().int()
const kept = z.array(
	z.object({ user: z.string(), at: z.tuple([whole, whole, whole, whole, whole, whole]) }),
)
const cards = z.array(z.object({ name: z.string() }))
const userCount = 5

/** @param name the device's, for its file */
export function terminalMemory(name: string, order: DeviceOrder): TerminalMemory {
	const memory = keptMemory(join(order.data, `emulated-${name}.json`), kept)
	const users = usersOf(order.data)
	const punches: TerminalPunch[] = [...(memory.value ?? firstPunches(users, order))]
	if (memory.value === undefined) memory.keep(kept.parse(punches))
	return {
		...{ users, punches },
		punch: (user, tell) => {
			if (!users.some(({ id }) => id === user)) {
				return `${refusal}the terminal's users are ${users.map(({ id }) => id).join(", ")}`
			}
			const punch = { user, at: momentAt(Date.now(), order.zone) }
			punches.push(punch)
			memory.keep(kept.parse(punches))
			tell(punch)
			return `punched ${textOf(punch.at)}`
		},
	}
}

/** "2026-11-23 07:28:00" */
export function textOf([year, month, day, ...time]: Moment): string {
	const two = (part: number) => String(part).padStart(2, "0")
	return `${year}-${two(month)}-${two(day)} ${time.map(two).join(":")}`
}

/** The first people of the demonstration, where there is one. */
function usersOf(data: string): readonly TerminalUser[] {
	const names = namesIn(join(data, "demonstration-cards.json"))
	return Array.from({ length: userCount }, (_, index) => ({
		id: String(1_001 + index),
		// A terminal keeps 24 letters.
		name: (names[index] ?? `USER ${index + 1}`).slice(0, 24),
	}))
}

function namesIn(file: string): readonly string[] {
	try {
		return cards.parse(JSON.parse(readFileSync(file, "utf8"))).map(({ name }) => name)
	} catch {
		return []
	}
}

/** In and out on the days before, which are history; and one punch since. */
function firstPunches(
	users: readonly TerminalUser[],
	{ registeredAt, zone }: DeviceOrder,
): TerminalPunch[] {
	const punches: TerminalPunch[] = []
	for (let back = daysBefore; back >= 1; back--) {
		const [year, month, day] = momentAt(registeredAt - back * dayMs, zone)
		for (const hour of [7, 16]) {
			for (const [index, { id }] of users.entries())
				punches.push({ user: id, at: [year, month, day, hour, 5 + 4 * index, 11 * index] })
		}
	}
	const [first] = users
	// Its clock shows whole seconds: the next one is surely after the registration.
	const now = Math.ceil(Math.max(Date.now(), registeredAt) / 1_000) * 1_000
	if (first !== undefined) punches.push({ user: first.id, at: momentAt(now, zone) })
	return punches
}

/** The terminal's clock minus UTC. */
export function clockAheadMs(zone: string): number {
	const now = Math.floor(Date.now() / minuteMs) * minuteMs
	const [year, month, day, hour, minute] = momentAt(now, zone)
	return Date.UTC(year, month - 1, day, hour, minute) - now
}

function momentAt(utcMs: number, zone: string): Moment {
	const { date, second } = localMoment(utcMs, zone)
	const [year = 0, month = 0, day = 0] = date.split("-").map(Number)
	return [year, month, day, Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
}

// What only the server's own operator may do: whoever can read the token file beside the data.

import { credentialId } from "@hadir/shared/journal/record.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { RefusalMessage } from "@hadir/shared/wire/staff-session.ts"
import {
	type CarriedKind,
	carriedKinds,
	kioskCodePattern,
	kioskCodeRule,
	maxPayloadBytes,
} from "@hadir/shared/wire/topic.ts"
import { Router } from "express"
import { z } from "zod"
import type { CarriedBatch } from "../usecases/carried-batch.ts"
import { type EnrolKiosk, guestChoices, maxPlaceLength } from "../usecases/enrol-kiosk.ts"
import type { findPeople } from "../usecases/find-person.ts"
import { type CityMessage, cityMessage } from "../usecases/found-city.ts"
import type { FingerOrder } from "../usecases/give-finger-slot.ts"
import type { StaffAccess } from "../usecases/sign-in.ts"
import { type CalendarDoors, calendarActions } from "./calendar-actions.ts"
import { type CardParts, cardActions } from "./card-actions.ts"
import { type EntryDoors, entryActions } from "./entry-actions.ts"
import { type ImportParts, importActions } from "./import-actions.ts"
import { type Action, action } from "./operator-action.ts"
import { type PaperDoors, paperActions } from "./paper-actions.ts"
import { type PayDoors, payActions } from "./pay-actions.ts"
import { refuse } from "./refuse.ts"
import { type RunDoors, runActions } from "./run-actions.ts"
import { type TerminalParts, terminalActions } from "./terminal-actions.ts"

export type OperatorParts = TerminalParts &
	CardParts &
	EntryDoors &
	CalendarDoors &
	PayDoors &
	RunDoors &
	PaperDoors &
	ImportParts & {
		isOperator(token: string): boolean
		readonly enrol: EnrolKiosk
		readonly access: StaffAccess
		/** Takes a message that was carried here, as if it had come over the wire. */
		takeIn(kiosk: string, kind: CarriedKind, bytes: Buffer): Promise<CarriedBatch | undefined>
		/** Drops from the log what was received before that month (yyyy-mm). */
		dropMonths(before: string): Promise<Result<{ records: number }, Fault>>
		/** People by a part of a name or NIP. */
		find(text: string): ReturnType<typeof findPeople>
		/** The id of whom an id or a NIP names. */
		personId(given: string): Promise<string>
		/** Gives a person's finger a slot of a kiosk's sensor. */
		giveFinger(order: FingerOrder): Promise<Result<{ credential: string; slot: number }, Fault>>
		/** Enters the last day of a person's service (yyyy-mm-dd). */
		leave(employee: string, lastDay: string): Promise<Result<{ employee: string }, Fault>>
		/** Erases what names a person who has left. */
		forget(employee: string): Promise<Result<{ employee: string }, Fault>>
		/** Makes a backup now; undefined when none could be made. */
		backUp(): Promise<string | undefined>
		/** From now on the kiosk counts for nobody's day; false when there is no such kiosk. */
		retire(kiosk: string): Promise<boolean>
		found(city: CityMessage): Promise<Result<{ units: number; employees: number }, Fault>>
	}

const kiosk = z.string().regex(kioskCodePattern)
const employee = z.string().min(1).max(60)
const plannedKiosk = z.strictObject({
	unit: z.string().min(1),
	place: z.string().trim().min(1).max(maxPlaceLength),
	guests: z.enum(guestChoices).default("none"),
})
/** A kiosk that is there; `return`: also one that was retired, which then counts again. */
const knownKiosk = z.strictObject({ kiosk, return: z.boolean().default(false) })

const badKiosk: RefusalMessage = {
	code: "bad-kiosk",
	message: `A kiosk needs a unit, a place of 1 to ${maxPlaceLength} characters, and guests "none" or "everyone"; one that is there, its code. ${kioskCodeRule}`,
}
const noCode: RefusalMessage = { code: "bad-kiosk", message: kioskCodeRule }
/** Whatever is sent will do. */
const anything = { code: "bad-request", message: "Send nothing." }
const badPerson = {
	code: "bad-person",
	message:
		"Give the person's id or NIP, as hadir person find lists them, and a day like 2026-11-30.",
}
const nobodyNamed = {
	code: "bad-person",
	message: "Give a part of a name, or five digits of a NIP.",
}

export function operatorRoutes(parts: OperatorParts): Router {
	const router = Router()
	router.use((request, response, next) => {
		const token = request.get("authorization")?.replace(/^Bearer /, "") ?? ""
		if (parts.isOperator(token)) return next()
		refuse(response, 403, { code: "not-operator", message: "The operator's token is wrong." })
	})
	const actions = [
		...actionsOf(parts),
		...accessOf(parts),
		...terminalActions(parts),
		...cardActions(parts),
		...entryActions(parts),
		...importActions(parts),
		...calendarActions(parts),
		...payActions(parts),
		...runActions(parts),
		...paperActions(parts),
	]
	for (const { path, act, bad } of actions) {
		router.post(path, async (request, response) => {
			const done = await act(request.body)
			if (done === undefined) return refuse(response, 400, bad(request.body))
			if (!done.ok) return refuse(response, 409, done.fault)
			response.status(201).json(done.value)
		})
	}
	return router
}

const actionsOf = (parts: OperatorParts): readonly Action[] => [
	action("/city", cityMessage, badCity, parts.found),
	action("/kiosks", z.union([knownKiosk, plannedKiosk]), badKiosk, (wish) =>
		"kiosk" in wish
			? parts.enrol.invite(wish.kiosk, { mayReturn: wish.return })
			: parts.enrol.plan(wish),
	),
	action("/retirements", z.strictObject({ kiosk }), noCode, async (wish) =>
		(await parts.retire(wish.kiosk))
			? succeed(wish)
			: fail("no-kiosk", `There is no kiosk "${wish.kiosk}" in service.`),
	),
	action(
		"/carried",
		z.strictObject({
			...{ kiosk, kind: z.enum(carriedKinds) },
			bytes: z.base64().max(maxPayloadBytes * 2),
		}),
		{ code: "bad-carried", message: "This is no message that a kiosk carried." },
		async (wish) => {
			const bytes = Buffer.from(wish.bytes, "base64")
			const batch = await parts.takeIn(wish.kiosk, wish.kind, bytes)
			return succeed(batch === undefined ? {} : { batch })
		},
	),
	action(
		"/retention",
		z.strictObject({ before: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
		{ code: "bad-month", message: "Write the month like 2025-01." },
		({ before }) => parts.dropMonths(before),
	),
	action(
		"/fingers",
		z.strictObject({
			...{ employee, kiosk, reader: z.string().max(40) },
			credential: credentialId.optional(),
		}),
		badPerson,
		async ({ credential, reader, ...wish }) => {
			const person = await parts.personId(wish.employee)
			const place = { kiosk: wish.kiosk, reader }
			const order = { employee: person, place, ...(credential && { credential }) }
			const given = await parts.giveFinger(order)
			return given.ok ? succeed({ ...given.value, employee: person }) : given
		},
	),
	action(
		"/departures",
		z.strictObject({ employee, lastDay: z.iso.date() }),
		badPerson,
		async (wish) => parts.leave(await parts.personId(wish.employee), wish.lastDay),
	),
	action("/forgotten", z.strictObject({ employee }), badPerson, async (wish) =>
		parts.forget(await parts.personId(wish.employee)),
	),
	action(
		"/people",
		z.strictObject({ text: z.string().trim().min(1).max(100) }),
		nobodyNamed,
		async ({ text }) => succeed(await parts.find(text)),
	),
	action("/backups", z.unknown(), anything, async () => {
		const id = await parts.backUp()
		return id === undefined ? noBackup : succeed({ id })
	}),
]

/** One-time links with which people come in. */
const accessOf = ({ access }: OperatorParts): readonly Action[] => [
	action(
		"/invitations",
		z.strictObject({ unit: z.string().min(1).optional() }),
		{ code: "bad-unit", message: "Name the unit by its id, or leave it out for every unit." },
		async ({ unit }) => pathOf(await access.invite(unit)),
	),
	action(
		"/resets",
		z.strictObject({ username: z.string().trim().min(1) }),
		{ code: "no-staff", message: "Name the user by --user." },
		async ({ username }) => pathOf(await access.reset(username)),
	),
]

const pathOf = (link: Result<string, Fault>): Result<{ path: string }, Fault> =>
	link.ok ? succeed({ path: `/akses#${link.value}` }) : link

const noBackup = fail(
	"no-backup",
	"No backup could be made. Set HADIR_BACKUPS to a folder on another device; the office's log says why.",
)

/** Says which field of a city is wrong, and how many more are. */
function badCity(body: unknown): RefusalMessage {
	const [first, ...rest] = cityMessage.safeParse(body).error?.issues ?? []
	const more = rest.length === 0 ? "" : ` ${rest.length} more fields are wrong.`
	const where = first === undefined || first.path.length === 0 ? "The city" : first.path.join(".")
	return { code: "bad-city", message: `${where}: ${first?.message ?? "is wrong"}.${more}` }
}

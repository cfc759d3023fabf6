// What only the server's own operator may do: whoever can read the token file beside the data.

import type { Fault, Result } from "@hadir/shared/result.ts"
import type { RefusalMessage } from "@hadir/shared/wire/staff-session.ts"
import {
	type CarriedKind,
	carriedKinds,
	kioskCodePattern,
	maxPayloadBytes,
} from "@hadir/shared/wire/topic.ts"
import { Router } from "express"
import { z } from "zod"
import type { CarriedBatch } from "../usecases/carried-batch.ts"
import { type EnrolKiosk, guestChoices, maxPlaceLength } from "../usecases/enrol-kiosk.ts"
import { type CityMessage, cityMessage } from "../usecases/found-city.ts"
import type { StaffAccess } from "../usecases/sign-in.ts"
import { refuse } from "./refuse.ts"

export type OperatorParts = {
	isOperator(token: string): boolean
	readonly enrol: EnrolKiosk
	readonly access: StaffAccess
	/** Takes a message that was carried here, as if it had come over the wire. */
	takeIn(kiosk: string, kind: CarriedKind, bytes: Buffer): Promise<CarriedBatch | undefined>
	/** Drops from the log what was received before that month (yyyy-mm). */
	dropMonths(before: string): Promise<Result<{ records: number }, Fault>>
	/** Erases what names a person who has left. */
	forget(employee: string): Promise<Result<{ employee: string }, Fault>>
	/** Makes a backup now; undefined when none could be made. */
	backUp(): Promise<string | undefined>
	/** From now on the kiosk counts for nobody's day; false when there is no such kiosk. */
	retire(kiosk: string): Promise<boolean>
	found(city: CityMessage): Promise<Result<{ units: number; employees: number }, Fault>>
}

const knownKiosk = z.strictObject({ kiosk: z.string().regex(kioskCodePattern) })
const carried = z.strictObject({
	kiosk: z.string().regex(kioskCodePattern),
	kind: z.enum(carriedKinds),
	bytes: z.base64().max(maxPayloadBytes * 2),
})
const badCarried = { code: "bad-carried", message: "This is no message that a kiosk carried." }
const retention = z.strictObject({ before: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })
const badMonth = { code: "bad-month", message: "Write the month like 2025-01." }
const forgotten = z.strictObject({ employee: z.string().min(1).max(60) })
const badPerson = { code: "bad-person", message: "Give the person's id, as the export names it." }
const invitation = z.strictObject({ unit: z.string().min(1).optional() })
const reset = z.strictObject({ username: z.string().trim().min(1) })
const plannedKiosk = z.strictObject({
	unit: z.string().min(1),
	place: z.string().trim().min(1).max(maxPlaceLength),
	guests: z.enum(guestChoices).default("none"),
})
const badKiosk: RefusalMessage = {
	code: "bad-kiosk",
	message: `A kiosk needs a unit, a place of 1 to ${maxPlaceLength} characters, and guests "none" or "everyone"; one that is there, its code of six characters.`,
}

export function operatorRoutes(parts: OperatorParts): Router {
	const { isOperator, enrol, found, access, retire } = parts
	const router = Router()
	router.use((request, response, next) => {
		const token = request.get("authorization")?.replace(/^Bearer /, "") ?? ""
		if (isOperator(token)) return next()
		refuse(response, 403, { code: "not-operator", message: "The operator's token is wrong." })
	})
	router.post("/city", async (request, response) => {
		const city = cityMessage.safeParse(request.body)
		if (!city.success) {
			return refuse(response, 400, { code: "bad-city", message: z.prettifyError(city.error) })
		}
		const founded = await found(city.data)
		if (founded.ok) return response.status(201).json(founded.value)
		refuse(response, 409, founded.fault)
	})
	router.post("/kiosks", async (request, response) => {
		const known = knownKiosk.safeParse(request.body)
		if (known.success) {
			const invited = await enrol.invite(known.data.kiosk)
			if (invited.ok) return response.status(201).json(invited.value)
			return refuse(response, 409, invited.fault)
		}
		const kiosk = plannedKiosk.safeParse(request.body)
		if (!kiosk.success) {
			return refuse(response, 400, badKiosk)
		}
		const planned = await enrol.plan(kiosk.data)
		if (planned.ok) return response.status(201).json(planned.value)
		refuse(response, 409, planned.fault)
	})
	router.post("/carried", async (request, response) => {
		const message = carried.safeParse(request.body)
		if (!message.success) return refuse(response, 400, badCarried)
		const { kiosk, kind, bytes } = message.data
		const batch = await parts.takeIn(kiosk, kind, Buffer.from(bytes, "base64"))
		response.status(202).json(batch === undefined ? {} : { batch })
	})
	router.post("/retention", async (request, response) => {
		const wish = retention.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badMonth)
		const dropped = await parts.dropMonths(wish.data.before)
		if (dropped.ok) return response.status(201).json(dropped.value)
		refuse(response, 409, dropped.fault)
	})
	router.post("/forgotten", async (request, response) => {
		const wish = forgotten.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badPerson)
		const erased = await parts.forget(wish.data.employee)
		if (erased.ok) return response.status(201).json(erased.value)
		refuse(response, 409, erased.fault)
	})
	router.post("/backups", async (_, response) => {
		const id = await parts.backUp()
		if (id !== undefined) return response.status(201).json({ id })
		refuse(response, 409, {
			code: "no-backup",
			message:
				"No backup could be made. Set HADIR_BACKUPS to a folder on another device; the office's log says why.",
		})
	})
	router.post("/retirements", async (request, response) => {
		const wish = knownKiosk.safeParse(request.body)
		if (!wish.success) {
			return refuse(response, 400, badKiosk)
		}
		const { kiosk } = wish.data
		if (await retire(kiosk)) return response.status(201).json({ kiosk })
		refuse(response, 409, { code: "no-kiosk", message: `There is no kiosk "${kiosk}" in service.` })
	})
	router.post("/invitations", async (request, response) => {
		const wish = invitation.safeParse(request.body)
		if (!wish.success) {
			return refuse(response, 400, {
				code: "bad-unit",
				message: "Name the unit by its id, or leave it out for every unit.",
			})
		}
		const invited = await access.invite(wish.data.unit)
		if (invited.ok) return response.status(201).json({ path: `/akses#${invited.value}` })
		refuse(response, 409, invited.fault)
	})
	router.post("/resets", async (request, response) => {
		const wish = reset.safeParse(request.body)
		if (!wish.success) {
			return refuse(response, 400, { code: "no-staff", message: "Name the user by --user." })
		}
		const link = await access.reset(wish.data.username)
		if (link.ok) return response.status(201).json({ path: `/akses#${link.value}` })
		refuse(response, 409, link.fault)
	})
	return router
}

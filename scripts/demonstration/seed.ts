// Seeds a running, empty office: founds the city, registers one kiosk, delivers its history. Each step
// looks at what is there, so that a run cut off at any point is taken up by the next.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { askOffice } from "@hadir/backend/cli/operator.ts"
import { loadCalendar } from "@hadir/backend/domain/regulation/calendar.ts"
import type { CityMessage } from "@hadir/backend/usecases/found-city.ts"
import { registerKiosk } from "@hadir/kiosk/cli/register-kiosk.ts"
import { readEnrolment } from "@hadir/kiosk/enrolment/enrolment-file.ts"
import { workDateOf } from "@hadir/shared/time/local-time.ts"
import type { RegistrationAnswer } from "@hadir/shared/wire/registration.ts"
import { z } from "zod"
import { seededChance } from "../chance.ts"
import { deliverHistory } from "./deliver-history.ts"
import { planTaps } from "./history.ts"
import { inventPeople, units } from "./people.ts"
import { dropProgress, keepProgress, readProgress, type SeedProgress } from "./progress.ts"
import { unwrap } from "./unwrap.ts"

export type DemonstrationOrder = {
	readonly data: string
	readonly kioskData: string
	readonly office: string
	readonly holidaysFile: string
	readonly now: number
}

/** What a newcomer may lay on the emulated reader. */
export type DemonstrationCard = { readonly name: string; readonly uid: string }

const seed = 20_261_123
const dayMs = 86_400_000
const monthsBack = 2
const planned = z.object({ kiosk: z.string(), code: z.string() })

/** @throws Error with a sentence when the office is not running, or holds people of its own */
export async function seedDemonstration(
	order: DemonstrationOrder,
): Promise<{ kiosk: string; records: number; cards: readonly DemonstrationCard[] }> {
	const { data, kioskData } = order
	const earlier = readProgress(data)
	const begun: SeedProgress = earlier ?? { now: order.now, isDone: false }
	const chance = seededChance(seed)
	const people = inventPeople(chance, begun.now - 400 * dayMs)
	const city: CityMessage = {
		government: "Pemerintah Kota Contoh",
		agency: "BKPSDM",
		units: [...units],
		employees: people,
	}
	await foundOnce(data, city, begun, earlier !== undefined)
	const kiosk = await registerOnce(order, begun)
	const { zone } = kiosk
	const taps = planTaps({
		people: people.map(({ id }) => id),
		from: firstOfMonth(workDateOf(begun.now, zone), monthsBack),
		now: begun.now,
		zone,
		calendar: unwrap(loadCalendar(JSON.parse(readFileSync(order.holidaysFile, "utf8")))),
		chance,
	})
	const cardOf = new Map(people.map(({ id, card }) => [id, card.uid]))
	const records = await deliverHistory({ kioskData, kiosk, taps, cardOf })
	const cards = people.map(({ shortName, card }) => ({ name: shortName, uid: card.uid }))
	writeFileSync(join(data, "demonstration-cards.json"), JSON.stringify(cards), { mode: 0o600 })
	keepProgress(data, { ...begun, kiosk: kiosk.kiosk, isDone: true })
	return { kiosk: kiosk.kiosk, records, cards }
}

/** The founding is one transaction; a city that is there already is gone on with only if it is ours. */
async function foundOnce(
	data: string,
	city: CityMessage,
	begun: SeedProgress,
	isOurs: boolean,
): Promise<void> {
	if (!isOurs) keepProgress(data, begun)
	const founded = await askOffice(data, "/operator/city", city)
	if (founded.ok) return
	const isThere = founded.fault.code === "refused" && founded.fault.refusal === "not-empty"
	if (isThere && isOurs) return
	if (isThere) dropProgress(data)
	unwrap(founded)
}

/** The kiosk's enrolment, made now unless an earlier try did. */
async function registerOnce(
	{ data, kioskData, office }: DemonstrationOrder,
	begun: SeedProgress,
): Promise<RegistrationAnswer> {
	const enrolled = readEnrolment(kioskData)
	if (enrolled.ok) return enrolled.value
	const place = { unit: units[0].id, place: "Lobi Utama", guests: "everyone" }
	const known = begun.kiosk === undefined ? place : { kiosk: begun.kiosk }
	const { kiosk, code } = planned.parse(unwrap(await askOffice(data, "/operator/kiosks", known)))
	keepProgress(data, { ...begun, kiosk })
	return unwrap(await registerKiosk({ folder: kioskData, office, code }))
}

function firstOfMonth(date: string, back: number): string {
	const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - back
	return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`
}

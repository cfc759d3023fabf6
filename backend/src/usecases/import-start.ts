// From when on a file's records are punches of this office; what is older is history of another system.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import { everyUnit, type Registry } from "./ports.ts"

/** @returns UTC ms: of the day that is given, or of the first registration of a kiosk of that unit */
export async function importStart(
	{ registry, zone }: { readonly registry: Registry; readonly zone: string },
	given: { readonly since?: LocalDate | undefined; readonly unit?: string | undefined },
): Promise<Result<number, Fault<"no-start" | "no-unit">>> {
	const { since, unit } = given
	if (since !== undefined) return succeed(instantMs({ date: since, second: 0 }, zone))
	if (unit === undefined) {
		return fail(
			"no-start",
			"Say from which day on the file's records are punches: --since <yyyy-mm-dd>, or --unit <id> for the first registration of a kiosk there.",
		)
	}
	const units = await registry.units(everyUnit)
	if (!units.some(({ id }) => id === unit)) return fail("no-unit", `There is no unit "${unit}".`)
	const registered = (await registry.kiosks()).flatMap((kiosk) =>
		kiosk.unit === unit && kiosk.registeredAt !== undefined ? [kiosk.registeredAt] : [],
	)
	if (registered.length > 0) return succeed(Math.min(...registered))
	return fail("no-start", `No kiosk of unit ${unit} has registered yet. Give the day: --since.`)
}

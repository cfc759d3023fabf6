import { instantMs, localMoment } from "@hadir/shared/time/local-time.ts"

/** How far the zone's clocks are ahead of UTC at this instant, in minutes. */
export function offsetMinutesAt(utcMs: number, zone: string): number {
	const { date, second } = localMoment(utcMs, zone)
	return Math.round((instantMs({ date, second }, "UTC") - utcMs) / 60_000)
}

/** What the zone's clocks show, e.g. "2026-11-23T07:28:00". */
export function localIso(utcMs: number, zone: string): string {
	const { date, second } = localMoment(utcMs, zone)
	const two = (number: number) => String(number).padStart(2, "0")
	const [hour, minute] = [Math.floor(second / 3600), Math.floor((second % 3600) / 60)]
	return `${date}T${two(hour)}:${two(minute)}:${two(second % 60)}`
}

// What a kiosk that has not heard the time puts down as the bound of its clock, in ms.
const batteryBoundMs = 60_000
const unknownBoundMs = 30 * 86_400_000

/** Of clock quality 2 (a battery clock), and of a lower one: there it knows no more than its floor. */
export const unheardBoundMs = (quality: number): number =>
	quality < 2 ? unknownBoundMs : batteryBoundMs

/** What became of a batch that was carried here on a stick. */
export type CarriedBatch = {
	readonly journal: string
	readonly from: number
	readonly through: number
	/** The log holds it now, by this message or from before. */
	readonly isHeld: boolean
	/** The office has, or had, a kiosk of this code. */
	readonly isKioskKnown: boolean
}

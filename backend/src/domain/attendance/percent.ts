/** "0,5 %": basis points as a percentage. */
export function percentOf(basisPoints: number): string {
	return `${percentDigits(basisPoints)} %`
}

/** "0,5": with a comma and without needless zeros. */
export function percentDigits(basisPoints: number): string {
	const fraction = String(basisPoints % 100)
		.padStart(2, "0")
		.replace(/0+$/, "")
	return `${Math.floor(basisPoints / 100)}${fraction === "" ? "" : `,${fraction}`}`
}

// Whole rupiah in a type of its own, so that no percentage or count of days is ever added to money.

declare const unit: unique symbol
/** Whole rupiah, negative where something is taken; a safe integer. */
export type Rupiah = number & { readonly [unit]: "rupiah" }

export const isRupiah = (value: number): value is Rupiah => Number.isSafeInteger(value)

/** @throws when the value is not whole or beyond what a number holds exactly */
export function rupiah(value: number): Rupiah {
	if (!isRupiah(value)) throw new Error(`${value} is no whole amount of rupiah`)
	return value
}

export const noRupiah = rupiah(0)

export const sumOf = (amounts: readonly Rupiah[]): Rupiah =>
	rupiah(amounts.reduce((sum: number, amount) => sum + amount, 0))

/** "Rp1.400.000"; "-Rp21.000" where it is taken. */
export function inRupiah(amount: Rupiah): string {
	const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ".")
	return `${amount < 0 ? "-" : ""}Rp${digits}`
}

import { isLocalDate, type LocalDate } from "@hadir/shared/time/local-date.ts"

/**
 * When somebody's service began: as entered, or for a civil servant out of the NIP, whose digits 9 to 14
 * are year and month of it (198609262015051001: May 2015). In the number of an employee on contract digits 13
 * and 14 are no month, so nothing is read out of it.
 */
export function serviceStart(
	nip: string,
	{
		isContract,
		entered,
	}: { readonly isContract: boolean; readonly entered?: LocalDate | undefined },
): LocalDate | undefined {
	if (entered !== undefined) return entered
	const match = /^\d{8}(\d{4})(\d{2})[12]\d{3}$/.exec(nip)
	if (match === null || isContract) return undefined
	const date = `${match[1]}-${match[2]}-01`
	return isLocalDate(date) ? date : undefined
}

/** "PPPK IX" is by contract, "PNS III/c" is not. */
export const isContractGrade = (grade: string): boolean => /^\s*(PPPK|P3K)\b/i.test(grade)

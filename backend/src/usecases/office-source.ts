/** Stands where a kiosk's code does, for the journal that the office itself writes; no code has vowels. */
export const officeSource = "OFFICE"

export const isOfficeSource = (kiosk: string): boolean => kiosk === officeSource

import { firstAccessMessage, minPasswordLength } from "@hadir/shared/wire/staff-session.ts"

export type FirstAccessFields = {
	readonly name: string
	readonly username: string
	readonly password: string
	readonly repeated: string
}

export type FieldFaults = Partial<Record<keyof FirstAccessFields, string>>

const shape = firstAccessMessage.shape

/** What is still wrong with each field, in words; no entry means nothing to send is missing. */
export function faultsOf(fields: FirstAccessFields): FieldFaults {
	const faults: FieldFaults = {}
	if (!shape.name.safeParse(fields.name).success)
		faults.name = "Isi nama Anda, paling banyak 100 huruf."
	if (!shape.username.safeParse(fields.username).success) {
		faults.username =
			"Sedikitnya 3 huruf atau angka, tanpa spasi; titik, garis bawah, dan strip boleh."
	}
	if (!shape.password.safeParse(fields.password).success) {
		faults.password = `Sedikitnya ${minPasswordLength} karakter. Sekarang ${fields.password.length}.`
	} else if (fields.repeated !== fields.password) {
		faults.repeated = "Tidak sama dengan kata sandi di atas. Ketik lagi."
	}
	return faults
}

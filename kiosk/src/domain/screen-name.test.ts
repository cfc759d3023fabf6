import { expect, test } from "vitest"
import { shortenName, withoutTitles } from "./screen-name.ts"

const within = (longest: number) => (name: string) => name.length <= longest
const maria = "Maria Magdalena Fransiska Wilhelmina Nggadas"

test.each([
	["Maria Goreti Ndoen", 17, "Maria Goreti N."],
	["Maria Goreti Ndoen", 18, "Maria Goreti Ndoen"],
	[maria, 44, maria],
	[maria, 43, "Maria Magdalena Fransiska Wilhelmina N."],
	[maria, 38, "Maria Magdalena Fransiska W. N."],
	[maria, 30, "Maria Magdalena Fransiska W."],
	[maria, 24, "Maria Magdalena F. W. N."],
	[maria, 19, "Maria Magdalena F."],
	[maria, 17, "Maria M. F. W. N."],
	[maria, 6, "Maria"],
	["Wilhelminawatiningsih", 10, "Wilhelminawatiningsih"],
	["Élodie  Østergård", 10, "Élodie Ø."],
	["Nama\u00a0menyusul", 8, "Nama\u00a0menyusul"],
	["", 10, ""],
])("%j in %i characters is %j", (name, longest, shown) => {
	expect(shortenName(name, within(longest))).toBe(shown)
})

test.each([
	["dr. Maria Goreti Ndoen, M.Kes.", "Maria Goreti Ndoen"],
	["Prof. Dr. Ir. Yusuf Adi, S.T., M.T.", "Yusuf Adi"],
	["Prof.Dr. Yusuf Adi", "Yusuf Adi"],
	["drg. Siti Aminah, Sp.KGA.", "Siti Aminah"],
	["drh. Rambu Kahi", "Rambu Kahi"],
	["Dra. Ni Luh Ayu", "Ni Luh Ayu"],
	["apt. Simon Nalle, S.Farm.", "Simon Nalle"],
	["Ns. Yusuf Adi, S.Kep.", "Yusuf Adi"],
	["Moh. Yusuf Adi", "Moh. Yusuf Adi"],
	["Ir Adi", "Ir Adi"],
	["I. Wayan Dr. Surya", "I. Wayan Dr. Surya"],
	["Drs.", "Drs."],
	["  Siti   Aminah ", "Siti Aminah"],
])("%j without titles is %j", (name, shown) => {
	expect(withoutTitles(name)).toBe(shown)
})

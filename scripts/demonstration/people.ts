// Forty invented people of an invented city, with names as they are in Nusa Tenggara Timur.
import type { CityMessage } from "@hadir/backend/usecases/found-city.ts"
import type { Chance } from "../chance.ts"

type Person = CityMessage["employees"][number]

export const units = [
	{ id: "dinkes", name: "Dinas Kesehatan" },
	{ id: "disdikbud", name: "Dinas Pendidikan dan Kebudayaan" },
	{ id: "oebufu", name: "Kecamatan Oebufu" },
] as const

/** Name without titles, titles behind it, sex. */
const names: readonly (readonly [string, string, "1" | "2"])[] = [
	["Maria Goreti Ndoen", "S.KM., M.Kes.", "2"],
	["Yusuf Adi Prasetyo", "S.Kep., Ns.", "1"],
	["Ni Luh Ayu Permata", "A.Md.Keb.", "2"],
	["Simon Petrus Nalle", "S.Farm., Apt.", "1"],
	["Rambu Kahi Landukara", "S.KM.", "2"],
	["Markus Lado", "S.E.", "1"],
	["Dewi Lestari Manafe", "A.Md.Kep.", "2"],
	["Melkianus Taneo", "", "1"],
	["Theresia Bria Seran", "S.ST., M.Keb.", "2"],
	["Abdul Rahman Lamahala", "S.Si.", "1"],
	["Maria Magdalena Fransiska Wilhelmina Nggadas", "S.Pd., M.Pd.", "2"],
	["Gregorius Tukan", "S.Pd.", "1"],
	["Siti Aminah Lamahala", "S.Pd.I.", "2"],
	["I Made Suardana", "S.Sos.", "1"],
	["Yohanes Benu", "S.Kom.", "1"],
	["Kristina Adelheid Kolo", "S.Pd.", "2"],
	["Andi Firmansyah", "S.E., M.M.", "1"],
	["Elisabet Ratu Ludji", "", "2"],
	["Frengki Umbu Deta", "S.T.", "1"],
	["Agustina Bano", "S.Pd.", "2"],
	["Paulus Kia Wuwur", "M.Pd.", "1"],
	["Nurhayati Abdullah", "S.Ag.", "2"],
	["Dominggus Mau", "", "1"],
	["Yuliana Tefa", "A.Md.", "2"],
	["Bernadus Seran Klau", "S.AP.", "1"],
	["Fransiska Xaveria Lewar", "S.Sos.", "2"],
	["Hendrik Djami", "S.H.", "1"],
	["Wilhelmina Neno", "S.IP.", "2"],
	["Jefri Balukh", "", "1"],
	["Sri Wahyuni", "S.E.", "2"],
	["Stefanus Ola Tokan", "S.T.", "1"],
	["Margaretha Mira Tade", "S.Ak.", "2"],
	["Daud Haba Rihi", "S.Sos., M.Si.", "1"],
	["Oktaviana Bengu", "A.Md.", "2"],
	["Ferdinandus Liko", "", "1"],
	["Ermelinda Hoar Bere", "S.Kom.", "2"],
	["Muhammad Ikhsan Bapa", "S.STP.", "1"],
	["Katarina Jawa Wolo", "S.Hut.", "2"],
	["Petrus Kanisius Atawolo", "S.IP., M.A.P.", "1"],
	["Adriana Tnunay", "", "2"],
]

const grades = ["PNS II/c", "PNS III/a", "PNS III/b", "PNS III/c", "PNS III/d", "PNS IV/a"] as const
const unitSizes = [14, 14, 12] as const
const uidBytes = 7
/** NXP's mark, the first byte of every 7-byte number of theirs. */
const nxp = "04"

export function inventPeople(chance: Chance, cardFrom: number): Person[] {
	return names.map(([shortName, titles, sex], index) => {
		const nip = inventNip(chance, sex, index)
		return {
			id: `p${String(index + 1).padStart(2, "0")}`,
			nip,
			name: titles === "" ? shortName : `${shortName}, ${titles}`,
			shortName,
			unit: unitOf(index),
			grade: chance.pick(grades),
			schedule: "lima-hari",
			employedFrom: `${nip.slice(8, 12)}-${nip.slice(12, 14)}-01`,
			card: { kind: "iso14443a", uid: nxp + chance.hex(uidBytes - 1) },
			cardFrom,
		}
	})
}

function unitOf(index: number): string {
	let end = 0
	for (const [position, size] of unitSizes.entries()) {
		end += size
		if (index < end) return units[position]?.id ?? units[0].id
	}
	return units[0].id
}

/** Birth date, month of appointment, sex, serial: 18 digits as BKN gives them to a PNS. */
function inventNip(chance: Chance, sex: "1" | "2", index: number): string {
	const born = chance.between(1968, 1996)
	const appointed = Math.min(born + chance.between(22, 30), 2024)
	const two = (number: number) => String(number).padStart(2, "0")
	const birth = `${born}${two(chance.between(1, 12))}${two(chance.between(1, 28))}`
	const months = ["01", "02", "03", "04", "12"] as const
	return `${birth}${appointed}${chance.pick(months)}${sex}${String(index + 1).padStart(3, "0")}`
}

// The words for what people decide over machines.
import type { Dispute, Outage, Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { formatCount } from "../format/figures.ts"

export const causeWords: Readonly<Record<Outage["cause"], string>> = {
	lost: "Tidak melayani",
	missing: "Data belum lengkap",
}

export const verdictWords: Readonly<Record<Proposal["verdict"], string>> = {
	excused: "Tidak mengurangi siapa pun",
	counted: "Hari dihitung seperti biasa",
}

export function waitingWords(personDays: number): string {
	return personDays === 0
		? "Tidak ada hari pegawai yang menunggu"
		: `${formatCount(personDays)} hari pegawai menunggu`
}

/** Why these punches count for nothing until somebody has decided. */
export const disputeWhy: Readonly<Record<Dispute["cause"], string>> = {
	branch:
		"Data mesin bercabang: kartu SD-nya tersalin atau dipulihkan, lalu kedua salinan mencatat ketukan. Belum dihitung sampai diputuskan.",
	journal:
		"Mesin memakai kunci yang belum pasti, sehingga belum jelas ini mesin yang sama. Belum dihitung sampai diputuskan.",
	revoked:
		"Diterima sesudah kunci mesin ini dicabut. Tidak dihitung, kecuali ketukannya diterima satu per satu.",
}

/** Words on the buttons over the key itself; a branch is of a key that is trusted. */
export function keyChoices(cause: Dispute["cause"]): readonly KeyChoice[] {
	switch (cause) {
		case "branch":
			return []
		case "journal":
			return [
				{ verdict: "accepted", label: "Terima kunci" },
				{ verdict: "revoked", label: "Cabut kunci" },
			]
		case "revoked":
			return [{ verdict: "accepted", label: "Percayai kunci lagi" }]
	}
}

export type KeyChoice = { readonly verdict: "accepted" | "revoked"; readonly label: string }

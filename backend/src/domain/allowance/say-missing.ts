// The sentence for a line that is left out, because nobody guesses payroll's facts.
import type { MissingFact } from "./missing-fact.ts"

export function sayMissing(
	{ line, facts }: MissingFact,
	language: "indonesian" | "english",
): string {
	const named = facts.map((fact) => words[language][fact]).join(", ")
	return language === "indonesian"
		? `${lines[line]} tidak dihitung: ${named} belum ada.`
		: `${lines[line]} is left out: ${named} not known.`
}

const lines = { tax: "PPh 21", health: "BPJS Kesehatan" } as const
const words = {
	indonesian: {
		grade: "golongan",
		gradeRate: "tarif untuk golongan ini",
		ptkp: "PTKP",
		salary: "gaji",
		salaryTax: "PPh atas gaji",
		taxYear: "penghasilan dan PPh bulan-bulan sebelumnya",
	},
	english: {
		grade: "grade",
		gradeRate: "a rate for this grade",
		ptkp: "PTKP",
		salary: "salary",
		salaryTax: "tax on the salary",
		taxYear: "income and tax of the months before",
	},
} as const

// Turns what zod found into sentences for the officer who keyed the file in.
import type { z } from "zod"

const maxSentences = 5

/** One sentence per mistake, each naming the field and what to write there. */
export function explainIssues(issues: readonly z.core.$ZodIssue[]): string {
	const sentences = issues.slice(0, maxSentences).map(explain)
	const rest = issues.length - sentences.length
	if (rest > 0) sentences.push(`Masih ada ${rest} kesalahan lain.`)
	return sentences.join(" ")
}

/** Every mistake, a sentence each. */
export const explainEach = (issues: readonly z.core.$ZodIssue[]): string[] => issues.map(explain)

function explain(issue: z.core.$ZodIssue): string {
	const field = fieldOf(issue.path)
	switch (issue.code) {
		case "unrecognized_keys":
			return `${place(field)}isian ${issue.keys.map(quoted).join(", ")} tidak dikenal; hapus atau perbaiki ejaannya.`
		case "invalid_type":
			return `${place(field)}harus diisi dengan ${typeWords[issue.expected] ?? issue.expected}.`
		case "invalid_value":
			return oneOf(field, issue.values)
		case "too_small":
			if (issue.origin === "string") return `${place(field)}harus diisi.`
			return `${place(field)}paling sedikit ${issue.minimum}${unitOf(issue.origin)}.`
		case "too_big":
			return `${place(field)}paling banyak ${issue.maximum}${unitOf(issue.origin)}.`
		case "invalid_union":
			// Forms told apart by one field name the values it may have.
			if ("options" in issue && issue.options !== undefined) return oneOf(field, issue.options)
			return `${place(field)}${issue.message}.`
		case "custom":
			return `${place(field)}${issue.message}.`
		default:
			return `${place(field)}isinya tidak sesuai; periksa kembali.`
	}
}

const oneOf = (field: string, values: readonly unknown[]): string =>
	`${place(field)}harus salah satu dari ${values.map((value) => quoted(String(value))).join(", ")}.`

const typeWords: Readonly<Record<string, string>> = {
	string: "teks",
	number: "angka",
	int: "bilangan bulat",
	boolean: "true atau false",
	array: "daftar [ ... ]",
	object: "kelompok isian { ... }",
}

function unitOf(origin: string): string {
	return origin === "array" ? " baris" : ""
}

function fieldOf(path: readonly PropertyKey[]): string {
	return path
		.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
		.join("")
		.replace(/^\./, "")
}

function place(field: string): string {
	return field === "" ? "Berkas: " : `${quoted(field)}: `
}

function quoted(text: string): string {
	return `"${text}"`
}

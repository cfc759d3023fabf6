// A city's own policy to begin with: the national template, every locally decided amount still open.

/** "tpp-kota-kupang.json" of "Kota Kupang"; undefined where no letter is left. */
export function policyFileName(city: string): string | undefined {
	const slug = city
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "")
	return slug === "" ? undefined : `tpp-${slug}.json`
}

/**
 * The template's text with the city's name in place of "Peraturan kepala daerah". A score's words are the
 * city's own choice and are left out.
 */
export function newPolicy(template: unknown, city: string): unknown {
	return replaced(template, city)
}

const localRegulation = "Peraturan kepala daerah"

function replaced(value: unknown, city: string): unknown {
	if (typeof value === "string")
		return value.replaceAll(localRegulation, `${localRegulation} ${city}`)
	if (Array.isArray(value)) return value.map((one) => replaced(one, city))
	if (typeof value !== "object" || value === null) return value
	const fields = Object.entries(value).filter(([key]) => key !== "predicates")
	return Object.fromEntries(
		fields.map(([key, field]) => {
			if (key === "name" && "version" in value) return [key, `TPP ${city}`]
			return [key, key === "status" ? "unconfirmed" : replaced(field, city)]
		}),
	)
}

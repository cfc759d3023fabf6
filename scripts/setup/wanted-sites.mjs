const office = "staff pages"
const kiosk = "kiosk screen"

/** Sites that a command serves: a kiosk's own machine has no memory to spare for building the office's. */
export function wantedSites(name, [subject, order = ""]) {
	if (name === "start" || name === "test") return [office, kiosk]
	if (name !== "hadir") return []
	if (subject === "serve") return [office]
	// "kiosk code" and its like serve nothing.
	return subject === "kiosk" && /^(?:-.*)?$/.test(order) ? [kiosk] : []
}

/** The policy's tables as an officer calls them; an unknown one keeps its name in the file. */
export const tableWords = (tables: readonly string[]): string =>
	tables.map((table) => words[table.split(" ")[0] ?? ""] ?? table).join(", ")

const words: Readonly<Record<string, string>> = {
	schedules: "jam kerja",
	windows: "jam ketukan",
	shiftWindows: "jam ketukan giliran",
	counting: "toleransi dan pembulatan",
	repeats: "ketukan berulang",
	service: "jam layanan mesin",
	cuts: "potongan",
}

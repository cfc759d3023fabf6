// What whoever verified a journal.db that is damaged can do: the way that works for that very file.
import { basename } from "node:path"
import type { JournalKind } from "./journal-kind.ts"

const restore = "Restore the last backup: hadir restore <set>."

/** Damage within the file: its tables can be read. */
export function wayOut(file: string, kind: "office" | "kiosk"): string {
	if (kind === "office") return restore
	return isSetAside(file)
		? carriedFrom(file)
		: `What it still holds goes to the office with, on its kiosk: hadir kiosk carry <stick>. If it is neither that kiosk's own file nor a copy of it: hadir kiosk carry <stick> --from ${file}`
}

/** Not even its tables can be read. */
export function wayOutOfUnreadable(file: string, kind: JournalKind): string {
	const kiosk = isSetAside(file)
		? carriedFrom(file)
		: `Start the kiosk, which sets it aside as journal.db.damaged-... and goes on; then what it still holds goes to the office with: hadir kiosk carry <stick> --from the file set aside`
	switch (kind) {
		case "office":
			return restore
		case "kiosk":
			return kiosk
		default:
			return `If it is the office's: ${restore} If it is a kiosk's: ${kiosk}`
	}
}

const carriedFrom = (file: string): string =>
	`What it still holds goes to the office with: hadir kiosk carry <stick> --from ${file}`

/** The daemon names a file so that it could not read. */
const isSetAside = (file: string): boolean => /\.damaged-\d/.test(basename(file))

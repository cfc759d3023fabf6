// Appends punches to a kiosk's file and prints each number once it would be green: something to cut
// the power under. Arguments: the file, FULL or NORMAL, and "once" for a single record.
import { bootNumber } from "@hadir/kiosk/journal/boots.ts"
import { openDatabase } from "@hadir/kiosk/journal/database.ts"
import { JournalFile } from "@hadir/kiosk/journal/journal-file.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"

const [file = "", mode = "FULL", often] = process.argv.slice(2)
const database = openDatabase(file)
if (mode === "NORMAL") database.pragma("synchronous = NORMAL")
const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
const boot = bootNumber(database, "power-cut")

function appendOne(): number {
	const wall = Date.now()
	const punch = { k: "punch", boot, mono: wall % 1e9, wall, q: 3, err: 10 } as const
	const appended = journal.append({
		...punch,
		...{ reader: "card-1", answer: "recorded", credential: "AAAAAAAAAAAAAAAA" },
	})
	if (appended.ok) return appended.value.n
	console.error(`${appended.fault.code}: ${appended.fault.message}`)
	process.exit(1)
}

if (often === "once") console.log(appendOne())
else setInterval(() => console.log(appendOne()), 1)

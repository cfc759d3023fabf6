// A simulated kiosk's card: a real file is opened as the daemon opens it, and one in memory is the same
// from there on. Nothing damages a card here; damage has tests of its own.
import { dirname } from "node:path"
import { prepareDatabase } from "@hadir/kiosk/journal/database.ts"
import { type KioskFile, openKioskFile, partsOn } from "@hadir/kiosk/journal/open-kiosk-file.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import type { SimDisk } from "./sim-disk.ts"

/** @param now UTC ms */
export function openCard(disk: SimDisk, now: number): KioskFile {
	const order = {
		makeKeys: () => makeKeyPair("ed25519"),
		...{ makeRoom: () => false, makeRoomToOpen: () => false, onUnreadable: () => undefined },
	}
	let opened: KioskFile | undefined
	const database = disk.open((file) => {
		opened = openKioskFile({ ...order, folder: dirname(file), now })
		return opened.database
	})
	if (opened?.setAside !== undefined) throw new Error("nothing damages a simulated card")
	if (opened !== undefined) return opened
	const parts = partsOn(prepareDatabase(database), Buffer.of(), order)
	return { ...parts, settleLogs: () => undefined }
}

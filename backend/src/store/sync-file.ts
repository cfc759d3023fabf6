// What is written lasts through a power cut only when the disk was asked to keep it.
import { closeSync, fsyncSync, openSync } from "node:fs"

/** Files and folders alike: a new name is on disk when its folder is. */
export function syncFile(path: string): void {
	const file = openSync(path, "r")
	try {
		fsyncSync(file)
	} finally {
		closeSync(file)
	}
}

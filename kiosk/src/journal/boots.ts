// Which boot this is, and until when the kiosk was last known to run.
import type Database from "better-sqlite3"
import { z } from "zod"

const numberRow = z.object({ value: z.number().nullable() })

/**
 * The number of this boot; a new one when the kernel's boot id was not seen before.
 * @param highest boot that a record names: two boots of one number would correct each other's times
 */
export function bootNumber(database: Database.Database, bootId: string, highest = 0): number {
	database
		.prepare(
			`INSERT INTO boot (number, boot_id)
			VALUES (max(?, (SELECT coalesce(max(number), 0) FROM boot)) + 1, ?) ON CONFLICT DO NOTHING`,
		)
		.run(highest, bootId)
	const row = database.prepare("SELECT number AS value FROM boot WHERE boot_id = ?").get(bootId)
	return numberRow.parse(row).value ?? 0
}

export function lastAlive(database: Database.Database): number | undefined {
	const row: unknown = database.prepare("SELECT wall AS value FROM alive").get()
	return row === undefined ? undefined : (numberRow.parse(row).value ?? undefined)
}

/** Overwrites the mark in place; synced like every commit. */
export const markAlive = (database: Database.Database, wall: number): void => {
	database
		.prepare(
			"INSERT INTO alive (id, wall) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET wall = excluded.wall",
		)
		.run(wall)
}

import type { Machine } from "@hadir/shared/wire/staff-machines.ts"

/** A machine in good order, for tests to change. */
export const sampleMachine: Machine = {
	kiosk: "K7M4QX",
	unit: "dinkes",
	unitName: "Dinas Kesehatan",
	place: "Lobi Utama",
	state: "ready",
	undelivered: 0,
	skewMs: 0,
	release: "0.1.0",
	readers: [{ name: "card-1", medium: "card", isReady: true }],
}

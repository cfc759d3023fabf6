import { expect, test } from "vitest"
import type { KioskService } from "../domain/service/service-gaps.ts"
import type { KioskNews } from "./kiosk-news.ts"
import { howItIs } from "./kiosk-state.ts"

const now = 1_000_000
const service: KioskService = {
	...{ kiosk: "A", place: "Lobi", receivedUntil: now - 1_000, missing: [], away: [] },
	removed: new Set(),
	counts: { from: 0, until: Number.POSITIVE_INFINITY },
	served: new Map([["card-1", [{ from: 0, until: now - 1_000 }]]]),
}
const news: KioskNews = {
	...{ heardAt: now, skewMs: 0, release: "0.1.0", undelivered: 0 },
	...{ fault: undefined, freePercent: 50 },
}
const dead = new Map([["card-1", [{ from: 0, until: now - 60_000 }]]])

test.each([
	["in order", {}, "ready"],
	["never heard since the office started, but delivering", { news: undefined }, "ready"],
	["its disk is full", { news: { ...news, fault: "full" } }, "faulty"],
	["its only reader is gone", { service: { ...service, served: dead } }, "faulty"],
	[
		"one of two readers is gone",
		{
			service: {
				...service,
				served: new Map([...service.served, ["finger-1", dead.get("card-1") ?? []]]),
			},
		},
		"ready",
	],
	["no reader was ever told of", { service: { ...service, served: new Map() } }, "ready"],
	["records on their way", { news: { ...news, undelivered: 3 } }, "sending"],
	["not connected, heard a second ago", { isConnected: false }, "ready"],
	[
		"not connected, last heard three minutes ago",
		{ isConnected: false, service: { ...service, receivedUntil: now - 180_000 } },
		"silent",
	],
] as const)("%s: %s", (_, change, state) => {
	expect(howItIs({ service, news, isConnected: true, now, ...change })).toBe(state)
})

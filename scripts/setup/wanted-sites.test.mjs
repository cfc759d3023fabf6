// A machine on which npm start never ran has the pages that it serves all the same.
import { expect, test } from "vitest"
import { wantedSites } from "./wanted-sites.mjs"

test.each([
	["start", [], ["staff pages", "kiosk screen"]],
	["hadir", ["serve"], ["staff pages"]],
	["hadir", ["kiosk"], ["kiosk screen"]],
	["hadir", ["kiosk", "--json"], ["kiosk screen"]],
	["hadir", ["kiosk", "register"], []],
	["hadir", ["device", "list"], []],
	["check", [], []],
])("%s %j serves %j", (name, args, sites) => {
	expect(wantedSites(name, args)).toEqual(sites)
})

import type { Outage, Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { expect, test } from "vitest"
import { personDaysUnder, proposalOver, unproposed } from "./outage-proposals.ts"

const outage: Outage = {
	...{ kiosk: "Q4P8RD", place: "Lobi", unitName: "Dinas Kesehatan", cause: "lost" },
	...{ from: 1000, until: 2000, personDays: 3 },
}
const proposal: Proposal = {
	...{ id: "1", kiosk: "Q4P8RD", place: "Lobi", cause: "lost", from: 1000, until: 2000 },
	...{ verdict: "excused", reason: "listrik padam", letter: "" },
	...{ proposedBy: "rambu", proposedAt: 3000, isOwn: true },
}

test.each<[string, Partial<Proposal>, "whole" | "part" | "none"]>([
	["the same stretch", {}, "whole"],
	["a longer one", { from: 0, until: 3000 }, "whole"],
	["one that the outage has outgrown", { until: 1500 }, "part"],
	["one that ends where it begins", { from: 0, until: 1000 }, "none"],
	["one that begins where it ends", { from: 2000, until: 3000 }, "none"],
	["another machine's", { kiosk: "K7M4QX" }, "none"],
	["of another cause", { cause: "missing" }, "none"],
	["one that is approved", { approvedBy: "yusuf", approvedAt: 4000 }, "none"],
])("a proposal over %s", (_, change, covers) => {
	const proposals = [{ ...proposal, ...change }]
	expect(unproposed([outage], proposals)).toEqual(covers === "whole" ? [] : [outage])
	expect(proposalOver(outage, proposals) !== undefined).toBe(covers !== "none")
})

test("the days that wait are those of the largest outage it touches", () => {
	const outages = [outage, { ...outage, from: 2000, until: 3000, personDays: 9 }]
	expect(personDaysUnder(proposal, outages)).toBe(3)
	expect(personDaysUnder({ ...proposal, until: 2500 }, outages)).toBe(9)
	expect(personDaysUnder(proposal, [])).toBe(0)
})

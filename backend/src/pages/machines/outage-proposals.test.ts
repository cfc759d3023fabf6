import type { Outage, Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { expect, test } from "vitest"
import { proposalOver } from "./outage-proposals.ts"

const outage: Outage = {
	...{ kiosk: "Q4P8RD", place: "Lobi", unitName: "Dinas Kesehatan", cause: "lost" },
	...{ from: 1000, until: 2000, personDays: 3 },
}
const proposal: Proposal = {
	...{ id: "1", kiosk: "Q4P8RD", place: "Lobi", cause: "lost", from: 1000, until: 2000 },
	...{ verdict: "excused", reason: "listrik padam", letter: "" },
	...{ proposedBy: "rambu", proposedAt: 3000, isOwn: true },
}

test.each<[string, Partial<Proposal>, boolean | undefined]>([
	["the same stretch", {}, true],
	["a longer one", { from: 0, until: 3000 }, true],
	["one that the outage has outgrown", { until: 1500 }, false],
	["one that ends where it begins", { from: 0, until: 1000 }, undefined],
	["one that begins where it ends", { from: 2000, until: 3000 }, undefined],
	["another machine's", { kiosk: "K7M4QX" }, undefined],
	["of another cause", { cause: "missing" }, undefined],
	["one that is approved", { approvedBy: "yusuf", approvedAt: 4000 }, undefined],
])("%s", (_, change, isWhole) => {
	expect(proposalOver(outage, [{ ...proposal, ...change }])?.isWhole).toBe(isWhole)
})

test("one over the whole is named before one over a part", () => {
	const part = { ...proposal, id: "part", until: 1500 }
	expect(proposalOver(outage, [part, proposal])?.proposal.id).toBe("1")
})

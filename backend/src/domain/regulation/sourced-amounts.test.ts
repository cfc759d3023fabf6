import { expect, test } from "vitest"
import { amountDifferences, sourcedRows } from "./sourced-amounts.ts"

const policy = {
	name: "Contoh",
	cuts: [
		{ from: "2026-01-01", late: [{ basisPoints: 50 }], cite: "A", status: "unconfirmed" },
		{ from: "2027-01-01", late: [{ basisPoints: 60 }], cite: "B", status: "confirmed" },
	],
}

test("each row that names its source, with the amounts that rest on it", () => {
	expect(sourcedRows(policy)).toEqual([
		{
			...{ path: "cuts[0]", cite: "A", status: "unconfirmed" },
			amounts: [{ path: "cuts[0].late[0].basisPoints", value: 50 }],
		},
		{
			...{ path: "cuts[1]", cite: "B", status: "confirmed" },
			amounts: [{ path: "cuts[1].late[0].basisPoints", value: 60 }],
		},
	])
})

test("what differs is told by its place in the file", () => {
	const [first] = policy.cuts
	expect(amountDifferences(policy, { ...policy, cuts: [{ ...first, cite: "C" }] })).toEqual([
		{ path: "cuts[0].cite", left: "A", right: "C" },
		{ path: "cuts[1].from", left: "2027-01-01", right: undefined },
		{ path: "cuts[1].late[0].basisPoints", left: 60, right: undefined },
		{ path: "cuts[1].cite", left: "B", right: undefined },
		{ path: "cuts[1].status", left: "confirmed", right: undefined },
	])
	expect(amountDifferences(policy, policy)).toEqual([])
})

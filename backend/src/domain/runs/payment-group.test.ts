import { expect, test } from "vitest"
import { groupOfGrade } from "./payment-group.ts"

test.each([
	["I/a", "PNS"],
	["IV/e", "PNS"],
	["iii / c", "PNS"],
	["IX", "PPPK"],
	["III", "PPPK"],
	["XVII", "PPPK"],
	["PNS III/c", "PNS"],
	["PPPK IX", "PPPK"],
	["XVIII", undefined],
	["V/a", undefined],
	["III/f", undefined],
	["", undefined],
])("grade %s is paid as %s", (grade, group) => expect(groupOfGrade(grade)).toBe(group))

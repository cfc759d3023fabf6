// NIP of civil servants and NI PPPK: the month is one's alone, the birth both's.
import { expect, test } from "vitest"
import { nipFault } from "./nip-fault.ts"

test.each([
	["198609262015051001", "III/c", undefined],
	["198609262015011001", "III/c", undefined],
	["198609262015121001", "PNS III/c", undefined],
	["198609262015001001", "III/c", /digit 13-14 "00"/],
	["198609262015131001", "III/c", /digit 13-14 "13" bukan bulan pengangkatan/],
	["198609262015131001", "", /digit 13-14 "13"/],
	["198609262015211001", "III/c", /digit 13-14 "21"/],
	["199009132025242014", "PPPK IX", undefined],
	["199009132025242014", "IX", undefined],
	["199009132025242014", "", undefined],
	["199009132025202014", "", /digit 13-14 "20"/],
	["199009132025202014", "P3K V", undefined],
	["198609312015051001", "III/c", /digit 1-8 "19860931" bukan tanggal lahir/],
	["198609262015053001", "III/c", /digit 15 "3"/],
	["5371012609860001", "", undefined],
])("%s, grade %s", (nip, grade, fault) => {
	const said = nipFault(nip, grade)
	if (fault === undefined) expect(said).toBeUndefined()
	else expect(said).toMatch(fault)
})

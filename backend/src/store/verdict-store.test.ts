import { expect, test } from "vitest"
import { OfficeLog } from "../usecases/office-log.fixture.ts"

test("a key that is trusted no more keeps on record who had trusted it, and why", async () => {
	const office = await OfficeLog.open()
	const journal = "ab".repeat(32)
	const accepted = {
		journal,
		verdict: "accepted",
		by: "rambu",
		at: 1,
		reason: "kartu baru",
	} as const
	const revoked = {
		journal,
		verdict: "revoked",
		by: "sari",
		at: 2,
		reason: "mesin hilang",
	} as const
	await office.verdicts.give(accepted)
	await office.verdicts.give(revoked)
	expect(await office.verdicts.of(journal)).toEqual(revoked)
	// In the very same millisecond, as a request that comes twice.
	await office.verdicts.give({ ...accepted, at: 2 })
	await office.verdicts.give({ ...revoked, by: "dewi" })
	const before = office.office.selectFrom("journal_verdict_before").selectAll().orderBy("position")
	expect(await before.execute()).toEqual([
		{ ...accepted, position: 1 },
		{ ...revoked, position: 2 },
		{ ...accepted, at: 2, position: 3 },
	])
	await office.close()
})

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
	const before = office.office.selectFrom("journal_verdict_before").selectAll()
	expect(await before.execute()).toEqual([accepted])
	await office.close()
})

import { expect, test } from "vitest"
import { alarmWords } from "./alarm-words.ts"

const alarm = { id: "1", kind: "refused", raisedAt: 0 }

test("a machine's code is grouped as its screen shows it, but not where it is to be typed", () => {
	const subject =
		"Mesin 6639SJ ditolak. Minta kode baru (kiosk code --kiosk 6639SJ) untuk mesin 6639SJ."
	expect(alarmWords({ ...alarm, subject, kiosk: "6639SJ" })).toBe(
		"Mesin 663\u00a09SJ ditolak. Minta kode baru (kiosk code --kiosk 6639SJ) untuk mesin 663\u00a09SJ.",
	)
	expect(alarmWords({ ...alarm, subject })).toBe(subject)
})

// What cannot be read is told field by field, as the operator's doors tell it.
import { expect, test } from "vitest"
import { z } from "zod"
import { entryContent } from "../domain/entries/entry-contents.ts"
import { actor } from "./entry-messages.ts"
import { action, byField } from "./operator-action.ts"

const date = z.iso.date()
const door = action(
	"/x",
	z.strictObject({
		...{ employee: z.string().min(1), from: date, until: date, as: actor },
		content: entryContent.optional(),
	}),
	byField({ code: "bad-entry", message: "otherwise" }),
	async () => ({ ok: true, value: {} }),
)
const good = {
	...{ employee: "maria", from: "2026-11-02", until: "2026-11-03" },
	as: { username: "dewi", role: "bkpsdm" },
}

test.each([
	[
		"each wrong field has its own sentence",
		{ ...good, from: "2/11/2026", until: "x", employee: "" },
		'--id "" names nobody; give the person\'s id or NIP (hadir person find). --from "2/11/2026" is no date; write it like 2026-11-30. --until "x" is no date; write it like 2026-11-30.',
	],
	["one that is missing", { ...good, from: undefined }, "--from is missing."],
	[
		"who acts, and as what",
		{ ...good, as: { username: "", role: "boss" } },
		'--as "" is no user name of 1 to 60 characters. --role "boss" is no role; write employee, superior, operator or bkpsdm.',
	],
	[
		"within a content, by its field",
		{ ...good, content: { kind: "overtime", fromMinute: 9, untilMinute: 10, letter: "" } },
		'"letter": harus diisi.',
	],
	["what has no field", "nothing", "otherwise"],
	["a field nobody knows", { ...good, extra: 1 }, "otherwise"],
])("%s", (_, body, message) => {
	expect(door.act(body)).toBeUndefined()
	expect(door.bad(body)).toEqual({ code: "bad-entry", message })
})

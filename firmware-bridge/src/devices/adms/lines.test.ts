import fc from "fast-check"
import { expect, test } from "vitest"
import { pushedPunch, pushedUser } from "./lines.ts"

const serial = "CGKK204760001"

test("a published line: user 982, out, by password, work code 9001", () => {
	expect(pushedPunch(serial, "982\t2008-02-25 12:08:21\t1\t0\t9001")).toMatchObject({
		ok: true,
		value: {
			...{ serial, userId: "982", state: 1, verify: { raw: 0, meaning: "password" } },
			local: { year: 2008, month: 2, day: 25, hour: 12, minute: 8, second: 21 },
		},
	})
})

test.each([
	["a terminal that leaves figures out", "7\t2026-11-23 07:28:00", 255, 255],
	["states that are not set", "7\t2026-11-23 07:28:00\t255\t1\t0\t0\t0", 255, 1],
	["empty figures", "7\t2026-11-23 07:28:00\t\t", 255, 255],
	["an ISO time", "7\t2026-11-23T07:28:00\t0\t15", 0, 15],
])("%s", (_, line, state, verify) => {
	expect(pushedPunch(serial, line)).toMatchObject({
		value: { userId: "7", state, verify: { raw: verify } },
	})
})

test.each([
	["no user", "\t2026-11-23 07:28:00\t0\t1", "no-user-id"],
	["a day there is not", "7\t2026-02-30 07:28:00\t0\t1", "impossible-date"],
	["a clock that was reset", "7\t2000-01-01 00:00:12\t0\t1", "ghost-date"],
	["no time", "7\tyesterday\t0\t1", "unknown-body"],
	["an operation", "OPLOG 4\t0\t2008-02-25 12:08:21\t0\t0\t0\t0", "unknown-body"],
	["letters for a figure", "7\t2026-11-23 07:28:00\tin\t1", "unknown-body"],
	["a user longer than any", `${"9".repeat(25)}\t2026-11-23 07:28:00`, "unknown-body"],
])("%s is refused", (_, line, code) => {
	expect(pushedPunch(serial, line)).toMatchObject({ ok: false, fault: { code } })
})

test("a user: the number, the name, the card, the rights, and not the password", () => {
	const user = pushedUser("USER PIN=982\tName=Richard\tPri=14\tPasswd=9822\tCard=13375590\tGrp=1")
	expect(user).toEqual({
		...{ userId: "982", name: "Richard", card: 13_375_590 },
		...{ privilege: "administrator", isDisabled: false },
	})
	expect(JSON.stringify(user)).not.toContain("9822")
	expect(pushedUser("USER PIN=1\tCard=[CC1C66]")?.card).toBe(13_376_614)
	expect(pushedUser("USER PIN=1\tCard=0")).not.toHaveProperty("card")
})

test.each(["USER Name=Nobody", "OPLOG 4\t0", "USERPIC PIN=1", ""])("%j is no user", (line) => {
	expect(pushedUser(line)).toBeUndefined()
})

test("no line throws", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 200 }), (line) => {
			pushedPunch(serial, line)
			pushedUser(`USER ${line}`)
		}),
		{ numRuns: 500 },
	)
})

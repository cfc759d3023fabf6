import { expect, test } from "vitest"
import { faultsOf } from "./first-access-fields.ts"

const whole = {
	name: "Rambu Kahi",
	username: "rambu.kahi",
	password: "kuda pacuan",
	repeated: "kuda pacuan",
}

test("eleven characters are too few, twelve are enough", () => {
	expect(faultsOf(whole).password).toContain("12 karakter. Sekarang 11.")
	const password = "kuda pacuan!"
	expect(faultsOf({ ...whole, password, repeated: password })).toEqual({})
})

test("the second password must be the first", () => {
	const password = "kuda pacuan!"
	expect(Object.keys(faultsOf({ ...whole, password }))).toEqual(["repeated"])
})

test.each(["ab", "rambu kahi", ""])("the user name %j is not accepted", (username) => {
	expect(faultsOf({ ...whole, username }).username).toBeDefined()
})

// Who a terminal's users may be; nothing is assigned by it.
import { expect, test } from "vitest"
import { proposeTerminalUsers } from "./propose-terminal-users.ts"

const person = (id: string, shortName: string, nip: string) => ({
	...{ id, nip, name: `${shortName}, S.KM.`, shortName },
	unit: { id: "dinkes", name: "Dinas Kesehatan" },
	...{ grade: "III/a", schedule: "lima-hari", employedFrom: undefined, employedUntil: undefined },
})
const employees = [
	person("maria", "Maria Goreti Ndoen", "198609262015051001"),
	person("yusuf", "Yusuf Bria", "198609262015051002"),
	person("yusuf2", "Yusuf Bria", "198609262015051003"),
	person("yulia", "Yulia Lado", "198609262015051004"),
]

test.each([
	["by NIP in its own column", { name: "?", nip: "198609262015051001" }, "sure", ["maria"]],
	["by NIP as PDF prints it", { name: "19860926 201505 1 001" }, "sure", ["maria"]],
	["by the same name", { name: "MARIA GORETI  NDOEN" }, "sure", ["maria"]],
	["with titles and dots", { name: "Hj. Maria Goreti Ndoen, S.KM." }, "sure", ["maria"]],
	["two people of one name", { name: "Yusuf Bria" }, "unsure", ["yusuf", "yusuf2"]],
	["a name the terminal cut", { name: "MARIA GO" }, "unsure", ["maria"]],
	["too short to say anything", { name: "YU" }, "unknown", []],
	["no name", { name: "" }, "unknown", []],
	["nobody's", { name: "Anton Wasa" }, "unknown", []],
])("%s", (_, user, kind, ids) => {
	const [proposed] = proposeTerminalUsers([{ userId: "7", ...user }], employees)
	expect([proposed?.kind, proposed?.employees.map(({ id }) => id)]).toEqual([kind, ids])
})

test("a number that stands in the list twice is sure for nobody", () => {
	const users = [
		{ userId: "1001", name: "Maria Goreti Ndoen" },
		{ userId: "1001", name: "Yulia Lado" },
		{ userId: "1002", name: "Yulia Lado" },
	]
	expect(proposeTerminalUsers(users, employees).map(({ kind }) => kind)).toEqual([
		...["unsure", "unsure", "sure"],
	])
})

// A terminal's stick at the office: real processes, the command line, the proof, and the person's day.
import { spawn } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { City, end, query, root } from "./city.ts"

const city = new City()
const serial = "CKJ1234567"
const file = () => join(city.data, "attlog.dat")
const day = (index: number) => `2026-11-${String(2 + (index % 20)).padStart(2, "0")}`

beforeAll(async () => {
	await city.start()
	await end(city.kiosk, "SIGTERM")
}, 60_000)
afterAll(() => city.stop())

const write = (lines: readonly string[]) => writeFileSync(file(), `${lines.join("\r\n")}\r\n`)
const bring = (...more: string[]) =>
	city.run([
		...["journal", "import", file(), "--serial", serial, "--json"],
		...(more.length === 0 ? ["--since", "2026-11-01"] : more),
	])
const said = async (...more: string[]) => JSON.parse(await bring(...more))
const punches = (where: string) =>
	query(join(city.data, "office.db"), `SELECT record FROM punch WHERE ${where}`).length

/** The command's exit code and what it said, when it fails. */
const failed = async (...args: string[]): Promise<string> =>
	new Promise((done) => {
		const child = spawn(process.execPath, [join(root, "scripts/hadir.ts"), ...args], {
			env: { ...process.env, HADIR_DATA: city.data },
		})
		let output = ""
		child.stderr.on("data", (chunk) => {
			output += chunk
		})
		child.once("close", (code) => done(`${code} ${output}`))
	})

test("a stick with good, old and broken lines, told line by line, and proven", async () => {
	write([
		"     7\t2026-11-03 07:28:14\t0\t1\t0\t0",
		"     7\t2026-11-03 16:02:40\t1\t1\t0\t0",
		"     8\t2026-10-30 07:30:00\t0\t1\t0\t0",
		"     8\t2000-01-01 07:30:00\t0\t1\t0\t0",
		"     8\t2026-11-31 07:30:00\t0\t1\t0\t0",
		"     8\t2026",
	])
	const reasons = [
		{ line: 4, reason: "ghost-date" },
		{ line: 5, reason: "impossible-date" },
		{ line: 6, reason: "unreadable" },
	]
	const expected = { added: 2, known: 0, history: 1, refused: 3, named: reasons }
	expect(await said()).toMatchObject(expected)
	expect(await said()).toMatchObject({ ...expected, added: 0, known: 2 })
	expect(await city.run(["journal", "verify", join(city.data, "journal.db")])).toMatch(
		/2 records, all hold/,
	)
})

test("a list proposes, a person assigns, and past days follow", async () => {
	const users = join(city.data, "users.csv")
	writeFileSync(users, `7,MARIA GORETI NDOEN\n8,Siapa\n"'=9","'@SUM(A1), Yusuf Adi Prasetyo"\n`)
	const proposed = await city.run(["terminal", "users", "--serial", serial, "--from", users])
	expect(proposed).toMatch(/sure\s+7 MARIA GORETI NDOEN: p1/)
	expect(proposed).toMatch(/unknown 8 Siapa/)
	const list = join(city.data, "approved.csv")
	const propose = ["terminal", "users", "--serial", serial, "--from", users, "--write"]
	expect(await failed(...propose, join(city.data, "none", "list"))).toMatch(
		/^2 .*list cannot be written\. Name a file in a folder that exists/,
	)
	await city.run([...propose, list])
	expect(readFileSync(list, "utf8")).toMatch(
		/^# 7,"MARIA[^\n]*"\n7,p1\n# 8,"Siapa: nobody[^\n]*"\n# =9,"'@SUM\(A1\), Yusuf[^\n]*"\n$/,
	)
	const assign = ["terminal", "assign", "--serial", serial, "--list", list, "--json"]
	expect(JSON.parse(await city.run(assign))).toMatchObject({ punches: 2 })
	const mistyped = ["terminal", "assign", "--serial", "CKJ0", "--list", list]
	expect(await failed(...mistyped)).toMatch(/^2 No punch of terminal CKJ0 has come yet.*--new/)
	expect(await city.run([...mistyped, "--new"])).toMatch(/is p1\. 0 punches on record changed/)
	writeFileSync(list, "7,p1\n8,p9\n")
	expect(await failed("terminal", "assign", "--serial", serial, "--list", list)).toMatch(
		/^1 User 8: .*"p9"[\s\S]*1 of 2 users were refused/,
	)
	writeFileSync(list, "7,p1\n7,p2\n")
	expect(await failed("terminal", "assign", "--serial", serial, "--list", list)).toMatch(
		/^2 .*line 2: user 7 stands there twice/,
	)
	expect(punches("employee = 'p1'")).toBe(2)
	const month = await city.run(["export", "--month", "2026-11"])
	expect(month).toMatch(/07:28/)
})

test("an office that is killed in the middle has whole lots, and the file again adds the rest", async () => {
	const count = 4_000
	write(
		Array.from(
			{ length: count },
			(_, index) => `${100 + index}\t${day(index)} 07:30:00\t0\t1\t0\t0`,
		),
	)
	const importing = bring().catch((cause) => String(cause))
	await vi.waitFor(() => expect(punches("kiosk = 'OFFICE'")).toBeGreaterThan(600), {
		timeout: 20_000,
		interval: 20,
	})
	await end(city.office, "SIGKILL")
	expect(await importing).toMatch(/does not run/)
	await city.startOffice()
	const { added, known } = await said()
	expect([added + known, known > 0, added > 0]).toEqual([count, true, true])
	expect(punches("kiosk = 'OFFICE'")).toBe(count + 2)
	expect(await city.run(["journal", "verify", join(city.data, "journal.db")])).toMatch(
		new RegExp(`${count + 2} records, all hold`),
	)
}, 60_000)

test("what is typed wrongly ends with 2 and a sentence", async () => {
	const order = ["journal", "import", file(), "--serial"]
	expect(await failed(...order, serial)).toMatch(/^2 .*--since/)
	expect(await failed(...order, "a b", "--since", "2026-11-01")).toMatch(/^2 .*is no serial/)
	expect(await failed(...order, serial, "--since", "1 Nov")).toMatch(/^2 .*is no day/)
	expect(await failed(...order, serial, "--unit", "nowhere")).toMatch(/^2 .*no unit "nowhere"/)
	expect(await failed("journal", "import", city.data, "--serial", serial)).toMatch(/^2 .*no file/)
	write(["Nama,Jam", "Maria,07:28"])
	const since = ["--since", "2026-11-01"]
	expect(await failed(...order, serial, ...since)).toMatch(/^2 .*--map/)
	expect(await failed(...order, serial, ...since, "--map", "who=1")).toMatch(/^2 .*user=1/)
	const assign = ["terminal", "assign", "--serial", serial, "--user", "7"]
	expect(await failed(...assign, "--id", "p9")).toMatch(/^2 .*no person with the id or NIP "p9"/)
	expect(await failed(...assign, "--id", "p2")).toMatch(/^2 .*--from/)
}, 60_000)

test("without a day, a unit's first kiosk says from when on", async () => {
	write(["7\t2026-11-27 07:28:14\t0\t1\t0\t0"])
	expect(await said("--unit", "dinkes")).toMatchObject({ added: 0, history: 1 })
})

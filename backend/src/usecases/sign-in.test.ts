// Sessions and one-time links on a real file, by a clock that is turned.
import { expect, test } from "vitest"
import { hashSecret, makeToken } from "../identity/secrets.ts"
import { StaffTables } from "../store/staff-tables.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import { idleMs, longestMs, StaffAccess } from "./sign-in.ts"

const dayMs = 24 * 3_600_000

async function withAccess(run: (access: StaffAccess, turn: (ms: number) => void) => Promise<void>) {
	const office = await OfficeLog.open()
	let now = office.now
	const secrets = {
		hashPassword: async (password: string) => hashSecret(password),
		isPassword: async (password: string, stored?: string) => hashSecret(password) === stored,
		...{ makeToken, hashSecret },
	}
	const store = new StaffTables(office.office)
	try {
		await run(new StaffAccess({ store, secrets, now: () => now }), (ms) => {
			now += ms
		})
	} finally {
		await office.close()
	}
}

const wish = (token = "") => ({ token, name: "Admin", username: "admin", password: "p" })

async function open(access: StaffAccess): Promise<string> {
	const opened = await access.spendLink(wish(await access.firstAdministratorLink()))
	if (!opened.ok) throw new Error(opened.fault.message)
	return opened.value.token
}

test("a session ends after 30 minutes idle, and each use begins them anew", () =>
	withAccess(async (access, turn) => {
		const token = await open(access)
		for (const ms of [idleMs, idleMs]) {
			turn(ms)
			expect(await access.resume(token)).toMatchObject({ username: "admin" })
		}
		turn(idleMs + 1)
		expect(await access.resume(token)).toBeUndefined()
		turn(-1)
		expect(await access.resume(token)).toBeUndefined()
	}))

test("a session ends after 12 hours however much it is used", () =>
	withAccess(async (access, turn) => {
		const token = await open(access)
		for (let at = 0; at < longestMs; at += idleMs) {
			turn(idleMs)
			expect(await access.resume(token)).toBeDefined()
		}
		turn(1)
		expect(await access.resume(token)).toBeUndefined()
	}))

test.each([
	["just before a day", dayMs - 1, true],
	["after a day", dayMs, false],
])("the first link %s", (_, ms, works) =>
	withAccess(async (access, turn) => {
		const link = await access.firstAdministratorLink()
		turn(ms)
		expect((await access.spendLink(wish(link))).ok).toBe(works)
	}),
)

test("a newer link replaces an older one, and there is none once somebody came in", () =>
	withAccess(async (access) => {
		const older = await access.firstAdministratorLink()
		await open(access)
		expect((await access.spendLink({ ...wish(older), username: "other" })).ok).toBe(false)
		expect(await access.firstAdministratorLink()).toBeUndefined()
	}))

test.each([
	["just before a day", dayMs - 1, true],
	["after a day", dayMs, false],
])("a link for a new password %s", (_, ms, works) =>
	withAccess(async (access, turn) => {
		await open(access)
		const link = await access.reset("admin")
		if (!link.ok) throw new Error(link.fault.message)
		turn(ms)
		expect((await access.lookAtLink(link.value)).ok).toBe(works)
		expect((await access.spendLink({ ...wish(link.value), password: "q" })).ok).toBe(works)
		expect((await access.signIn({ username: "admin", password: "q" })).ok).toBe(works)
	}),
)

test("user names are the same whatever their capitals", () =>
	withAccess(async (access) => {
		const token = await access.firstAdministratorLink()
		const opened = await access.spendLink({ ...wish(token), username: "Rambu.Kahi" })
		expect(opened).toMatchObject({ value: { user: { username: "rambu.kahi" } } })
		for (const username of ["rambu.kahi", "RAMBU.KAHI", "Rambu.Kahi"]) {
			expect((await access.signIn({ username, password: "p" })).ok, username).toBe(true)
		}
		const link = await access.invite(undefined)
		if (!link.ok) throw new Error(link.fault.message)
		const again = await access.spendLink({ ...wish(link.value), username: "rAMBU.kahi" })
		expect(again).toMatchObject({ fault: { code: "name-taken" } })
		expect((await access.lookAtLink(link.value)).ok, "a taken name spends nothing").toBe(true)
	}))

test("signed out is out at once", () =>
	withAccess(async (access) => {
		const token = await open(access)
		await access.signOut(token)
		expect(await access.resume(token)).toBeUndefined()
	}))

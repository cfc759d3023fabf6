// What is known of a terminal from how it calls: up to when all is here, how far its clock is off, whether it is there.
import { afterEach, expect, test, vi } from "vitest"
import { line, on, serial, tidyUp } from "./terminal.fixture.ts"

afterEach(tidyUp)

test("while an upload breaks off, or is too long, nobody says that all is here", async () => {
	const { told, terminal, minutes } = await on()
	await minutes(2)
	const before = told.allUntil.length
	const lots = [[line("1001", "07:29:10")], Array(51_000).fill("1001\t2026-11-23 07:29:10")]
	for (const lot of lots) {
		for (let half = 0; half < 4; half++) {
			terminal.punches = lot
			const broken = told.troubles.length
			if (lot.length === 1) await terminal.brokenUpload()
			else expect((await terminal.upload()).status).toBe(413)
			if (lot.length === 1) await vi.waitFor(() => expect(told.troubles).toHaveLength(broken + 1))
			terminal.punches = []
			await minutes(0.5)
		}
	}
	expect(told.allUntil).toHaveLength(before)
})

test("of a door controller that goes on asking nobody says that all is here, nor that it is ready", async () => {
	const { told, terminal, minutes } = await on()
	for (let half = 0; half < 6; half++) {
		expect((await terminal.post("table=rtlog", "time=2026-11-23 07:28:00\tpin=1\n")).status).toBe(
			403,
		)
		await minutes(0.5)
	}
	expect(told.allUntil).toEqual([])
	expect(told.states).toEqual(["starting", "faulty"])
	await minutes(2)
	expect(told.states.at(-1), "set to attendance").toBe("ready")
})

test("everything is here up to a minute ago, once the terminal has asked for a minute without a break", async () => {
	const { told, time, terminal, minutes } = await on()
	await terminal.handshake()
	await minutes(0.5)
	expect(told.allUntil).toEqual([])
	await minutes(1)
	expect(told.allUntil.at(-1)).toBe(time.utc - 60_000)
	const before = told.allUntil.length
	time.mono += 600_000
	time.utc += 600_000
	await terminal.beat()
	expect(told.allUntil, "after a break it is not known again").toHaveLength(before)
	time.takes = false
	terminal.punches = [line("1001", "07:40:00")]
	await minutes(2)
	expect(told.allUntil, "nor while it holds what was not taken").toHaveLength(before)
})

test("what was refused comes again a minute later: until then nobody says that all is here", async () => {
	const { told, time, terminal, minutes } = await on()
	await minutes(2)
	const before = told.allUntil.length
	time.takes = false
	terminal.punches = [line("1001", "07:30:00")]
	await terminal.upload()
	// It asks on, and waits with the upload.
	const held = terminal.punches
	terminal.punches = []
	await minutes(1)
	expect(told.allUntil).toHaveLength(before)
	time.takes = true
	terminal.punches = held
	await minutes(0.5)
	expect(told.punches).toHaveLength(2)
	expect(told.allUntil.at(-1)).toBe(time.utc - 60_000)
})

test("its clock is measured by punches that come as they happen, not by those of a break", async () => {
	const { told, terminal, minutes } = await on()
	terminal.punches = [line("1001", "05:00:00")]
	await terminal.upload()
	expect(told.facts).toEqual([])
	await minutes(2)
	terminal.punches = [line("1001", "07:29:58")]
	await terminal.upload()
	expect(told.facts.at(-1)?.clock).toMatchObject({ offsetMs: 0, errorMs: 59_000 })
	terminal.punches = [line("1002", "07:40:00")]
	await terminal.upload()
	const clock = told.facts.at(-1)?.clock
	expect(clock?.offsetMs, "ten minutes ahead").toBe(630_500)
})

test("while it sends old punches it is catching up, and what else it holds is not known", async () => {
	const { told, time, terminal, minutes } = await on()
	await terminal.handshake()
	for (let lot = 0; lot < 6; lot++) {
		terminal.punches = [line("1001", `06:0${lot}:00`)]
		await minutes(0.5)
	}
	expect(told.punches).toHaveLength(6)
	expect(told.allUntil).toEqual([])
	expect(told.facts, "old punches tell nothing of its clock").toEqual([])
	await minutes(1.5)
	expect(told.allUntil.at(-1)).toBe(time.utc - 60_000)
})

test("a terminal whose clock is slow is measured after a quiet minute, and is then no one that catches up", async () => {
	const { told, time, terminal, minutes } = await on()
	await minutes(2)
	// It is 07:30 here and 07:20 there.
	terminal.punches = [line("1001", "07:20:00")]
	await terminal.upload()
	expect(told.facts.at(-1)?.clock).toMatchObject({ offsetMs: -569_500, errorMs: 30_500 })
	terminal.punches = [line("1002", "07:20:25")]
	await minutes(0.5)
	expect(told.allUntil.at(-1)).toBe(time.utc - 60_000)
})

test("a terminal that falls silent is absent, and told where it should call", async () => {
	const { told, time, door, terminal } = await on()
	await terminal.handshake()
	time.mono += 200_000
	await vi.waitFor(() => expect(told.states.at(-1)).toBe("absent"))
	expect(told.faults.at(-1)?.message).toContain(`${serial} does not call`)
	expect(told.faults.at(-1)?.message).toContain(String(door.port))
	await terminal.beat()
	expect(told.states.at(-1)).toBe("ready")
})
